package dev.screener.contracts.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.apache.kafka.common.utils.Utils;

/**
 * Where a key belongs. The hash is that of Kafka's Java producer (murmur2 of the key's bytes), so a
 * topic keyed by a bare film id or author id needs no partitioner of its own.
 */
public final class Partitioning {

  private Partitioning() {}

  /** The partition of a key that is hashed whole. */
  public static int ofKey(String key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key.getBytes(UTF_8))) % partitions;
  }

  /** The partition of {@code filmId/reviewId}: all keys of one film meet in one partition. */
  public static int ofFilm(String key, int partitions) {
    return ofKey(Ids.filmOf(key), partitions);
  }
}
