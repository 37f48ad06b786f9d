package dev.screener.scoring;

import java.util.Arrays;

/**
 * The hashed pieces of three and of four characters of a text, in a row for each length: the piece
 * that begins at a character stands at that character's index. Rows, because the processor then
 * works on many pieces at once, as long as a loop writes to one row only. Reusable buffers.
 */
final class Pieces {

  static final int SHORTEST = 3;
  static final int LONGEST = 4;

  private static final int SEED = 0x7F4A7C15;

  // A rare huge text should not pin its buffers for the life of the thread.
  private static final int RETAINED = 1 << 13;
  private static final int SMALLEST = 512;
  private static final byte[] PLAIN_ASCII = new byte[128];

  static {
    for (int c = 0; c < PLAIN_ASCII.length; c++) {
      boolean figure = c >= '0' && c <= '9';
      PLAIN_ASCII[c] = (byte) (figure ? '0' : c == '\n' ? ' ' : c);
    }
  }

  private final int[][] rows = new int[LONGEST + 1][0];
  private int[] open = new int[0];
  private int[] longer = new int[0];
  private int[] plain = new int[0];
  private int[] places = new int[0];
  private int length;

  /**
   * Reads the pieces of the first {@code most} characters.
   *
   * @param asKeys whether the rows are to hold keys of the model's table rather than hashes; then
   *     no {@link #place} is told
   */
  void read(FoldedText text, int most, boolean asKeys) {
    ensure(most);
    boolean oneToOne = asKeys && text.ascii && readAscii(text.folded, most, plain);
    length = oneToOne ? most : readPlain(text.folded, most, plain, places);
    begin(open, plain, length);
    for (int size = 2; size <= LONGEST; size++) {
      extend(open, plain, longer, count(size), size - 1);
      if (size >= SHORTEST && asKeys) {
        finishKeys(longer, rows[size], count(size));
      } else if (size >= SHORTEST) {
        finish(longer, rows[size], count(size));
      }
      int[] shorter = open;
      open = longer;
      longer = shorter;
    }
  }

  /** The hashes of the pieces of so many characters, of which {@link #count} are filled. */
  int[] row(int size) {
    return rows[size];
  }

  /** How many pieces of so many characters there are. */
  int count(int size) {
    return Math.max(0, length - size + 1);
  }

  /** How many pieces there are. */
  int count() {
    int count = 0;
    for (int size = SHORTEST; size <= LONGEST; size++) {
      count += count(size);
    }
    return count;
  }

  /** How many characters the pieces are made of. */
  int length() {
    return length;
  }

  /** Where in the folded text a character of the pieces stands. */
  int place(int index) {
    return places[index];
  }

  /**
   * The characters that pieces are made of: one figure is as good as another in a telephone number,
   * and emoji strewn between words do not tear them apart.
   */
  private static int readPlain(int[] folded, int most, int[] plain, int[] places) {
    int length = 0;
    int afterBlank = 1;
    for (int i = 0; i < most; i++) {
      int c = folded[i];
      if (c < 128) {
        c = PLAIN_ASCII[c];
      } else if (c > 0x2000 && isEmoji(c)) {
        c = ' ';
      }
      plain[length] = c;
      places[length] = i;
      // A sum instead of a branch: no processor can foretell where a word ends.
      int blank = ((c ^ ' ') - 1) >>> 31;
      length += 1 - (blank & afterBlank);
      afterBlank = blank;
    }
    return length;
  }

  /**
   * The same for ASCII, many characters at once, where no blank follows another; answers whether
   * that is so.
   */
  private static boolean readAscii(int[] folded, int most, int[] plain) {
    for (int i = 0; i < most; i++) {
      int c = folded[i];
      int figure = ('0' - 1 - c & c - '9' - 1) >> 31;
      int lineBreak = ((c ^ '\n') - 1) >> 31;
      plain[i] = (c & ~(figure | lineBreak)) | (figure & '0') | (lineBreak & ' ');
    }
    return most == 0 || (plain[0] != ' ' && doubleBlanks(plain, plain, 1, most - 1) == 0);
  }

  private static int doubleBlanks(int[] plain, int[] ahead, int by, int count) {
    int found = 0;
    for (int i = 0; i < count; i++) {
      found += (((plain[i] ^ ' ') | (ahead[i + by] ^ ' ')) - 1) >>> 31;
    }
    return found;
  }

  private static boolean isEmoji(int codePoint) {
    return (CodePoints.info(codePoint) & CodePoints.CLASS_MASK) == CodePoints.EMOJI;
  }

  private static void begin(int[] open, int[] plain, int length) {
    for (int i = 0; i < length; i++) {
      open[i] = (SEED ^ plain[i]) * Features.PRIME;
    }
  }

  /** Adds the character that lies {@code ahead} of its beginning to every piece. */
  private static void extend(int[] open, int[] plain, int[] longer, int count, int ahead) {
    for (int i = 0; i < count; i++) {
      longer[i] = (Integer.rotateLeft(open[i], 5) ^ plain[i + ahead]) * Features.PRIME;
    }
  }

  private static void finish(int[] open, int[] row, int count) {
    for (int i = 0; i < count; i++) {
      row[i] = Features.finish(open[i]);
    }
  }

  private static void finishKeys(int[] open, int[] row, int count) {
    for (int i = 0; i < count; i++) {
      row[i] = ScoringModel.key(Features.finish(open[i]));
    }
  }

  private void ensure(int most) {
    if (plain.length < most || plain.length > RETAINED) {
      int size = Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, most)) * 2);
      open = new int[size];
      longer = new int[size];
      plain = new int[size];
      places = new int[size];
      Arrays.setAll(rows, ignored -> new int[size]);
    }
  }
}
