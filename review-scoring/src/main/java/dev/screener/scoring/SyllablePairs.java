package dev.screener.scoring;

import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.List;

/** The pairs of neighbouring syllables in a Korean text's words, for training. Not thread-safe. */
public final class SyllablePairs {

  private final TextFolding folding = new TextFolding();
  private final FoldedText text = new FoldedText();

  /** Folds the text; its pairs as they stand, those that come again again. */
  public List<String> read(String review) {
    folding.fold(null, review, text);
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < text.tokens; i++) {
      int end = text.tokenKind[i] == FoldedText.WORD ? text.tokenEnd[i] : 0;
      for (int at = text.tokenStart[i]; at + 1 < end; at++) {
        int first = text.folded[at];
        int second = text.folded[at + 1];
        if (isSyllable(first) && isSyllable(second)) {
          pairs.add(Character.toString(first) + Character.toString(second));
        }
      }
    }
    return pairs;
  }

  private static boolean isSyllable(int character) {
    return CodePoints.script(CodePoints.info(character)) == UScript.HANGUL;
  }
}
