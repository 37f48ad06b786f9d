package dev.screener.moderation;

import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.streams.FilmStreamPartitioner;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.moderation.author.AuthorDesk;
import dev.screener.moderation.author.PlaceByAuthor;
import dev.screener.moderation.campaign.CampaignDesk;
import dev.screener.moderation.cases.CaseDesk;
import dev.screener.moderation.cases.Change;
import dev.screener.moderation.cases.Judgement;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.Received;
import dev.screener.moderation.record.CaseTimer;
import dev.screener.moderation.record.ScreenedReview;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;

/**
 * The whole flow, one arrow a method:
 *
 * <pre>
 * reviews.submitted ─┬─> place-by-author ──> author desk ──> campaign desk ──> [by film] ──> case desk ─┬─> reviews.verdicts
 * reviews.rerouted ──┘        └─ misplaced ─> reviews.rerouted  ^                                       ├─> reviews.approved
 *                                               ^   ^   │        ├─> moderation.queue
 *                                                               └─────────────────── authors.standing <─│───│───│────────┘
 *                                                                                moderation.decisions ──┘   │   │
 *                                                                                            cases.due ─────┘ <─┘
 * </pre>
 */
public final class ModerationTopology {

  private final TopicCatalogue topics;
  private final WriterSchemas writerSchemas;
  private final AuthorDesk authorDesk;
  private final CampaignDesk campaignDesk;
  private final CaseDesk caseDesk;
  private final ModerationMeters meters;

  public ModerationTopology(
      TopicCatalogue topics,
      WriterSchemas writerSchemas,
      AuthorDesk authorDesk,
      CampaignDesk campaignDesk,
      CaseDesk caseDesk,
      ModerationMeters meters) {
    this.topics = topics;
    this.writerSchemas = writerSchemas;
    this.authorDesk = authorDesk;
    this.campaignDesk = campaignDesk;
    this.caseDesk = caseDesk;
    this.meters = meters;
  }

  /** The topology under these Streams settings; nothing is started. */
  public Topology build(Properties streamsProperties) {
    // The config must reach the builder too: build(properties) alone skips the explicit-naming
    // check.
    StreamsBuilder builder =
        new StreamsBuilder(new TopologyConfig(new StreamsConfig(streamsProperties)));
    KStream<String, ScreenedReview> screened = authorDesk.screen(submissionsByAuthor(builder));
    authorDesk.note(readStanding(builder));
    KStream<String, ScreenedReview> examined = byFilm(campaignDesk.examine(screened));
    KStream<String, Judgement> judgements =
        caseDesk
            .judge(examined)
            .merge(caseDesk.decide(readDecisions(builder)), Named.as("merge-decided"))
            .merge(caseDesk.endHolds(readDue(builder)), Named.as("merge-ended"));
    writeDue(caseDesk.dueHolds(examined));
    writeVerdicts(judgements);
    writeApproved(judgements);
    writeQueue(judgements);
    writeStanding(judgements);
    return builder.build(streamsProperties);
  }

  private KStream<String, Received> submissionsByAuthor(StreamsBuilder builder) {
    Map<String, KStream<String, Received>> placed =
        readSubmitted(builder)
            .process(new PlaceByAuthor(topics.partitions(), meters), Named.as("place-by-author"))
            .split(Named.as("placed-"))
            .branch((author, received) -> received.misplaced(), Branched.as("wrongly"))
            .defaultBranch(Branched.as("rightly"));
    required(placed, "placed-wrongly")
        .to(topics.rerouted().name(), produced(topics.rerouted(), received()));
    return required(placed, "placed-rightly")
        .merge(readRerouted(builder), Named.as("merge-rerouted"));
  }

  private KStream<String, Received> readSubmitted(StreamsBuilder builder) {
    return builder.stream(topics.submitted().name(), consumed(topics.submitted(), received()));
  }

  private KStream<String, Received> readRerouted(StreamsBuilder builder) {
    return builder.stream(topics.rerouted().name(), consumed(topics.rerouted(), received()));
  }

