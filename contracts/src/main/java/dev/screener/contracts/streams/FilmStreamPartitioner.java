package dev.screener.contracts.streams;

import dev.screener.contracts.topics.Partitioning;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Sends {@code filmId/reviewId} to its film's partition. Answers exactly one, which an interactive
 * query needs.
 */
public final class FilmStreamPartitioner<V> implements StreamPartitioner<String, V> {

  @Override
  public Optional<Set<Integer>> partitions(String topic, String key, V value, int partitions) {
    return Optional.of(Set.of(Partitioning.ofFilm(key, partitions)));
  }
}
