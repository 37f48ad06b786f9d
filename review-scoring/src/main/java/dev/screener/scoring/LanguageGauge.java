package dev.screener.scoring;

import com.ibm.icu.lang.UScript;
import java.util.Arrays;

/**
 * Which language the text is written in. Some scripts tell; else the words that hold sentences
 * together do, and letters that few languages write. Not measured where that is too little, as in
 * two words, or where two languages are about as likely.
 */
final class LanguageGauge implements Gauge {

  private static final Languages LANGUAGES = Languages.LISTED;

  /** What is known of a text's language is known early; the rest would only cost time. */
  private static final int MOST_WORDS = 160;

  private static final int MOST_CHARACTERS = 160;

  /** A word or letter of one language alone counts this; of two half, of more a quarter. */
  private static final int SURE = 4;

  private static final int LEAST = 8;
  private static final int MOST_OF_LETTERS = 12;

  /** The likeliest must lead the next by half. */
  private static final float LEAD = 1.5f;

  /** With so much, and so far ahead, no further word is asked. */
  private static final int PLENTY = 24;

  private static final float CLEAR_LEAD = 2.5f;
  private static final int WORDS_AT_ONCE = 32;

  private static final int LEAST_HAN = 6;
  private static final int JAPANESE = 413;

  // By UScript's number: the language of scripts that one language writes.
  private static final int[] BY_SCRIPT = new int[256];

  static {
    BY_SCRIPT[UScript.HANGUL] = Languages.number("ko");
    BY_SCRIPT[UScript.HIRAGANA] = Languages.number("ja");
    BY_SCRIPT[UScript.KATAKANA] = Languages.number("ja");
    BY_SCRIPT[UScript.GREEK] = Languages.number("el");
    BY_SCRIPT[UScript.HEBREW] = Languages.number("he");
    BY_SCRIPT[UScript.THAI] = Languages.number("th");
    BY_SCRIPT[UScript.ARMENIAN] = Languages.number("hy");
    BY_SCRIPT[UScript.GEORGIAN] = Languages.number("ka");
    BY_SCRIPT[UScript.BENGALI] = Languages.number("bn");
    BY_SCRIPT[UScript.GURMUKHI] = Languages.number("pa");
    BY_SCRIPT[UScript.GUJARATI] = Languages.number("gu");
    BY_SCRIPT[UScript.TAMIL] = Languages.number("ta");
    BY_SCRIPT[UScript.TELUGU] = Languages.number("te");
    BY_SCRIPT[UScript.KANNADA] = Languages.number("kn");
    BY_SCRIPT[UScript.MALAYALAM] = Languages.number("ml");
    BY_SCRIPT[UScript.SINHALA] = Languages.number("si");
    BY_SCRIPT[UScript.LAO] = Languages.number("lo");
    BY_SCRIPT[UScript.MYANMAR] = Languages.number("my");
    BY_SCRIPT[UScript.KHMER] = Languages.number("km");
  }

  private final int[] points = new int[Long.SIZE];

  @Override
  public void measure(FoldedText text, ScoreSheet scores) {
    int language = language(text, scores);
    if (language != 0) {
      scores.set(ContentSignal.LANGUAGE, language);
    }
  }

  private int language(FoldedText text, ScoreSheet scores) {
    int script = text.tally.homeScript();
    int letters = text.tally.lettersOf(script);
    // Half the letters and more: a Korean title amid English words does not make them Korean.
    if (script == UScript.COMMON || letters * 2 < text.tally.letters) {
      return 0;
    }
    if (script == UScript.HAN) {
      boolean japanese = scores.value(ContentSignal.SCRIPT) == JAPANESE;
      return japanese ? Languages.number("ja") : letters < LEAST_HAN ? 0 : chinese(text.tally);
    }
    return BY_SCRIPT[script] != 0 ? BY_SCRIPT[script] : byWords(text, LANGUAGES.writtenIn(script));
  }

  private static int chinese(Tally tally) {
    int kana = tally.lettersOf(UScript.HIRAGANA) + tally.lettersOf(UScript.KATAKANA);
    return kana == 0 ? Languages.number("zh") : 0;
  }

  private int byWords(FoldedText text, long candidates) {
    if (candidates == 0) {
      return 0;
    }
    Arrays.fill(points, 0, LANGUAGES.count(), 0);
    addLetters(text, candidates);
    int most = Math.min(text.tokens, MOST_WORDS);
    int likeliest = -1;
    for (int from = 0; from < most && likeliest < 0; from += WORDS_AT_ONCE) {
      int to = Math.min(most, from + WORDS_AT_ONCE);
      for (int i = from; i < to; i++) {
        add(LANGUAGES.usersOf(text.tokenHash[i]) & candidates);
      }
      // An English text is known for one by its first words.
      likeliest = likeliest(PLENTY, CLEAR_LEAD);
    }
    if (likeliest < 0) {
      likeliest = likeliest(LEAST, LEAD);
    }
    return likeliest < 0 ? 0 : LANGUAGES.numberOf(likeliest);
  }

  /** Accents are lost in folded words: "đó" and "do", which is English, are one. */
  private void addLetters(FoldedText text, long candidates) {
    int most = Math.min(text.rawLength, MOST_CHARACTERS);
    int found = 0;
    for (int i = 0; i < most && found < MOST_OF_LETTERS; i++) {
      char letter = text.raw[i];
      if (letter >= 0x80) {
        long users = LANGUAGES.usersOf(letter) & candidates;
        found += users == 0 ? 0 : 1;
        add(users);
      }
    }
  }

  private void add(long users) {
    if (users == 0) {
      return;
    }
    int worth = Math.max(1, SURE / Long.bitCount(users));
    for (long left = users; left != 0; left &= left - 1) {
      points[Long.numberOfTrailingZeros(left)] += worth;
    }
  }

  /** The language that has so many points and leads the next so many times, or -1. */
  private int likeliest(int least, float lead) {
    int best = -1;
    int first = 0;
    int second = 0;
    for (int i = 0; i < LANGUAGES.count(); i++) {
      if (points[i] > first) {
        second = first;
        first = points[i];
        best = i;
      } else if (points[i] > second) {
        second = points[i];
      }
    }
    return first >= least && first >= lead * second ? best : -1;
  }
}
