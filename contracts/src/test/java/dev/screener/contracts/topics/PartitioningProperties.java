package dev.screener.contracts.topics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.streams.FilmStreamPartitioner;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.Test;

class PartitioningProperties {

  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._~-";
  private static final int IDS = 10_000;

  private final Random random = new Random(20261101);
  private final FilmStreamPartitioner<String> partitioner = new FilmStreamPartitioner<>();

  @Test
  void aBareIdGoesWhereKafkasOwnProducerSendsIt() {
    for (int i = 0; i < IDS; i++) {
      String id = id();
      int partitions = 1 + random.nextInt(64);

      int own = Partitioning.ofKey(id, partitions);

      assertThat(own).isEqualTo(BuiltInPartitioner.partitionForKey(id.getBytes(UTF_8), partitions));
      assertThat(Partitioning.ofFilm(id, partitions)).isEqualTo(own);
    }
  }

  @Test
  void allReviewsOfAFilmGoToItsOnePartition() {
    for (int i = 0; i < IDS; i++) {
      String film = id();
      int partitions = 1 + random.nextInt(64);
      int own = Partitioning.ofKey(film, partitions);

      String key = Ids.reviewKey(film, id());

      assertThat(Partitioning.ofFilm(key, partitions)).isEqualTo(own);
      assertThat(partitioner.partitions("any", key, "value", partitions)).contains(Set.of(own));
    }
  }

  @Test
  void filmsSpreadOverAllPartitions() {
    Set<Integer> met = new HashSet<>();
    for (int i = 0; i < IDS; i++) {
      met.add(Partitioning.ofFilm(Ids.reviewKey(id(), id()), 12));
    }

    assertThat(met).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
  }

  private String id() {
    int length = 1 + random.nextInt(Ids.MAX_LENGTH);
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < length; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
