package dev.screener.projection.pages;

import gg.jte.TemplateOutput;

/**
 * Passes on what templates write, but of a run of combining marks only the first thirty. Laying out
 * a hundred thousand marks on one letter keeps a browser busy for minutes; no natural text piles up
 * more than thirty (<a href="https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format">UAX
 * #15, Stream-Safe Text Format</a>), so text that people wrote to be read passes unchanged.
 */
final class BoundedMarks implements TemplateOutput {

  static final int LONGEST_RUN = 30;

  private static final char FIRST_MARK = 0x300;

  private final TemplateOutput output;
  private int run;

  BoundedMarks(TemplateOutput output) {
    this.output = output;
  }

  @Override
  public void writeContent(String value) {
    writeContent(value, 0, value.length());
  }

  @Override
  public void writeContent(String value, int beginIndex, int endIndex) {
    int written = beginIndex;
    int at = beginIndex;
    while (at < endIndex) {
      if (value.charAt(at) < FIRST_MARK) {
        run = 0;
        at++;
        continue;
      }
      int codePoint = value.codePointAt(at);
      int next = at + Character.charCount(codePoint);
      run = piles(codePoint) ? run + 1 : 0;
      if (run > LONGEST_RUN) {
        output.writeContent(value, written, at);
        written = next;
      }
      at = next;
    }
    if (written < endIndex) {
      output.writeContent(value, written, endIndex);
    }
  }

  private static boolean piles(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> isSkinTone(codePoint) || isSaraAm(codePoint);
    };
  }

  private static boolean isSkinTone(int codePoint) {
    return codePoint >= 0x1F3FB && codePoint <= 0x1F3FF;
  }

  /**
   * Vowels of Thai and Lao that are letters by category, but are laid out as a mark and a letter.
   */
  private static boolean isSaraAm(int codePoint) {
    return codePoint == 0x0E33 || codePoint == 0x0EB3;
  }
}
