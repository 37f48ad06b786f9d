package dev.screener.benchmarks.pipeline;

import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * How far the pipeline is behind, by the offsets that its two services have committed.
 *
 * <p>Nothing is left to do when moderation-streams has committed the ends of {@code
 * reviews.submitted} and of its repartition topics, and after that projection-service has committed
 * the ends, as readers of committed records see them, of {@code reviews.verdicts} and {@code
 * reviews.approved}. The order of looking matters: what the first commits is on the outputs.
 */
final class Progress implements AutoCloseable {

  private static final String STREAMS_GROUP = "moderation-streams";
  private static final String PROJECTION_GROUP = "projection-service";
  private static final int TIMEOUT_SECONDS = 240;
  private static final long LOOK_MILLIS = 100;

  private final RunningPipeline pipeline;
  private final Admin admin;
  private final Topic<?> submitted;
  private final List<Topic<?>> outputs;

  Progress(RunningPipeline pipeline) {
    this.pipeline = pipeline;
    Properties properties = new Properties();
    properties.put("bootstrap.servers", pipeline.bootstrapServers());
    // A broker that shares its processors with much else answers late, and a run is long.
    properties.put("request.timeout.ms", 1_000 * TIMEOUT_SECONDS / 2);
    properties.put("default.api.timeout.ms", 1_000 * TIMEOUT_SECONDS);
    this.admin = Admin.create(properties);
    TopicCatalogue topics = pipeline.topics();
    this.submitted = topics.submitted();
    this.outputs = List.of(topics.verdicts(), topics.approved());
  }

  /**
   * Returns when all that is on {@code reviews.submitted} is projected.
   *
   * @param seen told how many of the submissions moderation-streams has taken in, now and then
   * @throws IllegalStateException when it takes longer than {@code patience}, or a process ends
   */
  void awaitAllProjected(Duration patience, LongConsumer seen) throws InterruptedException {
    Lag[] lags = {Lag.UNKNOWN, Lag.UNKNOWN};
    Waiting.until(
        patience,
        LOOK_MILLIS,
        () -> {
          pipeline.requireAlive();
          lags[0] = lag(STREAMS_GROUP, streamsInputs());
          seen.accept(lags[0].committed());
          if (lags[0].records() > 0) {
            return false;
          }
          lags[1] = lag(PROJECTION_GROUP, partitions(outputs));
          return lags[1].records() == 0;
        },
        () ->
            new IllegalStateException(
                "not all was projected within "
                    + patience.toSeconds()
                    + " s; left to do: "
                    + lags[0].records()
                    + " records for moderation-streams, "
                    + (lags[1].equals(Lag.UNKNOWN) ? "not known" : lags[1].records())
                    + " for projection-service"));
  }

  /** How many submissions moderation-streams has taken in since the topics were made. */
  long submissionsTakenIn() throws InterruptedException {
    return lag(STREAMS_GROUP, partitions(List.of(submitted))).committed();
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(5));
  }

  /**
   * @param records still to be read
   * @param committed submissions that are behind the group
   */
  private record Lag(long records, long committed) {
    static final Lag UNKNOWN = new Lag(Long.MAX_VALUE, 0);
  }

  private Lag lag(String group, Collection<TopicPartition> partitions) throws InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        await(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    partitions.forEach(partition -> asked.put(partition, OffsetSpec.latest()));
    var ends =
        await(
            admin.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED)).all());
    long left = 0;
    long taken = 0;
    for (var end : ends.entrySet()) {
      TopicPartition partition = end.getKey();
      OffsetAndMetadata known = committed.get(partition);
      long reached = known == null ? 0 : known.offset();
      left += Math.max(0, end.getValue().offset() - reached);
      taken += partition.topic().equals(submitted.name()) ? reached : 0;
    }
    return new Lag(left, taken);
  }

  private List<TopicPartition> streamsInputs() throws InterruptedException {
    List<TopicPartition> inputs = new ArrayList<>(partitions(List.of(submitted)));
    List<String> repartitioned =
        await(admin.listTopics().names()).stream()
            .filter(topic -> topic.startsWith(STREAMS_GROUP) && topic.endsWith("-repartition"))
            .toList();
    // Not all have as many partitions as submissions have, and of one that is not there the admin
    // client asks until its patience ends.
    await(admin.describeTopics(repartitioned).allTopicNames())
        .forEach(
            (topic, told) ->
                inputs.addAll(TopicReading.partitions(topic, told.partitions().size())));
    return inputs;
  }

  private static List<TopicPartition> partitions(List<Topic<?>> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    topics.forEach(
        topic -> partitions.addAll(TopicReading.partitions(topic.name(), topic.partitions())));
    return partitions;
  }

  private static <T> T await(org.apache.kafka.common.KafkaFuture<T> future)
      throws InterruptedException {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker does not tell how far the groups are: " + e, e);
    }
  }
}
