package dev.screener.moderation.siege;

import java.nio.ByteBuffer;

/**
 * In which languages the newest texts on a film are, as weights that fade with each further text.
 * Those who act together mostly write in one language; of a crowd in several, the others are none
 * of theirs.
 */
final class RecentLanguages {

  /** A text that came so many texts ago still counts a third. */
  private static final float FADES_IN = 64;

  private static final int MOST = 8;
  private static final int ENTRY = Short.BYTES + Float.BYTES;

  private final int[] languages = new int[MOST];
  private final float[] weights = new float[MOST];

  /**
   * Takes a text's language in.
   *
   * @param language as {@code content.language} tells it; 0 where it was not measured
   */
  void add(int language) {
    if (language == 0) {
      return;
    }
    int least = 0;
    for (int i = 0; i < MOST; i++) {
      weights[i] *= 1 - 1 / FADES_IN;
      least = weights[i] < weights[least] ? i : least;
    }
    int known = place(language);
    int place = known < 0 ? least : known;
    weights[place] = known < 0 ? 1 : weights[place] + 1;
    languages[place] = language;
  }

  /** Whether most of the texts that were taken in are in another language; 0 never is. */
  boolean isForeign(int language) {
    if (language == 0) {
      return false;
    }
    int place = place(language);
    float own = place < 0 ? 0 : weights[place];
    for (float weight : weights) {
      if (weight > own) {
        return true;
      }
    }
    return false;
  }

  private int place(int language) {
    for (int i = 0; i < MOST; i++) {
      if (languages[i] == language) {
        return i;
      }
    }
    return -1;
  }

  /** For each language its number in 2 bytes and its weight as a float. */
  ByteBuffer toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(MOST * ENTRY);
    for (int i = 0; i < MOST; i++) {
      if (languages[i] != 0) {
        bytes.putShort((short) languages[i]).putFloat(weights[i]);
      }
    }
    return bytes.flip();
  }

  static RecentLanguages of(ByteBuffer stored) {
    RecentLanguages recent = new RecentLanguages();
    ByteBuffer bytes = stored.duplicate();
    for (int i = 0; i < MOST && bytes.remaining() >= ENTRY; i++) {
      recent.languages[i] = bytes.getShort();
      recent.weights[i] = bytes.getFloat();
    }
    return recent;
  }
}
