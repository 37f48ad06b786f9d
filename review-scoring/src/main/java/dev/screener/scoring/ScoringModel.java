package dev.screener.scoring;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The trained heads as numbers. Immutable.
 *
 * <p>The table has a slot of eight bytes for each hash: the lowest byte checks that the slot holds
 * this very feature (a wrong match has odds of 1 in 256), the seven others are the heads' weights
 * in steps of the head's scale. A text's margin for a head is the bias, the weights of its facts,
 * the weights of its pieces over the square root of their number, and those of its words likewise.
 *
 * <p>File: {@code SCRM}, version, name, card, heads, table, CRC-32; big-endian.
 */
public final class ScoringModel {

  static final int HEADS = Head.values().length;
  private static final long RAISE = 0x8080808080808000L;
  private static final long LANES = 0x00FF00FF00FF00FFL;
  private static final int LANE_HOLDS = 256;
  private static final int MAGIC = 0x5343524D;
  private static final int VERSION = 2;
  private static final int LARGEST_TABLE_BITS = 20;
  private static final int LONGEST_CARD = 1 << 20;

  private final String name;
  private final String card;
  private final HeadModel[] heads;

  /** The table with every weight moved up by 128, so that none is negative. */
  private final long[] raised;

  private final int shift;

  /**
   * @param name what verdicts call this model
   * @param card what it was trained on, with licences and figures, as text for people
   * @param heads one for each {@link Head}, in its order
   * @param table slots as described above; the length is a power of two
   */
  public ScoringModel(String name, String card, HeadModel[] heads, long[] table) {
    if (heads.length != HEADS || Integer.bitCount(table.length) != 1) {
      throw new IllegalArgumentException("heads " + heads.length + ", slots " + table.length);
    }
    this.name = name;
    this.card = card;
    this.heads = heads.clone();
    this.raised = table.clone();
    for (int i = 0; i < raised.length; i++) {
      raised[i] ^= RAISE;
    }
    this.shift = 32 - Integer.numberOfTrailingZeros(table.length);
  }

  /** The model that ships with this version. */
  public static ScoringModel shipped() {
    return ShippedModel.get();
  }

  /** Whether any head answers any text. */
  public boolean answers() {
    for (HeadModel head : heads) {
      for (float slope : head.slopes()) {
        if (slope != 0) {
          return true;
        }
      }
    }
    return false;
  }

  /** A model whose heads all abstain. */
  public static ScoringModel untrained() {
    HeadModel[] heads = new HeadModel[HEADS];
    Arrays.fill(heads, HeadModel.abstaining());
    return new ScoringModel("untrained", "", heads, new long[2]);
  }

  public String name() {
    return name;
  }

  public String card() {
    return card;
  }

  /** The same model under another name. */
  public ScoringModel named(String newName) {
    return new ScoringModel(newName, card, heads, table());
  }

  /** The table as it was given; a copy. */
  public long[] table() {
    long[] table = raised.clone();
    for (int i = 0; i < table.length; i++) {
      table[i] ^= RAISE;
    }
    return table;
  }

  boolean isUntrained() {
    return raised.length == 2;
  }

  /** What a head needs besides its weights, by its place in {@link Head}. */
  public HeadModel head(int index) {
    return heads[index];
  }

  /** The slot in a table of so many bits that a feature's hash leads to. */
  public static int slot(int hash, int tableBits) {
    return hash >>> (32 - tableBits);
  }

  /** The byte that tells features apart that share a slot; never 0, which marks an empty slot. */
  public static int check(int hash) {
    return (hash & 0xFF) == 0 ? 1 : hash & 0xFF;
  }

  long weights(int hash) {
    long slot = raised[hash >>> shift];
    return (slot & 0xFF) == check(hash) ? slot ^ RAISE : 0;
  }

  /** A feature's hash as {@link #sum} wants it: its lowest byte is the check. */
  static int key(int hash) {
    return hash | ((hash & 0xFF) - 1) >>> 31;
  }

  /**
   * Adds the weights of the features from one index to another to the heads' sums, in steps, and
   * answers how many of the features it knows.
   *
   * <p>Works on all heads at once: no weight is negative in a raised slot, every second byte is
   * added in lanes of 16 bits, which hold 256 of them, and what is left of the sum of whole slots
   * are the other bytes' lanes. No branch depends on what the table holds.
   */
  int sum(int[] keys, int from, int to, long[] sums) {
    long[] slots = raised;
    int slotShift = shift;
    long known = 0;
    for (int at = from; at < to; at += LANE_HOLDS) {
      int end = Math.min(to, at + LANE_HOLDS);
      long knownHere = 0;
      long whole = 0;
      long odd = 0;
      for (int i = at; i < end; i++) {
        int key = keys[i];
        long slot = slots[key >>> slotShift] ^ (key & 0xFF);
        long sameFeature = ((slot & 0xFF) - 1) >> 63;
        long weights = slot & sameFeature;
        knownHere -= sameFeature;
        whole += weights;
        odd += (weights >>> 8) & LANES;
      }
      long even = whole - (odd << 8);
      for (int head = 0; head < HEADS; head++) {
        int place = head + 1;
        long lanes = (place & 1) == 0 ? even : odd;
        sums[head] += ((lanes >>> (16 * (place >> 1))) & 0xFFFF) - 128L * knownHere;
      }
      known += knownHere;
    }
    return (int) known;
  }

  static int weight(long slot, int head) {
    return (byte) (slot >>> (8 * (head + 1)));
  }

  public void write(OutputStream stream) throws IOException {
    CRC32 crc = new CRC32();
    DataOutputStream out = new DataOutputStream(new CheckedOutputStream(stream, crc));
    out.writeInt(MAGIC);
    out.writeInt(VERSION);
    out.writeUTF(name);
    byte[] cardBytes = card.getBytes(StandardCharsets.UTF_8);
    out.writeInt(cardBytes.length);
    out.write(cardBytes);
    for (HeadModel head : heads) {
      head.write(out);
    }
    out.writeInt(raised.length);
    for (long slot : raised) {
      out.writeLong(slot ^ RAISE);
    }
    out.writeLong(crc.getValue());
    out.flush();
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if the stream is no model of this version, is cut short or was changed
   */
  public static ScoringModel read(InputStream stream) throws IOException {
    CRC32 crc = new CRC32();
    DataInputStream in = new DataInputStream(new CheckedInputStream(stream, crc));
    if (in.readInt() != MAGIC) {
      throw new IOException("not a scoring model");
    }
    int version = in.readInt();
    if (version != VERSION) {
      throw new IOException(
          "scoring model of version " + version + ", this program reads " + VERSION);
    }
    String name = in.readUTF();
    byte[] card = in.readNBytes(bounded(in.readInt(), LONGEST_CARD));
    HeadModel[] heads = new HeadModel[HEADS];
    for (int i = 0; i < HEADS; i++) {
      heads[i] = HeadModel.read(in);
    }
    long[] table = new long[bounded(in.readInt(), 1 << LARGEST_TABLE_BITS)];
    for (int i = 0; i < table.length; i++) {
      table[i] = in.readLong();
    }
    long expected = crc.getValue();
    if (in.readLong() != expected) {
      throw new IOException("scoring model is damaged");
    }
    return new ScoringModel(name, new String(card, StandardCharsets.UTF_8), heads, table);
  }

  private static int bounded(int length, int most) throws IOException {
    if (length < 0 || length > most) {
      throw new IOException("scoring model is damaged");
    }
    return length;
  }
}
