package dev.screener.moderation;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.PublishedModel;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReportSettled;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.moderation.cases.RecentCases;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.policies.Rejudging;
import dev.screener.scoring.ModelFile;
import dev.screener.scoring.ScoringModel;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.test.TestRecord;

/** The whole line, driven record by record with the service's own settings. */
final class Line implements AutoCloseable {

  static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

  final TopicCatalogue topics = new TopicCatalogue("", 1);
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final TopologyTestDriver driver;
  private Instant now = START;
  private Instant clock = START;

  Line(Path stateDirectory) {
    this(stateDirectory, Map.of());
  }

  /** Under further settings, as the service reads them from its environment. */
  Line(Path stateDirectory, Map<String, String> environment) {
    ModerationSettings settings = settings(stateDirectory, topics, environment);
    Properties properties = settings.streams().properties();
    // Under exactly-once the driver forgets a dead letter before it could be read; nothing else
    // differs in it.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver = new TopologyTestDriver(topology(settings).build(properties), properties, START);
  }

  static ModerationSettings settings(
      Path stateDirectory, TopicCatalogue topics, Map<String, String> environment) {
    Map<String, String> whole = new HashMap<>(environment);
    whole.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
    whole.put("STATE_DIR", stateDirectory.toString());
    whole.put("SCREENER_PARTITIONS", Integer.toString(topics.partitions()));
    return ModerationSettings.of(whole);
  }

  static ModerationTopology topology(ModerationSettings settings) {
    return ModerationService.topology(
        settings,
        WriterSchemas.none(),
        PolicyTimeline.builtIn(settings.policyOverlay().orElse(null)),
        ModelTimeline.builtIn(),
        new Rejudging(),
        new RecentCases(100, settings.topics().partitions()),
        new ModerationMeters(new SimpleMeterRegistry()));
  }

  static Topology built(Path stateDirectory, TopicCatalogue topics) {
    ModerationSettings settings = settings(stateDirectory, topics, Map.of());
    return topology(settings).build(settings.streams().properties());
  }

