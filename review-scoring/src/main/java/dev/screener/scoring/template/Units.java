package dev.screener.scoring.template;

import dev.screener.scoring.TokenReader;
import dev.screener.scoring.WordBits;
import java.util.Arrays;

/**
 * The pieces of one text that are kept or changed as a whole: its words, without the film's own and
 * without emoji; every way to reach the writer as one of its kind; and in scripts without blanks,
 * or in words too long to be one, chunks that are cut where the text itself says, so that an edit
 * moves only the cuts beside it (content-defined chunking: Manber, Finding similar files in a large
 * file system, USENIX 1994). Reusable buffers.
 */
final class Units {

  /** A Hangul word of more syllables is several that were written together. */
  private static final int LONGEST_HANGUL = 6;

  private static final int HANGUL_FIRST = 0xAC00;
  private static final int HANGUL_LAST = 0xD7A3;
  private static final int THAI_FIRST = 0x0E00;
  private static final int WIDE_LAST = 0x17FF;
  private static final int KANA_FIRST = 0x3040;
  private static final int IDEOGRAPH_LAST = 0x9FFF;

  private static final float UNLISTED = 14;

  /** A word of a language that has no list: neither its rare nor its common ones are known. */
  private static final float UNKNOWN_LANGUAGE = 9;

  private static final float NUMBER = 8;
  private static final float CONTACT = 2;
  private static final float LISTED_SHARE = 0.3f;
  private static final float BITS_AN_IDEOGRAPH = 5.5f;
  private static final float BITS_A_SYLLABLE = 4.5f;
  private static final float BITS_A_LETTER = 2.2f;

  final TokenReader tokens = new TokenReader();

  int count;
  long[] hashes = new long[256];
  int[] starts = new int[256];
  int[] ends = new int[256];

  /** How much the unit says. */
  float[] bits = new float[256];

  /** Whether it is a chunk of a run without blanks. */
  boolean[] chunk = new boolean[256];

  /** The characters in all units, and in those that are chunks. */
  int characters;

  int chunked;

  /** Whether a word of the film was left out. */
  boolean slots;

  private int words;
  private int listed;

  /** Reads what the tokens hold. */
  void read(FilmWords film) {
    count = 0;
    characters = 0;
    chunked = 0;
    words = 0;
    listed = 0;
    slots = false;
    int[] characters = tokens.characters();
    int[] tokenStarts = tokens.starts();
    byte[] kinds = tokens.kinds();
    int token = 0;
    int maskedTo = 0;
    while (token < tokens.tokens()) {
      int start = tokenStarts[token];
      byte kind = kinds[token];
      if (kind == TokenReader.PAIR) {
        token = run(token, film);
        continue;
      }
      if (start >= maskedTo && film.mayBegin(characters, start)) {
        maskedTo = Math.max(maskedTo, film.end(characters, tokens.length(), start));
      }
      if (start < maskedTo) {
        slots = true;
      } else if (kind == TokenReader.WORD) {
        addWord(start, tokens.ends()[token], tokens.hashes()[token]);
      } else {
        addOther(token, kind);
      }
      token++;
    }
    rate();
  }

  /** Whether the next unit goes on in the same run. */
  boolean isOpen(int unit) {
    return unit + 1 < count && chunk[unit + 1] && starts[unit + 1] == ends[unit];
  }

  static boolean isDense(int character) {
    return (character >= THAI_FIRST && character <= WIDE_LAST && !isSpaced(character))
        || (character >= KANA_FIRST && character <= IDEOGRAPH_LAST);
  }

  static boolean isHangul(int character) {
    return character >= HANGUL_FIRST && character <= HANGUL_LAST;
  }

  // Tibetan, Georgian, Hangul letters, Ethiopic and Cherokee lie between Thai and Khmer.
  private static boolean isSpaced(int character) {
    return (character >= 0x0F00 && character < 0x1000)
        || (character >= 0x10A0 && character < 0x1780);
  }

