package dev.screener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done the short way tells the same as what is done the long way. */
class ShortCutsTest {

  private static final int TEXTS = 20_000;

  private final TextFolding shortWay = new TextFolding(true);
  private final TextFolding longWay = new TextFolding(false);
  private final FoldedText text = new FoldedText();
  private final FoldedText same = new FoldedText();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A quiet, moving film; the best (by far) of \"that\" year. Isn't it? Yes: it is!",
        "oops oozing aardvark eerie ffrreeee sooo good goood, OK OKAY Ok",
        "see www.example.com, wwww ww. or example.com.Then kino-diary.example: a.b@example.org",
        "plan a b cinemas f r e e m o n e y, m0ney ca$h f*ck don't dont' 'tis rock'n'roll",
        "under_score hy-phen. and/or x. y: z? end",
        "a\u200Bb zero\u200B width soft\u00ADhyphen caf\u00E9 na\u00EFve e\u0301te\u0301 end\u0301",
        "\u202Eyenom eerf\u202C after, the  end\t of\n\n the line ",
      })
  void plainTextIsFoldedTheSame(String written) {
    shortWay.fold("A title, here", written, text);
    longWay.fold("A title, here", written, same);

    assertThat(describe(text)).isEqualTo(describe(same));
  }

  @Test
  void anyTextIsFoldedTheSame() {
    Random random = new Random(41);
    for (int i = 0; i < TEXTS; i++) {
      String written = i % 2 == 0 ? RandomText.of(random, 200) : almostPlain(random);

      shortWay.fold(null, written, text);
      longWay.fold(null, written, same);

      assertThat(describe(text)).as("text %d: %s", i, written).isEqualTo(describe(same));
    }
  }

  @Test
  void theKeysOfATextAreThoseOfItsFeatures() {
    Random random = new Random(42);
    Features features = new Features();
    ScoreSheet scores = new ScoreSheet();
    scores.clear();
    for (int i = 0; i < 2_000; i++) {
      shortWay.fold(null, i % 2 == 0 ? RandomText.of(random, 200) : almostPlain(random), text);

      features.read(text, scores, false);
      int[] expected = sortedKeys(Arrays.stream(features.hashes, 0, features.count));
      features.readKeys(text, scores);
      IntStream keys = Arrays.stream(features.hashes, 0, features.count);
      for (int size = Pieces.SHORTEST; size <= Pieces.LONGEST; size++) {
        keys = IntStream.concat(keys, row(features.pieces, size));
      }

      assertThat(keys.sorted().toArray()).as("text %d", i).isEqualTo(expected);
    }
  }

  @Test
  void theBuildOfWordsIsReadTheSameManyLettersAtATime() {
    Random random = new Random(45);
    Features all = new Features();
    Features oneByOne = new Features();
    for (int i = 0; i < 5_000; i++) {
      shortWay.fold(null, i % 4 == 0 ? mash(random) : almostPlain(random), text);
      boolean contacts = IntStream.range(0, text.tokens).anyMatch(text::isContact);
      ScoreSheet scores = new ScoreSheet();
      scores.clear();
      oneByOne.readKeys(text, scores);

      // That there are no contacts is what lets letters be compared across words.
      scores.set(ContentSignal.CONTACTS, contacts ? 1 : 0);
      all.readKeys(text, scores);

      assertThat(Arrays.copyOf(all.hashes, all.count))
          .as("text %d: %s", i, text.asString())
          .isEqualTo(Arrays.copyOf(oneByOne.hashes, oneByOne.count));
    }
  }

  @Test
  void repeatsAreCountedAsASetCountsThem() {
    Random random = new Random(43);
    SeenHashes seen = new SeenHashes();
    for (int use = 0; use < 500; use++) {
      int count = random.nextInt(use % 50 == 0 ? 60_000 : 1_500);
      long kinds = 1 + random.nextInt(2_000);
      // Sums of few values in the low bits, and next to each other, so that slots are contested.
      long[] hashes = random.longs(count, 0, kinds).map(n -> n << (n & 31)).toArray();
      Set<Long> different = new HashSet<>();
      Arrays.stream(hashes).forEach(different::add);

      assertThat(seen.repeats(hashes, count)).as("use %d", use).isEqualTo(count - different.size());
    }
  }

  @Test
  void repeatedPiecesAreCountedAsASetCountsThem() {
    Random random = new Random(44);
    SeenPieces seen = new SeenPieces();
    for (int i = 0; i < 2_000; i++) {
      int longest = i % 200 == 0 ? 60_000 : 400;
      String written = i % 2 == 0 ? RandomText.of(random, longest) : almostPlain(random);
      shortWay.fold(null, written, text);
      Set<List<Integer>> different = new HashSet<>();
      int pieces = Math.max(0, text.length - SeenPieces.SIZE + 1);
      for (int from = 0; from < pieces; from++) {
        different.add(Arrays.stream(text.folded, from, from + SeenPieces.SIZE).boxed().toList());
      }

      assertThat(seen.repeats(text)).as("text %d", i).isEqualTo(pieces - different.size());
    }
  }

  @Test
  void phrasesAreFoundWhereTheirFirstCharactersMatch() {
    Phrases phrases = new Phrases(List.of("ab", "abc", "abcd", "ab cd", "abc de", "abe*", "ab*f"));

    List<Integer> ends =
        List.of("ab", "abc", "abcd", "abcx", "ab, cd", "abc - de", "abefg", "abxf", "ax").stream()
            .map(
                written -> {
                  shortWay.fold(null, written, text);
                  return phrases.endOfMatch(text, 0);
                })
            .toList();

    assertThat(ends).containsExactly(2, 3, 4, -1, 6, 8, 5, -1, -1);
  }

  private static IntStream row(Pieces pieces, int size) {
    return Arrays.stream(pieces.row(size), 0, pieces.count(size));
  }

  private static int[] sortedKeys(IntStream hashes) {
    return hashes.map(ScoringModel::key).sorted().toArray();
  }

  /** Words and marks as people type them, with something odd now and then. */
  private static String almostPlain(Random random) {
    StringBuilder written = new StringBuilder();
    for (int words = random.nextInt(40); words > 0; words--) {
      for (int letters = random.nextInt(random.nextInt(30) == 0 ? 90 : 9);
          letters >= 0;
          letters--) {
        int letter = "aabeehilnoorstwWAE".charAt(random.nextInt(18));
        written.append((char) letter);
        if (random.nextInt(60) == 0) {
          written.append(RandomText.of(random, 3));
        }
      }
      written.append(".,;:!?'-_\"()@/&*$0\n\t ".charAt(random.nextInt(21)));
      written.append(random.nextInt(4) == 0 ? "" : " ");
    }
    return written.toString();
  }

  /** Few letters, mostly consonants, in words of any length, with a figure now and then. */
  private static String mash(Random random) {
    StringBuilder written = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      written.append("bdfghasqwexcv    3-".charAt(random.nextInt(19)));
    }
    return written.toString();
  }

  private static String describe(FoldedText text) {
    Tally tally = text.tally;
    int[] counts = {
      tally.visible,
      tally.letters,
      tally.casedLetters,
      tally.upperLetters,
      tally.digits,
      tally.emoji,
      tally.symbols,
      tally.stretched,
      tally.disguised,
      tally.wide,
      tally.figuresBetweenLetters,
      tally.words,
      tally.denseLetters,
      tally.mixedScriptWords,
      tally.unmistakable,
      tally.dominantScript(),
      tally.homeScript()
    };
    return Arrays.toString(Arrays.copyOf(text.folded, text.length))
        + Arrays.toString(Arrays.copyOf(text.origin, text.length))
        + Arrays.toString(Arrays.copyOf(text.tokenStart, text.tokens))
        + Arrays.toString(Arrays.copyOf(text.tokenEnd, text.tokens))
        + Arrays.toString(Arrays.copyOf(text.tokenHash, text.tokens))
        + Arrays.toString(Arrays.copyOf(text.tokenKind, text.tokens))
        + Arrays.toString(Arrays.copyOf(text.tokenFlags, text.tokens))
        + Arrays.toString(counts);
  }
}
