package dev.screener.scoring;

import com.ibm.icu.lang.UScript;

/**
 * Whether the text praises or blames. English by a list of weighed words, behind a "not" with half
 * their weight the other way round; Korean by pairs of syllables, weighed by ratings ({@code
 * training.SentimentTraining}). Other languages have no lawful data, and are not measured.
 *
 * <p>The weights found are added and divided by the square root of their number and one; the
 * logistic function of that is the probability.
 */
final class SentimentGauge implements Gauge {

  private static final WeighedWords ENGLISH = WeighedWords.read("sentiment-en.txt");
  private static final WeighedWords KOREAN = WeighedWords.read("sentiment-ko.txt");
  private static final float ENGLISH_NUMBER = Languages.number("en");

  /** How many words behind a "not" it reaches. */
  private static final int REACH = 3;

  private static final float STEPS = 10;

  /** Two syllables of one word are a hint; people say more when they mean it. */
  private static final int LEAST_KOREAN = 2;

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    int script = text.tally.dominantScript();
    if (script == UScript.HANGUL) {
      measureKorean(text, scores);
    } else if (script == UScript.LATIN && isEnglish(scores)) {
      measureEnglish(text, scores);
    }
  }

  /** Two words do not tell a language, but the list of commonplaces knew them for English. */
  private static boolean isEnglish(ScoreSheet scores) {
    float language = scores.value(ContentSignal.LANGUAGE);
    return Float.isNaN(language)
        ? !Float.isNaN(scores.value(ContentSignal.COMMONPLACE_SHARE))
        : language == ENGLISH_NUMBER;
  }

  private static void measureEnglish(FoldedText text, ScoreSheet scores) {
    int sum = 0;
    int found = 0;
    int inverter = -REACH - 1;
    for (int i = 0; i < text.tokens; i++) {
      int weight = ENGLISH.weight(text.tokenHash[i]);
      if (weight == WeighedWords.INVERTS) {
        inverter = i;
      } else if (weight != 0) {
        sum += i - inverter <= REACH ? -weight / 2 : weight;
        found++;
      }
    }
    if (found > 0) {
      scores.set(ContentSignal.SENTIMENT, probability(sum, found));
    }
  }

  private static void measureKorean(FoldedText text, ScoreSheet scores) {
    int sum = 0;
    int found = 0;
    for (int i = 0; i < text.tokens; i++) {
      if (text.tokenKind[i] == FoldedText.WORD) {
        for (int at = text.tokenStart[i]; at + 1 < text.tokenEnd[i]; at++) {
          int weight = KOREAN.weight(pair(text.folded[at], text.folded[at + 1]));
          sum += weight;
          found += weight != 0 ? 1 : 0;
        }
      }
    }
    if (found >= LEAST_KOREAN) {
      scores.set(ContentSignal.SENTIMENT, probability(sum, found));
    }
  }

  /** The hash of a word of these two characters. */
  static long pair(int first, int second) {
    return FoldedText.hashStep(FoldedText.hashStep(FoldedText.HASH_START, first), second);
  }

  private static float probability(int tenths, int found) {
    double margin = tenths / STEPS / Math.sqrt(found + 1.0);
    return (float) (1 / (1 + StrictMath.exp(-margin)));
  }
}
