package dev.screener.moderation.siege;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.topics.Ids;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The last votes on each film, so that what was published just before can be judged again. */
final class KeptVotes {

  private static final long LIFE_MILLIS = TimeUnit.DAYS.toMillis(1);
  private static final int HEAD = Long.BYTES + Short.BYTES;

  /** Set in the time of an entry whose code takes two bytes and not one. */
  private static final long TWO_BYTES = 1L << 56;

  private final KeyValueStore<String, byte[]> votes;

  KeptVotes(KeyValueStore<String, byte[]> votes) {
    this.votes = votes;
  }

  void keep(String key, int slot, Vote vote) {
    String filmId = Ids.filmOf(key);
    byte[] reviewId = key.substring(filmId.length() + 1).getBytes(UTF_8);
    byte[] entry =
        ByteBuffer.allocate(HEAD + reviewId.length)
            .putLong(vote.at() | TWO_BYTES)
            .putShort((short) vote.code())
            .put(reviewId)
            .array();
    votes.put(String.format(Locale.ROOT, "%s/%03d", filmId, slot), entry);
  }

  /** Shows each vote on a film since a time, under its review's key. */
  void forEach(String filmId, long since, BiConsumer<String, Vote> visitor) {
    try (KeyValueIterator<String, byte[]> entries =
        votes.prefixScan(filmId + '/', new StringSerializer())) {
      while (entries.hasNext()) {
        KeyValue<String, byte[]> entry = entries.next();
        ByteBuffer bytes = ByteBuffer.wrap(entry.value);
        long head = bytes.getLong();
        long at = head & ~TWO_BYTES;
        int code = at == head ? Vote.ofFormer(Byte.toUnsignedInt(bytes.get())) : bytes.getShort();
        if (at >= since) {
          String reviewId = UTF_8.decode(bytes).toString();
          visitor.accept(Ids.reviewKey(filmId, reviewId), Vote.of(at, code));
        }
      }
    }
  }

  static boolean isOld(byte[] entry, long now) {
    return (ByteBuffer.wrap(entry).getLong() & ~TWO_BYTES) < now - LIFE_MILLIS;
  }
}
