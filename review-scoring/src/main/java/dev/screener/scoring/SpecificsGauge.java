package dev.screener.scoring;

import com.ibm.icu.lang.UScript;

/** Whether the text says anything that is not said under every film. */
final class SpecificsGauge implements Gauge {

  private static final WordList ENGLISH = WordList.read("commonplaces-en.txt");
  private static final WordList KOREAN = WordList.read("commonplaces-ko.txt");

  /** Of the words of a Latin text, so many must be in the English list for it to be English. */
  private static final float ENGLISH_SHARE = 0.3f;

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    if (text.tally.words == 0) {
      scores.set(ContentSignal.SPECIFICS, 0);
      return;
    }
    int script = text.tally.dominantScript();
    if (script == UScript.HANGUL) {
      measure(text, KOREAN, scores, 0);
    } else if (script == UScript.LATIN) {
      measure(text, ENGLISH, scores, ENGLISH_SHARE);
    }
  }

  private static void measure(
      FoldedText text, WordList commonplaces, ScoreSheet scores, float leastShare) {
    int words = 0;
    int common = 0;
    int contacts = 0;
    for (int i = 0; i < text.tokens; i++) {
      byte kind = text.tokenKind[i];
      if (kind == FoldedText.WORD || kind == FoldedText.PAIR) {
        words++;
        common += commonplaces.count(text.tokenHash[i]);
      } else if (text.isContact(i)) {
        contacts++;
      }
    }
    if (common < leastShare * words) {
      return;
    }
    scores.set(ContentSignal.SPECIFICS, words - common + contacts);
    scores.setShare(ContentSignal.COMMONPLACE_SHARE, common, words);
  }
}
