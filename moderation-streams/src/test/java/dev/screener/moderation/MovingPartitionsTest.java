package dev.screener.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Partitioning;
import dev.screener.moderation.author.AuthorReader;
import dev.screener.moderation.cases.CaseReader;
import dev.screener.moderation.cases.RecentCases;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.policies.PolicyTimeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovingPartitionsTest {

  @TempDir private Path directory;
  private final List<String> asked = new ArrayList<>();
  private Moving streams;

  @AfterEach
  void close() {
    streams.close();
  }

  @Test
  void aCaseWhosePartitionMovesIsNotTakenForNoCase() {
    CaseReader cases = cases();

    assertMoves(() -> cases.explain("film/review", 1));
    assertMoves(() -> cases.authorOf("film/review"));
    assertThat(asked).containsOnly("case-desk " + Partitioning.ofKey("film", 12)).hasSize(2);
  }

  @Test
  void anAuthorWhosePartitionMovesIsNotTakenForOneWhoHasWrittenNothing() {
    streams = new Moving();
    AuthorReader authors = new AuthorReader(streams, 12);

    assertMoves(() -> authors.newest("ada", 10));
    assertThat(asked).containsExactly("author-desk " + Partitioning.ofKey("ada", 12));
  }

  private CaseReader cases() {
    streams = new Moving();
    return new CaseReader(
        streams,
        WriterSchemas.none(),
        PolicyTimeline.builtIn(null),
        new RecentCases(10, 1),
        ModelTimeline.builtIn(),
        12);
  }

  private static void assertMoves(ThrowingCallable read) {
    assertThatExceptionOfType(InvalidStateStoreException.class).isThrownBy(read);
  }

  /** Streams whose partitions are all on their way, as Kafka Streams tells it. */
  private final class Moving extends KafkaStreams {

    Moving() {
      super(topology(), properties(directory));
    }

    @Override
    public <T> T store(StoreQueryParameters<T> parameters) {
      asked.add(parameters.storeName() + " " + parameters.partition());
      throw new InvalidStateStorePartitionException("moved");
    }
  }

  private static Topology topology() {
    StreamsBuilder builder = new StreamsBuilder();
    builder.stream("any");
    return builder.build();
  }

  private static Properties properties(Path directory) {
    Properties properties = new Properties();
    properties.put("application.id", "partition-test");
    properties.put("bootstrap.servers", "127.0.0.1:1");
    properties.put("state.dir", directory.toString());
    return properties;
  }
}
