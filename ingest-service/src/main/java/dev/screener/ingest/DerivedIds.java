package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A review id and a submission id, the two halves of a SHA-256: the same parts give the same ids,
 * anywhere and at any time, so a retry is recognised as the same submission. Each id is 128 bits in
 * URL-safe base64, 22 characters.
 */
record DerivedIds(String reviewId, String submissionId) {

  private static final int HALF = 16;
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final ThreadLocal<Random> RANDOM = ThreadLocal.withInitial(Random::new);
  private static final ThreadLocal<MessageDigest> SHA_256 =
      ThreadLocal.withInitial(DerivedIds::sha256);

  /** Ids that nobody can guess and that will not come again. */
  static DerivedIds random() {
    return RANDOM.get().next();
  }

  /** Begins with nothing; {@code purpose} keeps apart what is derived for different ends. */
  static Parts of(String purpose) {
    MessageDigest digest = SHA_256.get();
    digest.reset();
    return new Parts(digest).and(purpose);
  }

  /** Parts in their order. Each is put down with its length, so that none runs into the next. */
  static final class Parts {

    private final MessageDigest digest;

    private Parts(MessageDigest digest) {
      this.digest = digest;
    }

    Parts and(@Nullable Object part) {
      if (part == null) {
        digest.update((byte) 0);
        return this;
      }
      byte[] bytes = part.toString().getBytes(UTF_8);
      digest.update((byte) 1);
      digest.update((byte) (bytes.length >>> 24));
      digest.update((byte) (bytes.length >>> 16));
      digest.update((byte) (bytes.length >>> 8));
      digest.update((byte) bytes.length);
      digest.update(bytes);
      return this;
    }

    DerivedIds ids() {
      return split(digest.digest());
    }
  }

  private static DerivedIds split(byte[] hash) {
    return new DerivedIds(
        BASE64.encodeToString(Arrays.copyOfRange(hash, 0, HALF)),
        BASE64.encodeToString(Arrays.copyOfRange(hash, HALF, 2 * HALF)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /**
   * Hashes a secret and a counter. {@link SecureRandom} itself has one lock for all threads and
   * costs several times as much.
   */
  private static final class Random {

    private final MessageDigest digest = sha256();
    private final byte[] secretAndCounter = new byte[32 + Long.BYTES];
    private long counter;

    Random() {
      new SecureRandom().nextBytes(secretAndCounter);
    }

    DerivedIds next() {
      counter++;
      for (int i = 0; i < Long.BYTES; i++) {
        secretAndCounter[32 + i] = (byte) (counter >>> (8 * i));
      }
      return split(digest.digest(secretAndCounter));
    }
  }
}
