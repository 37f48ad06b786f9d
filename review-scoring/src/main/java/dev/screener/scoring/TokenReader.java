package dev.screener.scoring;

/**
 * The tokens of a folded text, one text at a time, for readers of their own; what they are is told
 * with {@link FoldedText}. Not thread-safe; the arrays belong to the reader and change with the
 * next text.
 */
public final class TokenReader {

  /** A word of an alphabet or of Hangul. */
  public static final byte WORD = FoldedText.WORD;

  /** Two neighbouring characters of a script without spaces; they overlap. */
  public static final byte PAIR = FoldedText.PAIR;

  public static final byte NUMBER = FoldedText.NUMBER;
  public static final byte EMOJI = FoldedText.EMOJI;

  private final TextFolding folding = new TextFolding();
  private final FoldedText text = new FoldedText();

  /** Folds the review; all below tells of it from then on. Never throws. */
  public void read(ReviewText review) {
    folding.fold(review.title(), review.text(), text);
  }

  /** What it tells of; whoever folds a text into it has it told of that. */
  FoldedText text() {
    return text;
  }

  /** How many tokens there are. */
  public int tokens() {
    return text.tokens;
  }

  /** How many words there are, as people count them. */
  public int words() {
    return text.tally.words;
  }

  /** By token: the hash of its folded characters, the same in every process. */
  public long[] hashes() {
    return text.tokenHash;
  }

  /** By token: what it is; kinds beyond {@link #EMOJI} are ways to reach the writer. */
  public byte[] kinds() {
    return text.tokenKind;
  }

  /** By token: the index of its first character. */
  public int[] starts() {
    return text.tokenStart;
  }

  /** By token: the index behind its last character. */
  public int[] ends() {
    return text.tokenEnd;
  }

  /** How many characters the folded text has. */
  public int length() {
    return text.length;
  }

  /** The code points of the folded text. */
  public int[] characters() {
    return text.folded;
  }
}
