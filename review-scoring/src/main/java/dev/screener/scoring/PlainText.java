package dev.screener.scoring;

/**
 * The plain form of a text, for looking words up in it: small letters without accents, disguises
 * undone, blanks single. The title, if there is one, stands on a line of its own.
 */
public final class PlainText {

  private static final ThreadLocal<PlainText> READERS = ThreadLocal.withInitial(PlainText::new);

  private final TextFolding folding = new TextFolding();
  private final FoldedText folded = new FoldedText();

  private PlainText() {}

  /** Never throws; empty where there is nothing to read. */
  public static String of(ReviewText review) {
    PlainText reader = READERS.get();
    reader.folding.fold(review.title(), review.text(), reader.folded);
    return reader.folded.asString();
  }
}
