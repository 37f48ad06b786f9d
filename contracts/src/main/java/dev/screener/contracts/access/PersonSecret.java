package dev.screener.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a person's key is good for: a token that stands for the person, and texts that nobody reads
 * without it. Knows nothing of where keys are kept.
 */
final class PersonSecret {

  static final int KEY_BYTES = 32;
  private static final int TOKEN_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final String MAC = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Begins with a control character, which no person's id does. */
  private static final byte[] FOR_TEXTS = "\0texts".getBytes(UTF_8);

  private final byte[] key;
  private final SecretKeySpec textKey;

  /**
   * @param key {@value #KEY_BYTES} random bytes
   * @throws IllegalArgumentException when it is of another length
   */
  PersonSecret(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a person's key has " + KEY_BYTES + " bytes");
    }
    this.key = key.clone();
    // One key for one use: the token's must not also encrypt.
    this.textKey = new SecretKeySpec(hmac(FOR_TEXTS), "AES");
  }

  static byte[] randomKey() {
    byte[] key = new byte[KEY_BYTES];
    RANDOM.nextBytes(key);
    return key;
  }

  /** HMAC-SHA256 of the id, its first 128 bits as 22 characters of URL-safe base64. */
  String token(String personId) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Arrays.copyOf(hmac(personId.getBytes(UTF_8)), TOKEN_BYTES));
  }

  /** AES-256-GCM (NIST SP 800-38D): a random nonce of 12 bytes, the ciphertext, a tag of 16. */
  byte[] encrypt(String text) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(text.getBytes(UTF_8));
      return ByteBuffer.allocate(NONCE_BYTES + sealed.length).put(nonce).put(sealed).array();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  /** Empty where the bytes were not encrypted under this key, or were altered. */
  Optional<String> decrypt(byte[] bytes) {
    if (bytes.length < NONCE_BYTES + TAG_BITS / Byte.SIZE) {
      return Optional.empty();
    }
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE_BYTES));
      byte[] text = cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
      return Optional.of(new String(text, UTF_8));
    } catch (GeneralSecurityException notOurs) {
      return Optional.empty();
    }
  }

  private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, textKey, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }

  private byte[] hmac(byte[] message) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }
}
