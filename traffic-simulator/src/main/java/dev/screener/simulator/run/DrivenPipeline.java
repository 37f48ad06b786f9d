package dev.screener.simulator.run;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Ids;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.moderation.DrivenModeration;
import dev.screener.moderation.ModerationSettings;
import dev.screener.simulator.traffic.TrafficEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * The moderation topology in this process, with the service's own wiring and settings, in event
 * time and without a broker. The clock on the wall follows the events, a second at least at a time.
 */
final class DrivenPipeline implements AutoCloseable {

  private static final Duration LEAST_STEP = Duration.ofSeconds(1);

  /** Towards an event the clock goes in such steps; a long silence before is crossed in strides. */
  private static final Duration FINE_STEP = Duration.ofSeconds(10);

  /** So many records go in before what came out is read. */
  private static final int READ_EVERY = 64;

  static final String VERDICTS = "reviews.verdicts";
  static final String QUEUE = "moderation.queue";
  static final String SIEGES = "films.sieges";
  static final String CAMPAIGNS = "moderation.campaigns";

  /** The topics that a score is read from. */
  static final List<String> TOLD = List.of(VERDICTS, QUEUE, SIEGES, CAMPAIGNS);

  /** Topics that the moderation topology writes for itself, beside those for repartitioning. */
  private static final Set<String> TO_ITSELF =
      Set.of(
          "reviews.linked",
          "reviews.rerouted",
          "authors.standing",
          "reporters.standing",
          "cases.due");

  private final TopicCatalogue topics = new TopicCatalogue("", 1);
  private final TopologyTestDriver driver;
  private final Ledger ledger;
  private final TestInputTopic<String, ReviewSubmission> submitted;
  private final TestInputTopic<String, ReviewReport> reports;
  private final TestInputTopic<String, Film> films;
  private final Map<String, Runnable> readers = new HashMap<>();
  private Instant clock;
  private int unread;

  /**
   * @param state an empty directory
   * @param overlay a file of settings over the default policy
   * @param begin event time of the first record, or earlier
   * @param ledger told what comes out
   */
  DrivenPipeline(Path state, Optional<Path> overlay, Instant begin, Ledger ledger) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
    environment.put("STATE_DIR", state.toString());
    environment.put("SCREENER_PARTITIONS", "1");
    overlay.ifPresent(file -> environment.put("POLICY_OVERLAY_FILE", file.toString()));
    ModerationSettings settings = ModerationSettings.of(environment);
    Properties properties = settings.streams().properties();
    properties.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, HeldStores.class);
    // The driver commits after each record; a transaction around it changes no result.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    this.clock = begin;
    this.ledger = ledger;
    this.driver =
        new TopologyTestDriver(DrivenModeration.topology(settings, properties), properties, begin);
    this.submitted = input(topics.submitted());
    this.reports = input(topics.reports());
    this.films = input(topics.films());
    readers.put(VERDICTS, reader(topics.verdicts(), this::verdict));
    readers.put(QUEUE, reader(topics.queue(), this::job));
    readers.put(SIEGES, raw(SIEGES, ledger::siege));
    readers.put(CAMPAIGNS, raw(CAMPAIGNS, ledger::campaign));
  }

  boolean hasSiegeDesk() {
    return topics.byName(SIEGES).isPresent();
  }

  void put(Film film) {
    films.pipeInput(film.getFilmId(), film, clock);
  }

  /** One event; the clock goes on to its time first. */
  void play(TrafficEvent event) {
    until(event.at());
    if (event instanceof TrafficEvent.Review review) {
      if (ledger.submissions() == 0 && !review.submission().getImported()) {
        // What old reviews have left behind is none of the live ones'.
        read();
      }
      ledger.submitted(review);
      ReviewSubmission submission = review.submission();
      submitted.pipeInput(submission.getAuthorId(), submission, event.at());
    } else if (event instanceof TrafficEvent.Report reported) {
      ReviewReport report = reported.report();
      reports.pipeInput(
          Ids.reviewKey(report.getFilmId(), report.getReviewId()), report, event.at());
    }
    if (++unread >= READ_EVERY) {
      read();
    }
  }

  /** Lets the clock on the wall reach a time. */
  void until(Instant time) {
    Duration left = Duration.between(clock, time);
    while (left.compareTo(LEAST_STEP) >= 0) {
      Duration half = left.dividedBy(2);
      Duration step =
          half.compareTo(FINE_STEP) > 0 ? half : left.compareTo(FINE_STEP) > 0 ? FINE_STEP : left;
      driver.advanceWallClockTime(step);
      clock = clock.plus(step);
      left = left.minus(step);
    }
  }

  /** Takes out all that has come out. */
  void read() {
    unread = 0;
    for (String topic : driver.producedTopicNames()) {
      // What nobody wants is taken out all the same: the driver would keep it.
      readers.computeIfAbsent(topic, this::uninteresting).run();
    }
  }

  /** How many bytes the stores hold, by store. */
  SortedMap<String, Long> stateBytes() {
    return StateBytes.of(driver.getAllStateStores());
  }

  private Runnable uninteresting(String topic) {
    boolean inside = topic.endsWith("-repartition") || TO_ITSELF.contains(topic);
    return raw(
        topic,
        (key, at, present) -> {
          if (inside) {
            ledger.inside(topic);
          }
        });
  }

  @Override
  public void close() {
    driver.close();
  }

  private void verdict(String key, ReviewVerdict verdict) {
    ledger.judged(verdict);
  }

  private void job(String key, QueuedJob job) {
    ledger.queued(key, job);
  }

  private <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
    return driver.createInputTopic(
        topic.name(),
        new StringSerializer(),
        AvroSerde.of(topic.valueClass(), WriterSchemas.none()));
  }

  private <V extends SpecificRecord> Runnable reader(Topic<V> topic, BiConsumer<String, V> taker) {
    TestOutputTopic<String, V> output =
        driver.createOutputTopic(
            topic.name(),
            new StringDeserializer(),
            AvroSerde.of(topic.valueClass(), WriterSchemas.none()));
    return () ->
        output
            .readRecordsToList()
            .forEach(
                record -> {
                  if (record.value() != null) {
                    taker.accept(record.key(), record.value());
                  }
                });
  }

  private Runnable raw(String topic, Ledger.Keyed taker) {
    TestOutputTopic<byte[], byte[]> output =
        driver.createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    StringDeserializer keys = new StringDeserializer();
    return () ->
        output
            .readRecordsToList()
            .forEach(
                record ->
                    taker.accept(
                        record.key() == null ? "" : keys.deserialize(topic, record.key()),
                        record.timestamp(),
                        record.value() != null));
  }
}