  private void addWord(int start, int end, long hash) {
    // In this order, since how long a word is cannot be foretold.
    if (isHangul(tokens.characters()[start]) && end - start > LONGEST_HANGUL) {
      chunks(start, end);
      return;
    }
    float bit = WordBits.of(hash);
    words++;
    // A sum, since it cannot be foretold whether a word is in the list.
    listed += Math.min(1, Float.floatToRawIntBits(bit));
    put(hash, start, end, bit, false);
  }

  private void addOther(int token, byte kind) {
    int start = tokens.starts()[token];
    if (kind == TokenReader.NUMBER) {
      put(tokens.hashes()[token], start, tokens.ends()[token], NUMBER, false);
    } else if (kind != TokenReader.EMOJI) {
      put(-kind, start, start, CONTACT, false);
    }
  }

  /** Words that no list knows are rare ones, unless the language has no list. */
  private void rate() {
    float unlisted = listed < LISTED_SHARE * words ? UNKNOWN_LANGUAGE : UNLISTED;
    for (int i = 0; i < count; i++) {
      if (bits[i] == 0) {
        bits[i] = unlisted;
      }
    }
  }

  /** A run without blanks, from its first pair on; answers the token behind it. */
  private int run(int token, FilmWords film) {
    int last = token;
    while (last + 1 < tokens.tokens()
        && tokens.kinds()[last + 1] == TokenReader.PAIR
        && tokens.starts()[last + 1] < tokens.ends()[last]) {
      last++;
    }
    int end = tokens.ends()[last];
    int from = tokens.starts()[token];
    int at = from;
    while (at < end) {
      int masked =
          film.mayBegin(tokens.characters(), at)
              ? film.end(tokens.characters(), tokens.length(), at)
              : 0;
      if (masked > 0) {
        slots = true;
        chunks(from, at);
        at = masked;
        from = Math.min(masked, end);
      } else {
        at++;
      }
    }
    chunks(from, end);
    return last + 1;
  }

  /** Cuts where a pair's hash is lower than those around it. */
  private void chunks(int from, int end) {
    if (from >= end) {
      return;
    }
    int[] characters = tokens.characters();
    int around = characters[from] < KANA_FIRST ? 2 : 1;
    int start = from;
    for (int at = from + around; at + around < end; at++) {
      if (at - start >= around && isCut(characters, at, around, end)) {
        chunk(start, at + 1);
        start = at + 1;
      }
    }
    chunk(start, end);
  }

  private static boolean isCut(int[] characters, int at, int around, int end) {
    long here = pair(characters, at);
    for (int i = 1; i <= around; i++) {
      if (at + i + 1 < end && pair(characters, at + i) <= here) {
        return false;
      }
      if (pair(characters, at - i) <= here) {
        return false;
      }
    }
    return true;
  }

  private static long pair(int[] characters, int at) {
    return Mix.of((long) characters[at] << 32 | characters[at + 1]) >>> 1;
  }

  private void chunk(int start, int end) {
    if (start >= end) {
      return;
    }
    int[] characters = tokens.characters();
    long hash = (long) end - start;
    for (int i = start; i < end; i++) {
      hash = Mix.of(hash ^ characters[i]);
    }
    int first = characters[start];
    float each =
        first < KANA_FIRST ? BITS_A_LETTER : isHangul(first) ? BITS_A_SYLLABLE : BITS_AN_IDEOGRAPH;
    put(hash, start, end, each * (end - start), true);
  }

  private void put(long hash, int start, int end, float bit, boolean isChunk) {
    ensure(count + 1);
    hashes[count] = hash;
    starts[count] = start;
    ends[count] = end;
    bits[count] = bit;
    chunk[count] = isChunk;
    characters += end - start;
    chunked += isChunk ? end - start : 0;
    count++;
  }

  private void ensure(int most) {
    if (most > hashes.length) {
      int larger = Math.max(most, hashes.length * 2);
      hashes = Arrays.copyOf(hashes, larger);
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
      bits = Arrays.copyOf(bits, larger);
      chunk = Arrays.copyOf(chunk, larger);
    }
  }
}
