package dev.screener.moderation.line;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Short names for ids in stores: the first 8 bytes of their SHA-256, the same on every machine. */
public final class Hashes {

  private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(Hashes::sha256);

  private Hashes() {}

  /** A 64-bit hash; two of a billion ids share one with a probability of 3 in 100. */
  public static long of(String id) {
    return ByteBuffer.wrap(SHA_256.get().digest(id.getBytes(UTF_8))).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