  private KStream<String, StandingChange> readStanding(StreamsBuilder builder) {
    return builder.stream(
        topics.standing().name(), consumed(topics.standing(), avro(StandingChange.class)));
  }

  private KStream<String, ModeratorDecision> readDecisions(StreamsBuilder builder) {
    return builder.stream(
        topics.decisions().name(), consumed(topics.decisions(), avro(ModeratorDecision.class)));
  }

  private KStream<String, CaseTimer> readDue(StreamsBuilder builder) {
    return builder.stream(topics.due().name(), consumed(topics.due(), avro(CaseTimer.class)));
  }

  private KStream<String, ScreenedReview> byFilm(KStream<String, ScreenedReview> examined) {
    return examined.repartition(
        Repartitioned.<String, ScreenedReview>as("examined")
            .withKeySerde(Serdes.String())
            .withValueSerde(avro(ScreenedReview.class))
            .withStreamPartitioner(new FilmStreamPartitioner<>())
            .withNumberOfPartitions(topics.partitions()));
  }

  private void writeVerdicts(KStream<String, Judgement> judgements) {
    judgements
        .peek((key, judgement) -> meters.judged(judgement.verdict()), Named.as("count-verdict"))
        .mapValues(Judgement::verdict, Named.as("take-verdict"))
        .to(topics.verdicts().name(), producedByFilm(topics.verdicts()));
  }

  private void writeApproved(KStream<String, Judgement> judgements) {
    changes(judgements, Judgement::approved, "approved")
        .to(topics.approved().name(), producedByFilm(topics.approved()));
  }

  private void writeQueue(KStream<String, Judgement> judgements) {
    changes(judgements, Judgement::queue, "queue")
        .to(topics.queue().name(), producedByFilm(topics.queue()));
  }

  private void writeDue(KStream<String, CaseTimer> due) {
    due.to(
        topics.due().name(),
        Produced.with(
                Serdes.String(), avro(CaseTimer.class), new FilmStreamPartitioner<CaseTimer>())
            .withName("write-" + topics.due().name()));
  }

  private void writeStanding(KStream<String, Judgement> judgements) {
    judgements
        .filter((key, judgement) -> judgement.standing().happens(), Named.as("if-standing-changes"))
        .map(
            (key, judgement) -> KeyValue.pair(judgement.authorId(), judgement.standing().value()),
            Named.as("take-standing"))
        .to(topics.standing().name(), produced(topics.standing(), avro(StandingChange.class)));
  }

  private static <V> KStream<String, V> changes(
      KStream<String, Judgement> judgements, Function<Judgement, Change<V>> change, String what) {
    return judgements
        .filter(
            (key, judgement) -> change.apply(judgement).happens(),
            Named.as("if-" + what + "-changes"))
        .mapValues(judgement -> change.apply(judgement).value(), Named.as("take-" + what));
  }

  private Serde<Received> received() {
    return Received.serde(writerSchemas);
  }

  private <V extends SpecificRecord> Serde<V> avro(Class<V> type) {
    return AvroSerde.of(type, writerSchemas);
  }

  private static <V> Consumed<String, V> consumed(Topic<?> topic, Serde<V> values) {
    return Consumed.with(Serdes.String(), values).withName("read-" + topic.name());
  }

  private static <V> Produced<String, V> produced(Topic<?> topic, Serde<V> values) {
    return Produced.with(Serdes.String(), values).withName("write-" + topic.name());
  }

  private <V extends SpecificRecord> Produced<String, V> producedByFilm(Topic<V> topic) {
    return Produced.with(Serdes.String(), avro(topic.valueClass()), new FilmStreamPartitioner<V>())
        .withName("write-" + topic.name());
  }

  private static <V> V required(Map<String, V> branches, String name) {
    V branch = branches.get(name);
    if (branch == null) {
      throw new IllegalStateException("no branch " + name);
    }
    return branch;
  }
}
