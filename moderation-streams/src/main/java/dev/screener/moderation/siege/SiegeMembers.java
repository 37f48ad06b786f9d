package dev.screener.moderation.siege;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The reviews of one partition's films that look part of a siege. Follows their cases. */
public final class SiegeMembers {

  private static final int ENTRY = Long.BYTES + 1;

  private final KeyValueStore<String, byte[]> members;

  public SiegeMembers(ProcessorContext<?, ?> context) {
    this.members = SiegeStores.members(context);
  }

  /**
   * Keeps the index in step with a case.
   *
   * @param before the opening of the siege that the case belonged to, ms since the epoch; 0 for
   *     none
   * @param after the same of the one that it belongs to now
   */
  public void keep(String key, long before, long after) {
    if (after != before) {
      if (after == 0) {
        members.delete(key);
      } else {
        members.put(key, entry(after, false));
      }
    }
  }

  /** The siege was none, but a moderator has decided on it: the review leaves it with an UNDO. */
  public void lift(String key, long openedAt) {
    members.put(key, entry(openedAt, true));
  }

  /** Whether the review was {@link #lift lifted}. */
  public boolean isLifted(String key) {
    byte[] entry = members.get(key);
    return entry != null && entry[ENTRY - 1] != 0;
  }

  /**
   * Reviews of a film that look part of a siege, behind one of them; at most so many.
   *
   * @param last empty for the first ones
   */
  public List<String> after(String filmId, String last, int most) {
    List<String> found = new ArrayList<>();
    String from = last.isEmpty() ? filmId + '/' : last + '\0';
    // The character after the slash ends the film's reviews.
    try (KeyValueIterator<String, byte[]> entries = members.range(from, filmId + '0')) {
      while (entries.hasNext() && found.size() < most) {
        found.add(entries.next().key);
      }
    }
    return found;
  }

  static boolean isOld(byte[] entry, long now, long lifeMillis) {
    return openedAt(entry) < now - lifeMillis;
  }

  static long openedAt(byte[] entry) {
    return ByteBuffer.wrap(entry).getLong();
  }

  private static byte[] entry(long openedAt, boolean lifted) {
    return ByteBuffer.allocate(ENTRY).putLong(openedAt).put((byte) (lifted ? 1 : 0)).array();
  }
}
