package dev.screener.moderation.siege;

import java.nio.ByteBuffer;

/** The newest {@value #MOST} texts on a film, as hashes of their templates, oldest first. */
final class RecentTexts {

  static final int MOST = 192;

  private final int[] hashes = new int[MOST];
  private int first;
  private int size;

  /** Whether the template is among them; it then stays where it is, else it becomes the newest. */
  boolean seenOrAdd(long template) {
    if (template == 0) {
      return false;
    }
    int hash = Long.hashCode(template);
    for (int i = 0; i < size; i++) {
      if (hashes[(first + i) % MOST] == hash) {
        return true;
      }
    }
    if (size == MOST) {
      first = (first + 1) % MOST;
      size--;
    }
    hashes[(first + size) % MOST] = hash;
    size++;
    return false;
  }

  ByteBuffer toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate(size * Integer.BYTES);
    for (int i = 0; i < size; i++) {
      bytes.putInt(hashes[(first + i) % MOST]);
    }
    return bytes.flip();
  }

  static RecentTexts of(ByteBuffer stored) {
    RecentTexts texts = new RecentTexts();
    ByteBuffer bytes = stored.duplicate();
    while (bytes.remaining() >= Integer.BYTES && texts.size < MOST) {
      texts.hashes[texts.size++] = bytes.getInt();
    }
    return texts;
  }
}
