package dev.screener.moderation.siege;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * The votes on a film of the last six hours, at most {@value #MOST}, oldest first: three bytes a
 * vote. Until forms were told apart more finely, a code took one byte and a distance two; now the
 * code takes nine bits, and the highest byte of the newest time tells.
 */
final class RecentVotes {

  static final int MOST = 256;
  static final long HORIZON_MILLIS = 6 * 3_600_000L;

  private static final int ENTRY = Short.BYTES + 1;
  private static final int CODE_BITS = 9;
  private static final int CODE_MASK = (1 << CODE_BITS) - 1;
  private static final long NINE_BITS = 1L << 56;
  private static final int SECOND = 1_000;

  private final long[] at = new long[MOST];
  private final int[] codes = new int[MOST];
  private int first;
  private int size;

  /** Takes a vote in, and forgets those beyond the bounds. One that comes late counts as newest. */
  void add(Vote vote) {
    long now = Math.max(vote.at(), size == 0 ? Long.MIN_VALUE : newestAt());
    forgetBefore(now - HORIZON_MILLIS);
    if (size == MOST) {
      first = next(first);
      size--;
    }
    int end = (first + size) % MOST;
    at[end] = now;
    codes[end] = vote.code();
    size++;
  }

  /** How much later than the newest vote a time is, in ms; 0 where there is none. */
  long since(long now) {
    return size == 0 ? 0 : Math.max(0, now - newestAt());
  }

  /** Whether all votes lie too long before a time to count then. */
  boolean isQuietAt(long now) {
    return size == 0 || newestAt() < now - HORIZON_MILLIS;
  }

  int size() {
    return size;
  }

  /** All but the time of the vote so many places before the newest, which is 0. */
  int code(int back) {
    return codes[place(back)];
  }

  /** Event time of the same vote, ms since the epoch. */
  long at(int back) {
    return at[place(back)];
  }

  private long newestAt() {
    return at(0);
  }

  private void forgetBefore(long limit) {
    while (size > 0 && at[first] < limit) {
      first = next(first);
      size--;
    }
  }

  private int place(int back) {
    return (first + size - 1 - back) % MOST;
  }

  private static int next(int place) {
    return (place + 1) % MOST;
  }

  /** The newest vote's time, then for each vote its distance to it in seconds, and its code. */
  ByteBuffer toBytes() {
    if (size == 0) {
      return ByteBuffer.allocate(0);
    }
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES + size * ENTRY);
    long newest = newestAt();
    bytes.putLong(newest | NINE_BITS);
    for (int back = size - 1; back >= 0; back--) {
      int entry = (int) ((newest - at(back)) / SECOND) << CODE_BITS | code(back);
      bytes.putShort((short) (entry >> Byte.SIZE)).put((byte) entry);
    }
    return bytes.flip();
  }

  static RecentVotes of(ByteBuffer stored) {
    RecentVotes votes = new RecentVotes();
    ByteBuffer bytes = stored.duplicate();
    if (bytes.remaining() < Long.BYTES) {
      return votes;
    }
    long head = bytes.getLong();
    boolean nineBits = (head & NINE_BITS) != 0;
    long newest = head & ~NINE_BITS;
    while (bytes.remaining() >= ENTRY && votes.size < MOST) {
      int entry =
          Short.toUnsignedInt(bytes.getShort()) << Byte.SIZE | Byte.toUnsignedInt(bytes.get());
      int seconds = nineBits ? entry >> CODE_BITS : entry >> Byte.SIZE;
      votes.at[votes.size] = newest - (long) seconds * SECOND;
      votes.codes[votes.size] = nineBits ? entry & CODE_MASK : Vote.ofFormer(entry & 0xff);
      votes.size++;
    }
    return votes;
  }

  @Override
  public String toString() {
    return "RecentVotes" + Arrays.toString(Arrays.copyOf(codes, size));
  }
}
