package dev.screener.moderation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.author.AuthorReader;
import dev.screener.moderation.cases.CaseReader;
import dev.screener.moderation.cases.RecentCases;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.policies.PolicyTimeline;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.InvalidStateStorePartitionException;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.HostInfo;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovingPartitionsTest {

  private static final KeyQueryMetadata SEVENTH =
      new KeyQueryMetadata(new HostInfo("a", 1), Set.of(), 7);

  @TempDir private Path directory;
  private KeyQueryMetadata where = SEVENTH;
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
    assertThat(asked).containsExactly("case-desk 7", "case-desk 7");
  }

  @Test
  void anAuthorWhosePartitionMovesIsNotTakenForOneWhoHasWrittenNothing() {
    streams = new Moving();
    AuthorReader authors = new AuthorReader(streams);

    assertMoves(() -> authors.newest("ada", 10));
    assertThat(asked).containsExactly("author-desk 7");
  }

  @Test
  void whereNobodyKnowsThePartitionNoStoreIsAsked() {
    CaseReader cases = cases();
    where = KeyQueryMetadata.NOT_AVAILABLE;

    assertMoves(() -> cases.explain("film/review", 1));
    assertThat(asked).isEmpty();
  }

  private CaseReader cases() {
    streams = new Moving();
    return new CaseReader(
        streams,
        WriterSchemas.none(),
        PolicyTimeline.builtIn(null),
        new RecentCases(10, 1),
        ModelTimeline.builtIn());
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

    @Override
    public <K> KeyQueryMetadata queryMetadataForKey(
        String store, K key, StreamPartitioner<? super K, ?> partitioner) {
      return where;
    }

    @Override
    public <K> KeyQueryMetadata queryMetadataForKey(String store, K key, Serializer<K> serializer) {
      return where;
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
