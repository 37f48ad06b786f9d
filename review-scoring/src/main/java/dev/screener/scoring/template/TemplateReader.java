package dev.screener.scoring.template;

import dev.screener.scoring.ReviewText;
import dev.screener.scoring.TokenReader;
import java.util.Arrays;

/**
 * Reads templates off texts. Deterministic; reusable, not thread-safe.
 *
 * <p>A short text gets a link for each of its words, made of all the others: whoever changes, adds
 * or leaves out one word shares a link, whichever word it is (deletion neighbourhoods: Bocek, Hunt
 * and Stiller, Fast similarity search in large dictionaries, 2007). A long text gets bands over its
 * less common words, and one in a script without blanks gets bands over its shingles. A link must
 * say enough itself, else half of all reviews would meet under it.
 */
public final class TemplateReader {

  private static final int MOST_LEFT_OUT = 8;

  // The longer a text, the less of it a change touches, and the fewer bands find it again.
  private static final int BANDS_OF_FEW_WORDS = 5;
  private static final int BANDS_OF_MANY_WORDS = 4;
  private static final int MANY_WORDS = 15;
  private static final int DENSE_BANDS = 8;

  /** Words below this are in every text. */
  private static final float TELLING = 7.5f;

  private static final int LEAST_TELLING = 6;

  /** Raw bits that a link must have. */
  private static final float LINK_BITS = 20;

  private static final float BAND_BITS = 22;
  private static final int BITS_OF_IDEOGRAPHS = 11;
  private static final int BITS_OF_SYLLABLES = 8;
  private static final int BITS_OF_LETTERS = 7;

  // Over 200,074 Korean reviews of 4,115 films the number of other authors with the same words fell
  // as fast as the words' bits up to 16, and from there on at two ninths of that: people quote and
  // phrases hang together.
  private static final float INDEPENDENT_BITS = 16;
  private static final float DEPENDENT_SHARE = 0.22f;
  private static final float MOST_BITS = 40;

  private static final long SLOT = 0x51073A7B3C9D14E5L;
  private static final long[] NO_LINKS = new long[0];
  private static final int SMALLEST_TABLE = 256;

  private final Units units = new Units();
  private final Shingles shingles = new Shingles();
  private final Bands bands = new Bands();
  private final long[] links = new long[MOST_LEFT_OUT];
  private int linked;

  /** The different units, the rarest first as far as a short text has them. */
  private long[] distinct = new long[256];

  private float[] bits = new float[256];
  private int count;

  /** Finds units again: an index into {@code distinct} plus the units of earlier texts. */
  private int[] table = new int[SMALLEST_TABLE];

  private int past;

  /** Never throws; gives {@link Template#NONE} when there is no usable text. */
  public Template read(ReviewText review, FilmWords film) {
    units.tokens.read(review);
    return read(film);
  }

  /** The tokens that are read; whoever has put a text into them need not have it folded again. */
  public TokenReader tokens() {
    return units.tokens;
  }

  /** The template of the text that {@link #tokens} hold. */
  public Template read(FilmWords film) {
    units.read(film);
    if (units.count == 0) {
      return units.slots ? new Template(SLOT, NO_LINKS, Sketch.NONE, 0, 0) : Template.NONE;
    }
    collect();
    long sum = 0;
    float raw = 0;
    for (int i = 0; i < count; i++) {
      sum += Mix.of(distinct[i]);
      raw += bits[i];
    }
    long key = Mix.key(sum);
    shingles.read(units);
    linked = 0;
    if (units.chunked * 2 > units.characters) {
      denseBands(key, raw);
    } else if (count <= MOST_LEFT_OUT) {
      leaveOneOut(key, sum, raw);
    } else {
      wordBands(key);
    }
    return new Template(
        key,
        linked == 0 ? NO_LINKS : Arrays.copyOf(links, linked),
        shingles.sketch(),
        units.tokens.words(),
        effective(raw));
  }

  private static float effective(float raw) {
    float dependent = Math.max(0, raw - INDEPENDENT_BITS) * DEPENDENT_SHARE;
    return Math.min(MOST_BITS, Math.min(raw, INDEPENDENT_BITS) + dependent);
  }

  private void collect() {
    if (distinct.length < units.count) {
      distinct = new long[units.hashes.length];
      bits = new float[units.hashes.length];
    }
    begin(units.count);
    count = 0;
    for (int i = 0; i < units.count; i++) {
      if (isNew(units.hashes[i])) {
        distinct[count] = units.hashes[i];
        bits[count++] = units.bits[i];
      }
    }
    if (count <= MOST_LEFT_OUT) {
      sort();
    }
    past += count;
  }

  private void begin(int most) {
    int size = Math.max(SMALLEST_TABLE, Integer.highestOneBit(most) * 4);
    if (table.length < size || past > Integer.MAX_VALUE - most) {
      table = new int[size];
      past = 0;
    }
  }

  private boolean isNew(long hash) {
    int mask = table.length - 1;
    int slot = (int) (hash ^ hash >>> 32) & mask;
    while (table[slot] > past) {
      if (distinct[table[slot] - past - 1] == hash) {
        return false;
      }
      slot = (slot + 1) & mask;
    }
    table[slot] = past + count + 1;
    return true;
  }

  private void sort() {
    for (int i = 1; i < count; i++) {
      long hash = distinct[i];
      float bit = bits[i];
      int at = i;
      while (at > 0 && bits[at - 1] < bit) {
        distinct[at] = distinct[at - 1];
        bits[at] = bits[--at];
      }
      distinct[at] = hash;
      bits[at] = bit;
    }
  }

  private void leaveOneOut(long key, long sum, float raw) {
    for (int i = 0; i < count; i++) {
      if (raw - bits[i] >= LINK_BITS) {
        link(key, Mix.key(sum - Mix.of(distinct[i])));
      }
    }
  }

  private void wordBands(long key) {
    int telling = 0;
    for (int i = 0; i < count; i++) {
      telling += bits[i] >= TELLING ? 1 : 0;
    }
    float from = telling >= LEAST_TELLING ? TELLING : 0;
    bands.clear();
    for (int i = 0; i < count; i++) {
      if (bits[i] >= from) {
        bands.take((int) Mix.of(distinct[i]), (int) Math.min(15, bits[i]));
      }
    }
    link(key, count < MANY_WORDS ? BANDS_OF_FEW_WORDS : BANDS_OF_MANY_WORDS);
  }

  private void denseBands(long key, float raw) {
    if (raw < LINK_BITS) {
      return;
    }
    bands.clear();
    int first = units.tokens.characters()[units.starts[0]];
    int each =
        first < Shingles.SYLLABLES_FROM
            ? BITS_OF_LETTERS
            : Units.isHangul(first) ? BITS_OF_SYLLABLES : BITS_OF_IDEOGRAPHS;
    for (int i = 0; i < shingles.count; i++) {
      bands.take(shingles.hashes[i], each);
    }
    link(key, DENSE_BANDS);
  }

  private void link(long key, int most) {
    for (int band = 0; band < most; band++) {
      long sum = bands.key(band, BAND_BITS);
      if (sum != 0) {
        link(key, Mix.key(sum));
      }
    }
  }

  private void link(long key, long link) {
    for (int i = 0; i < linked; i++) {
      if (links[i] == link) {
        return;
      }
    }
    if (link != key) {
      links[linked++] = link;
    }
  }
}
