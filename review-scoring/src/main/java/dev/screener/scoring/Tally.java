package dev.screener.scoring;

import com.ibm.icu.lang.UScript;
import java.util.Arrays;

/** What was counted on the way while a text was folded. */
final class Tally {

  // UScript numbers its scripts from 0; there are some 210 of them.
  static final int SCRIPTS = 256;

  int visible;
  int letters;
  int casedLetters;
  int upperLetters;
  int digits;
  int emoji;
  int symbols;

  /** Characters beyond the third of a run of the same one. */
  int stretched;

  /** Characters that were changed, dropped or joined to read a disguised word. */
  int disguised;

  /** Full-width Latin letters, which are a disguise only outside East Asian text. */
  int wide;

  /** Letters in a row with a figure or sign between them, as in {@code m0ney}. */
  int figuresBetweenLetters;

  /** Words as people count them; a script without spaces counts its characters in groups. */
  int words;

  int denseLetters;
  int mixedScriptWords;

  /** Letters outside Latin that could not pass for a Latin letter: what real Russian is full of. */
  int unmistakable;

  private final int[] scripts = new int[SCRIPTS];
  private int highestScript;

  void clear() {
    visible = 0;
    letters = 0;
    casedLetters = 0;
    upperLetters = 0;
    digits = 0;
    emoji = 0;
    symbols = 0;
    stretched = 0;
    disguised = 0;
    wide = 0;
    figuresBetweenLetters = 0;
    words = 0;
    denseLetters = 0;
    mixedScriptWords = 0;
    unmistakable = 0;
    Arrays.fill(scripts, 0, highestScript + 1, 0);
    highestScript = 0;
  }

  void addLetter(int script) {
    scripts[script]++;
    highestScript = Math.max(highestScript, script);
  }

  /** Counts visible characters, among them Latin letters, and among these capitals, at once. */
  void addLatin(int characters, int latin, int upper) {
    visible += characters;
    letters += latin;
    casedLetters += latin;
    upperLetters += upper;
    scripts[UScript.LATIN] += latin;
    highestScript = Math.max(highestScript, latin > 0 ? UScript.LATIN : 0);
  }

  int lettersOf(int script) {
    return scripts[script];
  }

  /** The UScript code of most letters, or COMMON when there are none. */
  int dominantScript() {
    int best = UScript.COMMON;
    int most = 0;
    for (int script = 0; script <= highestScript; script++) {
      if (scripts[script] > most) {
        most = scripts[script];
        best = script;
      }
    }
    return best;
  }

  /** Like the dominant script, but look-alikes alone do not make a text Russian or Greek. */
  int homeScript() {
    int dominant = dominantScript();
    boolean disguisedLatin =
        (dominant == UScript.CYRILLIC || dominant == UScript.GREEK)
            && unmistakable * 12 < lettersOf(dominant);
    return disguisedLatin ? UScript.LATIN : dominant;
  }

  boolean isEastAsian() {
    return lettersOf(UScript.HAN)
            + lettersOf(UScript.HIRAGANA)
            + lettersOf(UScript.KATAKANA)
            + lettersOf(UScript.HANGUL)
        > wide;
  }
}
