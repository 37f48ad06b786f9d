package dev.screener.tests;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/**
 * Values that no reader can make sense of, as broken and hostile producers write them, by what is
 * wrong with them.
 */
final class Garbage {
  private static final int HUGE = 900_000;

  private Garbage() {}

  static Map<String, byte[]> values(long seed) {
    Random random = new Random(seed);
    byte[] sound = submission("film-1").encode();
    Map<String, byte[]> values = new LinkedHashMap<>();
    values.put("empty", new byte[0]);
    values.put("one byte", new byte[] {(byte) 0xC3});
    values.put("random bytes", bytes(random, 1 + random.nextInt(400)));
    values.put("huge random bytes", bytes(random, HUGE));
    values.put(
        "text", "{\"filmId\": \"crossing\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    values.put("truncated in the header", Arrays.copyOf(sound, 1 + random.nextInt(9)));
    values.put(
        "truncated in the value", Arrays.copyOf(sound, 11 + random.nextInt(sound.length - 12)));
    values.put("bytes left over", Arrays.copyOf(sound, sound.length + 1 + random.nextInt(20)));
    values.put("unknown fingerprint", unknownFingerprint(random, sound));
    values.put("random value under a known schema", randomValue(random, sound));
    values.put("unknown registry id", new byte[] {0, 0x7F, 1, 2, 3, 4, 5, 6});
    values.put("a length of two gigabytes", hugeLength(sound));
    values.put("an id with a slash", submission("film/1").encode());
    return values;
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] unknownFingerprint(Random random, byte[] sound) {
    return ByteBuffer.wrap(sound.clone()).putLong(2, random.nextLong()).array();
  }

  private static byte[] randomValue(Random random, byte[] sound) {
    byte[] value = bytes(random, 200);
    System.arraycopy(sound, 0, value, 0, 10);
    // An enum's index that the schema does not have, lest the random rest happen to be a
    // submission.
    value[10] = 0x7E;
    return value;
  }

  /** The second field, a text, says that it is as long as an int can say: a zigzag varint. */
  private static byte[] hugeLength(byte[] sound) {
    byte[] value = Arrays.copyOf(sound, 32);
    byte[] length = {(byte) 0xFE, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x0F};
    System.arraycopy(length, 0, value, 11, length.length);
    return value;
  }

  private record Sound(ReviewSubmission submission) {
    byte[] encode() {
      return TestCluster.submissionSerde().encode(submission);
    }
  }

  private static Sound submission(String filmId) {
    return new Sound(
        ReviewSubmission.newBuilder()
            .setKind(SubmissionKind.SUBMITTED)
            .setSubmissionId("garbage")
            .setAuthorId("garbage")
            .setFilmId(filmId)
            .setReviewId("garbage")
            .setSubmittedAt(Instant.parse("2026-03-01T12:00:00Z"))
            .setText("The bakery scene is worth the ticket, the rest is rain.")
            .setRating(7)
            .build());
  }
}
