package dev.screener.moderation.campaign;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.screener.scoring.template.Sketch;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Members as flat bytes, one behind the other: author 8, seconds since the epoch 4, rating 1, age
 * of the account in days 2, stood 1, flags 1, the ids with a length of 1 each, and the sketch where
 * the flags tell of one.
 */
final class MemberBytes {

  private static final int FIRST = 1;
  private static final int EXACT = 2;
  private static final int SKETCHED = 4;
  private static final int FIXED = Long.BYTES + Integer.BYTES + 1 + Short.BYTES + 1 + 1 + 2;
  private static final int MOST_STOOD = 127;
  private static final long SECOND = 1000;
  private static final long UNSIGNED = 0xFFFFFFFFL;

  private MemberBytes() {}

  static ByteBuffer write(List<Member> members) {
    int size = 0;
    for (Member member : members) {
      size += FIXED + member.filmId().length() + member.reviewId().length() + Sketch.BYTES;
    }
    ByteBuffer bytes = ByteBuffer.allocate(size);
    members.forEach(member -> write(member, bytes));
    return bytes.flip();
  }

  static List<Member> read(ByteBuffer bytes) {
    ByteBuffer source = bytes.duplicate();
    List<Member> members = new ArrayList<>();
    while (source.remaining() >= FIXED) {
      members.add(read1(source));
    }
    return members;
  }

  private static void write(Member member, ByteBuffer bytes) {
    boolean sketched = !member.sketch().equals(Sketch.NONE);
    int flags =
        (member.first() ? FIRST : 0) | (member.exact() ? EXACT : 0) | (sketched ? SKETCHED : 0);
    bytes.putLong(member.author());
    bytes.putInt((int) (member.time() / SECOND));
    bytes.put((byte) member.rating());
    bytes.putShort((short) Math.min(Short.MAX_VALUE, member.accountDays()));
    bytes.put((byte) Math.min(MOST_STOOD, member.stood()));
    bytes.put((byte) flags);
    put(member.filmId(), bytes);
    put(member.reviewId(), bytes);
    if (sketched) {
      member.sketch().write(bytes);
    }
  }

  private static Member read1(ByteBuffer source) {
    long author = source.getLong();
    long time = (source.getInt() & UNSIGNED) * SECOND;
    int rating = source.get();
    int accountDays = source.getShort();
    int stood = source.get();
    int flags = source.get();
    String filmId = get(source);
    String reviewId = get(source);
    Sketch sketch = (flags & SKETCHED) != 0 ? Sketch.read(source) : Sketch.NONE;
    return new Member(
        author,
        filmId,
        reviewId,
        time,
        rating,
        accountDays,
        stood,
        (flags & FIRST) != 0,
        (flags & EXACT) != 0,
        sketch);
  }

  private static void put(String id, ByteBuffer bytes) {
    bytes.put((byte) id.length());
    bytes.put(id.getBytes(US_ASCII));
  }

  private static String get(ByteBuffer source) {
    byte[] id = new byte[source.get() & 0xFF];
    source.get(id);
    return new String(id, US_ASCII);
  }
}
