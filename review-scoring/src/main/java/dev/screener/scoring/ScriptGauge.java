package dev.screener.scoring;

import com.ibm.icu.lang.UScript;

/** Which script the text is written in, and whether words mix alphabets. */
final class ScriptGauge implements Gauge {

  private static final int JAPANESE = 413;

  // From UScript's numbers to those of ISO 15924, for the scripts that reviews come in.
  private static final int[] ISO_15924 = new int[256];

  static {
    int[] pairs = {
      UScript.LATIN, 215, UScript.CYRILLIC, 220, UScript.GREEK, 200, UScript.ARMENIAN, 230,
      UScript.GEORGIAN, 240, UScript.HEBREW, 125, UScript.ARABIC, 160, UScript.DEVANAGARI, 315,
      UScript.BENGALI, 325, UScript.GURMUKHI, 310, UScript.GUJARATI, 320, UScript.ORIYA, 327,
      UScript.TAMIL, 346, UScript.TELUGU, 340, UScript.KANNADA, 345, UScript.MALAYALAM, 347,
      UScript.SINHALA, 348, UScript.THAI, 352, UScript.LAO, 356, UScript.TIBETAN, 330,
      UScript.MYANMAR, 350, UScript.KHMER, 355, UScript.ETHIOPIC, 430, UScript.CHEROKEE, 445,
      UScript.HANGUL, 286, UScript.HAN, 500, UScript.HIRAGANA, JAPANESE, UScript.KATAKANA, JAPANESE,
      UScript.BOPOMOFO, 285, UScript.MONGOLIAN, 145, UScript.SYRIAC, 135, UScript.THAANA, 170,
    };
    for (int i = 0; i < pairs.length; i += 2) {
      ISO_15924[pairs[i]] = pairs[i + 1];
    }
  }

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    Tally tally = text.tally;
    if (tally.letters == 0) {
      return;
    }
    int iso = ISO_15924[tally.dominantScript()];
    int kana = tally.lettersOf(UScript.HIRAGANA) + tally.lettersOf(UScript.KATAKANA);
    // Japanese mixes kana into Han; Chinese never does.
    boolean japanese = iso == ISO_15924[UScript.HAN] && kana * 10 > tally.lettersOf(UScript.HAN);
    if (iso != 0) {
      scores.set(ContentSignal.SCRIPT, japanese ? JAPANESE : iso);
    }
    scores.setShare(ContentSignal.MIXED_SCRIPT_SHARE, tally.mixedScriptWords, tally.words);
  }
}