  Line after(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  /** The next records bear this timestamp; the clock on the wall stays. */
  Line at(Instant instant) {
    now = instant;
    return this;
  }

  Line submit(ReviewDraft draft) {
    return submit(draft.submittedAt(now));
  }

  Line submit(ReviewSubmission submission) {
    return submit(submission.getAuthorId(), avro(ReviewSubmission.class).encode(submission));
  }

  Line submit(String key, byte[] value) {
    driver
        .createInputTopic(
            topics.submitted().name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value, now);
    return this;
  }

  Line decide(ModeratorDecision.Builder decision) {
    return decide(decision.setDecidedAt(now).build());
  }

  Line decide(ModeratorDecision decision) {
    driver
        .createInputTopic(
            topics.decisions().name(), new StringSerializer(), avro(ModeratorDecision.class))
        .pipeInput(decision.getFilmId() + '/' + decision.getReviewId(), decision, now);
    return this;
  }

  /** A moderator decides on a campaign. */
  Line decide(CampaignDecision.Builder decision) {
    driver
        .createInputTopic(
            topics.campaignDecisions().name(), new StringSerializer(), avro(CampaignDecision.class))
        .pipeInput(decision.getCampaignId(), decision.setDecidedAt(now).build(), now);
    return this;
  }

  /** A moderator decides on a siege. */
  Line decide(SiegeDecision.Builder decision) {
    driver
        .createInputTopic(
            topics.siegeDecisions().name(), new StringSerializer(), avro(SiegeDecision.class))
        .pipeInput(decision.getFilmId(), decision.setDecidedAt(now).build(), now);
    return this;
  }

  Line learn(Film film) {
    driver
        .createInputTopic(topics.films().name(), new StringSerializer(), avro(Film.class))
        .pipeInput(film.getFilmId(), film, now);
    return this;
  }

  Line report(ReviewReport.Builder report) {
    return report(report.setReportedAt(now).build());
  }

  Line report(ReviewReport report) {
    driver
        .createInputTopic(topics.reports().name(), new StringSerializer(), avro(ReviewReport.class))
        .pipeInput(report.getFilmId() + '/' + report.getReviewId(), report, now);
    return this;
  }

  /** Publishes a policy that judges from five seconds on, as ingest-service does. */
  Line publish(PublishedPolicy.Builder policy) {
    return publish(policy.setPublishedAt(now).setEffectiveFrom(now.plusSeconds(5)).build());
  }

  Line publish(PublishedPolicy published) {
    return publish(
        published.getName() + '/' + published.getVersion(),
        avro(PublishedPolicy.class).encode(published));
  }

  Line publish(String key, byte[] value) {
    driver
        .createInputTopic(
            topics.policies().name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value, now);
    return this;
  }

  /** Publishes a model under its name that reads from five seconds on, as the command does. */
  Line publish(ScoringModel model) {
    return publish(model, model.name(), now.plusSeconds(5));
  }

  Line publish(ScoringModel model, String key, Instant effectiveFrom) {
    PublishedModel published =
        PublishedModel.newBuilder()
            .setName(key.substring(0, key.indexOf('/')))
            .setVersion(key.substring(key.indexOf('/') + 1))
            .setModel(ByteBuffer.wrap(ModelFile.zipped(model)))
            .setPublishedAt(now)
            .setEffectiveFrom(effectiveFrom)
            .build();
    return publishModel(key, avro(PublishedModel.class).encode(published));
  }

  Line publishModel(String key, byte[] value) {
    driver
        .createInputTopic(topics.models().name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value, now);
    return this;
  }

  /** A record of any bytes on any topic that is read. */
  Line feed(String topic, byte[] key, byte[] value) {
    driver
        .createInputTopic(topic, new ByteArraySerializer(), new ByteArraySerializer())
        .pipeInput(key, value, now);
    return this;
  }

  /** Lets the clock on the wall go on, without a record. */
  Line waitFor(Duration duration) {
    now = now.plus(duration);
    clock = clock.plus(duration);
    driver.advanceWallClockTime(duration);
    return this;
  }

  /** Lets the clock on the wall reach a time; records keep their timestamps. */
  Line untilClockSays(Instant instant) {
    driver.advanceWallClockTime(Duration.between(clock, instant));
    clock = instant;
    return this;
  }

  List<ReviewVerdict> verdicts() {
    return values(topics.verdicts());
  }

  /** What the newest verdict says was measured. */
  Map<String, Float> newestSignals() {
    List<ReviewVerdict> verdicts = verdicts();
    return verdicts.get(verdicts.size() - 1).getSignals();
  }

  List<TestRecord<String, ApprovedReview>> approved() {
    return records(topics.approved());
  }

  List<TestRecord<String, QueuedJob>> queue() {
    return records(topics.queue());
  }

  List<TestRecord<String, Campaign>> campaigns() {
    return records(topics.campaigns());
  }

  List<TestRecord<String, FilmSiege>> sieges() {
    return records(topics.sieges());
  }

  List<TestRecord<String, FilmSiege>> siegeFiles() {
    return records(topics.siegeFiles());
  }

  Instant now() {
    return now;
  }

  List<ModerationStats> stats() {
    return values(topics.stats());
  }

  List<PublishedPolicy> policies() {
    return values(topics.policies());
  }

  List<TestRecord<String, ReportSettled>> reportersStanding() {
    return records(topics.reportersStanding());
  }

  List<TestRecord<String, StandingChange>> standing() {
    return records(topics.standing());
  }

  /** Reviews that passed the campaign desk once more, under a further key. */
  List<TestRecord<byte[], byte[]>> again() {
    return raw(topics.linked().name());
  }

  List<TestRecord<byte[], byte[]>> rawVerdicts() {
    return raw(topics.verdicts().name());
  }

  /** All that every store holds, by store. */
  Map<String, List<KeyValue<Object, Object>>> stores() {
    Map<String, List<KeyValue<Object, Object>>> contents = new TreeMap<>();
    driver
        .getAllStateStores()
        .forEach(
            (name, store) -> {
              List<KeyValue<Object, Object>> entries = new ArrayList<>();
              if (store instanceof ReadOnlyKeyValueStore<?, ?>) {
                KeyValueStore<Object, Object> keyed = driver.getKeyValueStore(name);
                try (KeyValueIterator<Object, Object> all = keyed.all()) {
                  all.forEachRemaining(entries::add);
                }
              }
              contents.put(name, entries);
            });
    return contents;
  }

  /** What a table of a desk's store holds, under its own keys. */
  List<KeyValue<String, Object>> table(String store, char letter) {
    return stores().get(store).stream()
        .filter(entry -> ((String) entry.key).charAt(0) == letter)
        .map(entry -> KeyValue.pair(((String) entry.key).substring(1), entry.value))
        .toList();
  }

  List<TestRecord<byte[], byte[]>> deadLetters() {
    return deadLetters(topics.submitted().name());
  }

  List<TestRecord<byte[], byte[]>> deadLetters(String topic) {
    return raw(topics.deadLettersOf(topic));
  }

  private List<TestRecord<byte[], byte[]>> raw(String topic) {
    return driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }

  private <V extends SpecificRecord> List<V> values(Topic<V> topic) {
    return records(topic).stream().map(TestRecord::value).toList();
  }

  private <V extends SpecificRecord> List<TestRecord<String, V>> records(Topic<V> topic) {
    return driver
        .createOutputTopic(topic.name(), new StringDeserializer(), avro(topic.valueClass()))
        .readRecordsToList();
  }

  private static <V extends SpecificRecord> AvroSerde<V> avro(Class<V> type) {
    return AvroSerde.of(type, WriterSchemas.none());
  }

  @Override
  public void close() {
    driver.close();
  }
}
