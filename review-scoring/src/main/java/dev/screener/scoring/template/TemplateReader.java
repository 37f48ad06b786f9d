package dev.screener.scoring.template;

import dev.screener.scoring.ReviewText;
import dev.screener.scoring.TokenReader;
import java.util.Arrays;

/** Reads templates off texts. Not thread-safe; deterministic. */
public final class TemplateReader {

  private static final float BITS_A_WORD = 6;
  private static final float LINKED_FROM = 24;
  private static final int MOST_LINKS = 8;

  private final TokenReader tokens = new TokenReader();
  private long[] words = new long[256];

  /** Never throws. */
  public Template read(ReviewText review, FilmWords film) {
    tokens.read(review);
    int count = collect(film);
    if (count == 0) {
      return Template.NONE;
    }
    Arrays.sort(words, 0, count);
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += mix(words[i]);
    }
    long key = finish(sum);
    float bits = BITS_A_WORD * count;
    long[] links = new long[0];
    if (bits >= LINKED_FROM && count <= MOST_LINKS) {
      links = new long[count];
      int used = 0;
      for (int i = 0; i < count; i++) {
        long link = finish(sum - mix(words[i]));
        if (i == 0 || words[i] != words[i - 1]) {
          links[used++] = link;
        }
      }
      links = Arrays.copyOf(links, used);
    }
    return new Template(key, links, sketch(count), count, bits);
  }

  private int collect(FilmWords film) {
    int count = 0;
    if (words.length < tokens.tokens()) {
      words = new long[tokens.tokens() * 2];
    }
    for (int i = 0; i < tokens.tokens(); i++) {
      long hash = tokens.hashes()[i];
      if (tokens.kinds()[i] != TokenReader.EMOJI && !film.holds(hash)) {
        words[count++] = hash;
      }
    }
    return count;
  }

  private Sketch sketch(int count) {
    long[] parts = new long[2];
    for (int slot = 0; slot < Sketch.BYTES * Byte.SIZE; slot++) {
      long least = Long.MAX_VALUE;
      for (int i = 0; i < count; i++) {
        least = Math.min(least, mix(words[i] + slot * 0x9E3779B97F4A7C15L));
      }
      parts[slot >> 6] |= (least & 1) << slot;
    }
    return new Sketch(parts[0], parts[1]);
  }

  private static long finish(long hash) {
    long mixed = mix(hash);
    return mixed == 0 ? 1 : mixed;
  }

  private static long mix(long hash) {
    long mixed = (hash ^ hash >>> 32) * 0xD6E8FEB86659FD93L;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    return mixed ^ mixed >>> 32;
  }
}
