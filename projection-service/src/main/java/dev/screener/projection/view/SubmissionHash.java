package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.avro.SchemaNormalization;

/**
 * A submission id in 8 bytes (CRC-64-AVRO), for the few that a review remembers: an id may have 128
 * characters, and two of one review's last dozen meet once in 10^17.
 */
final class SubmissionHash {

  private SubmissionHash() {}

  static long of(String submissionId) {
    return SchemaNormalization.fingerprint64(submissionId.getBytes(UTF_8));
  }
}
