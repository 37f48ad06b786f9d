package dev.screener.scoring;

import com.ibm.icu.lang.UCharacter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Fixed phrases, found in folded text at the starts of words. Immutable. */
final class Phrases {

  private static final int BUCKETS = 4096;
  private static final long ANY = -1L;
  private static final int LONGEST_GAP = 3;
  private static final int LONGEST_ENDING = 12;

  private final int[] @Nullable [][] buckets = new int[BUCKETS][][];

  /**
   * For each bucket, which third characters (their lowest six bits) its phrases have, and beside
   * it, which fourth ones.
   */
  private final long[] possible = new long[2 * BUCKETS];

  /** Each phrase as people type it; a star stands for any ending of a word. */
  Phrases(List<String> phrases) {
    List<List<int[]>> byBucket = new ArrayList<>();
    for (int i = 0; i < BUCKETS; i++) {
      byBucket.add(new ArrayList<>());
    }
    TextFolding folding = new TextFolding();
    FoldedText folded = new FoldedText();
    for (String phrase : phrases) {
      folding.fold(null, phrase, folded);
      if (folded.length < 2) {
        throw new IllegalArgumentException("a phrase needs two characters: " + phrase);
      }
      int[] text = Arrays.copyOf(folded.folded, folded.length);
      int bucket = bucket(text[0], text[1]);
      byBucket.get(bucket).add(text);
      possible[2 * bucket] |= possible(text, 2);
      possible[2 * bucket + 1] |= possible(text, 3);
    }
    for (int i = 0; i < BUCKETS; i++) {
      if (!byBucket.get(i).isEmpty()) {
        buckets[i] = byBucket.get(i).toArray(new int[0][]);
      }
    }
  }

  /** All of them, to ask once whether any may start somewhere. */
  static Phrases all(String resource, List<String> more) {
    Stream<String> own =
        WordList.lines(resource).stream().map(line -> line.substring(line.indexOf(' ') + 1));
    return new Phrases(Stream.concat(own, more.stream()).toList());
  }

  /** The phrases of one kind from the resource in which each line begins with its kind. */
  static Phrases ofKind(String resource, String kind) {
    return new Phrases(
        WordList.lines(resource).stream()
            .filter(line -> line.startsWith(kind + " "))
            .map(line -> line.substring(kind.length() + 1))
            .toList());
  }

  /** Whether a phrase may start at this character of the folded text; if not, none does. */
  boolean mayStart(FoldedText text, int start) {
    int[] folded = text.folded;
    if (start + 1 >= text.length) {
      return false;
    }
    int thirds = 2 * bucket(folded[start], folded[start + 1]);
    // A shift takes the lowest six bits of a character; both at once, since either alone cannot be
    // foretold.
    return start + 3 < text.length
        ? (possible[thirds] >>> folded[start + 2] & possible[thirds + 1] >>> folded[start + 3] & 1)
            != 0
        : possible[thirds] != 0;
  }

  /** Where a phrase that starts at this character of the folded text ends, or -1. */
  int endOfMatch(FoldedText text, int start) {
    if (!mayStart(text, start)) {
      return -1;
    }
    int[] @Nullable [] candidates = buckets[bucket(text.folded[start], text.folded[start + 1])];
    if (candidates == null) {
      return -1;
    }
    int longest = -1;
    for (int[] phrase : candidates) {
      longest = Math.max(longest, match(text, start, phrase));
    }
    return longest;
  }

  /** Which characters a text may have at a place where the phrase is found, as a set of bits. */
  private static long possible(int[] phrase, int place) {
    for (int i = 0; i <= place; i++) {
      if (i == phrase.length || phrase[i] == '*' || phrase[i] == ' ') {
        return ANY;
      }
    }
    return 1L << phrase[place];
  }

  private static int match(FoldedText text, int start, int[] phrase) {
    int at = start;
    for (int c : phrase) {
      if (c == '*') {
        at = skip(text, at, LONGEST_ENDING, true);
      } else if (c == ' ') {
        int gapEnd = skip(text, at, LONGEST_GAP, false);
        if (gapEnd == at) {
          return -1;
        }
        at = gapEnd;
      } else if (at >= text.length || text.folded[at++] != c) {
        return -1;
      }
    }
    boolean wordGoesOn =
        at < text.length
            && isWordCharacter(text.folded[at])
            && (CodePoints.info(text.folded[at]) & CodePoints.DENSE) == 0
            && phrase[phrase.length - 1] != '*';
    return wordGoesOn ? -1 : at;
  }

  private static int skip(FoldedText text, int from, int most, boolean wordCharacters) {
    int at = from;
    while (at < text.length
        && at - from < most
        && isWordCharacter(text.folded[at]) == wordCharacters) {
      at++;
    }
    return at;
  }

  private static boolean isWordCharacter(int codePoint) {
    return codePoint < 128
        ? (codePoint >= 'a' && codePoint <= 'z') || (codePoint >= '0' && codePoint <= '9')
        : UCharacter.isLetterOrDigit(codePoint);
  }

  private static int bucket(int first, int second) {
    return (first * 31 + second * 1009) & (BUCKETS - 1);
  }
}
