package dev.screener.moderation;

import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReportSettled;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.SiegeDecision;
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
import dev.screener.moderation.films.Films;
import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.Received;
import dev.screener.moderation.line.ReportCheck;
import dev.screener.moderation.models.KeepModels;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.policies.KeepPolicies;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.policies.WatchRules;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.CampaignWord;
import dev.screener.moderation.record.CaseTimer;
import dev.screener.moderation.record.ClusterNews;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.moderation.record.WeighedReport;
import dev.screener.moderation.reporter.ReporterDesk;
import dev.screener.moderation.siege.SiegeDesk;
import dev.screener.moderation.stats.TallyVerdicts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 * reviews.submitted ──> author desk ─┬─ nothing to compare ───────> [by film] ──> case desk ─┬─> reviews.verdicts
 *        └─ misplaced ─> .rerouted ─┘  │                                ^  ^ ^ ^     ^       ├─> reviews.approved
 *                                      └─> [by template] ─> campaign desk ─┘ │ │ │     │       ├─> moderation.queue
 *                                               ^ reviews.linked <─┘  │      │ │ │     │       ├─> moderation.stats
 *                                                       late evidence └──────┘ │ │     │       │
 * moderation.reports ──> [by reporter] ──> reporter desk ──> [by film] ────────┘ │     │       │
 * moderation.decisions ──────────────────────────────────────────────────────────┘     │       │
 * cases.due ───────────────────────────────────────────────────────────────────────────┤ <─────┤
 *                                                                                      │
 *    news of clusters ──────────> [one partition] ──> name campaigns ──> [to every partition]
 *    moderation.campaign-decisions ─────┘                └─> moderation.campaigns, moderation.queue
 *
 *    before the case desk, by film: siege desk ──> films.sieges, moderation.sieges, moderation.queue
 *    moderation.siege-decisions ──────┘
 *
 *    authors.standing (to the author desk), reporters.standing (to the reporter desk) <──┤
 *    moderation.policies (to every instance's case desk) <── without a rule that fails ──┘
 *    moderation.models (to every instance's author desk)
 * </pre>
 */
public final class ModerationTopology {

  /** The desks, in the order in which a review passes them. */
  public record Desks(
      AuthorDesk author,
      CampaignDesk campaign,
      ReporterDesk reporter,
      SiegeDesk sieges,
      CaseDesk cases) {}

  private final TopicCatalogue topics;
  private final WriterSchemas writerSchemas;
  private final Desks desks;
  private final PolicyTimeline policies;
  private final ModelTimeline models;
  private final Films films;
  private final ModerationMeters meters;

  public ModerationTopology(
      TopicCatalogue topics,
      WriterSchemas writerSchemas,
      Desks desks,
      PolicyTimeline policies,
      ModelTimeline models,
      Films films,
      ModerationMeters meters) {
    this.topics = topics;
    this.writerSchemas = writerSchemas;
    this.desks = desks;
    this.policies = policies;
    this.models = models;
    this.films = films;
    this.meters = meters;
  }

  /** The topology under these Streams settings; nothing is started. */
  public Topology build(Properties streamsProperties) {
    // The config must reach the builder too: build(properties) alone skips the explicit-naming
    // check.
    StreamsBuilder builder =
        new StreamsBuilder(new TopologyConfig(new StreamsConfig(streamsProperties)));
    learnPolicies(builder);
    learnModels(builder);
    learnFilms(builder);

    KStream<String, Received> submissions = submissionsByAuthor(builder);
    KStream<String, ScreenedReview> screened = desks.author().screen(submissions);
    desks.author().note(readStanding(builder));
    CampaignDesk.Found found = desks.campaign().compare(byTemplate(screened, builder));
    passAgain(found.again());
    CampaignDesk.Told told =
        desks.campaign().name(inOnePlace(found.news()), readCampaignDecisions(builder));
    KStream<String, ScreenedReview> examined =
        byFilm("examined", screened.filter(ModerationTopology::isAlone, Named.as("if-alone")))
            .merge(byFilm("compared", found.onward()), Named.as("merge-compared"));

    KStream<String, WeighedReport> weighed = desks.reporter().weigh(reportsByPerson(builder));
    desks.reporter().note(readReportersStanding(builder));
    KStream<String, WeighedReport> heard =
        reportsByFilm(
            weighed.merge(desks.reporter().forget(submissions), Named.as("merge-forgotten")));

    SiegeDesk.Seen seen = desks.sieges().watch(examined, readSiegeDecisions(builder));
    KStream<String, Judgement> judgements =
        desks
            .cases()
            .judge(seen.reviews())
            .merge(desks.cases().lookBack(seen.lookedBack()), Named.as("merge-looked-back"))
            .merge(desks.cases().hearSiegeWord(seen.words()), Named.as("merge-siege-told"))
            .merge(desks.cases().decide(readDecisions(builder)), Named.as("merge-decided"))
            .merge(desks.cases().hear(heard), Named.as("merge-heard"))
            .merge(desks.cases().bringUpToDate(readDue(builder)), Named.as("merge-reminded"))
            .merge(
                desks.cases().hearEvidence(evidenceByFilm(found.late())),
                Named.as("merge-evidence"))
            .merge(desks.cases().hearWord(toEveryPartition(told.words())), Named.as("merge-told"));
    writeSieges(seen);
    writeDue(desks.cases().remind(examined));
    KStream<String, ReviewVerdict> verdicts = verdicts(judgements);
    writeVerdicts(verdicts);
    writePoliciesWithoutFailingRules(verdicts);
    writeApproved(judgements);
    writeQueue(judgements);
    writeStanding(judgements);
    writeReportersStanding(judgements);
    writeStats(judgements);
    writeCampaigns(told);
    return builder.build(streamsProperties);
  }

  private void learnPolicies(StreamsBuilder builder) {
    builder.addGlobalStore(
        KeepPolicies.store(),
        topics.policies().name(),
        globally(topics.policies()),
        new KeepPolicies(writerSchemas, policies, meters));
  }

  private void learnModels(StreamsBuilder builder) {
    builder.addGlobalStore(
        KeepModels.store(),
        topics.models().name(),
        globally(topics.models()),
        new KeepModels(writerSchemas, models, meters));
  }

  private void learnFilms(StreamsBuilder builder) {
    builder.addGlobalStore(Films.store(), topics.films().name(), globally(topics.films()), films);
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

  private KStream<String, ReviewReport> reportsByPerson(StreamsBuilder builder) {
    return builder.stream(
            topics.reports().name(), consumed(topics.reports(), ReportCheck.serde(writerSchemas)))
        .selectKey((key, report) -> report.getPersonId(), Named.as("key-by-person"))
        .repartition(
            Repartitioned.<String, ReviewReport>as("reported")
                .withKeySerde(Serdes.String())
                .withValueSerde(avro(ReviewReport.class))
                .withNumberOfPartitions(topics.partitions()));
  }

  private KStream<String, WeighedReport> reportsByFilm(KStream<String, WeighedReport> weighed) {
    return weighed.repartition(
        Repartitioned.<String, WeighedReport>as("weighed")
            .withKeySerde(Serdes.String())
            .withValueSerde(avro(WeighedReport.class))
            .withStreamPartitioner(new FilmStreamPartitioner<>())
            .withNumberOfPartitions(topics.partitions()));
  }

  private KStream<String, ReportSettled> readReportersStanding(StreamsBuilder builder) {
    return builder.stream(
        topics.reportersStanding().name(),
        consumed(topics.reportersStanding(), avro(ReportSettled.class)));
  }

  private KStream<String, ModeratorDecision> readDecisions(StreamsBuilder builder) {
    return builder.stream(
        topics.decisions().name(), consumed(topics.decisions(), avro(ModeratorDecision.class)));
  }

  private KStream<String, SiegeDecision> readSiegeDecisions(StreamsBuilder builder) {
    return builder.stream(
        topics.siegeDecisions().name(),
        consumed(topics.siegeDecisions(), avro(SiegeDecision.class)));
  }

  private KStream<String, CaseTimer> readDue(StreamsBuilder builder) {
    return builder.stream(topics.due().name(), consumed(topics.due(), avro(CaseTimer.class)));
  }

  private static boolean isAlone(String key, ScreenedReview screened) {
    return screened.getTemplate() == 0;
  }

  private KStream<String, ScreenedReview> byTemplate(
      KStream<String, ScreenedReview> screened, StreamsBuilder builder) {
    return screened
        .filterNot(ModerationTopology::isAlone, Named.as("if-comparable"))
        .selectKey(
            (key, review) -> ClusterKeys.member(review.getTemplate(), key),
            Named.as("key-by-template"))
        .repartition(
            Repartitioned.<String, ScreenedReview>as("screened")
                .withKeySerde(Serdes.String())
                .withValueSerde(avro(ScreenedReview.class))
                .withStreamPartitioner(new FilmStreamPartitioner<>())
                .withNumberOfPartitions(topics.partitions()))
        .merge(
            builder.stream(
                topics.linked().name(), consumed(topics.linked(), avro(ScreenedReview.class))),
            Named.as("merge-linked"));
  }

  /** The part before the slash is the template key, by which the same partitioner places. */
  private void passAgain(KStream<String, ScreenedReview> again) {
    again.to(
        topics.linked().name(),
        Produced.with(
                Serdes.String(),
                avro(ScreenedReview.class),
                new FilmStreamPartitioner<ScreenedReview>())
            .withName("write-" + topics.linked().name()));
  }

  private KStream<String, ClusterNews> inOnePlace(KStream<String, ClusterNews> news) {
    return news.repartition(
        Repartitioned.<String, ClusterNews>as("clusters")
            .withKeySerde(Serdes.String())
            .withValueSerde(avro(ClusterNews.class))
            .withNumberOfPartitions(topics.campaignDecisions().partitions()));
  }

  private KStream<String, CampaignDecision> readCampaignDecisions(StreamsBuilder builder) {
    return builder.stream(
        topics.campaignDecisions().name(),
        consumed(topics.campaignDecisions(), avro(CampaignDecision.class)));
  }

  private KStream<String, CampaignEvidence> evidenceByFilm(KStream<String, CampaignEvidence> late) {
    return late.repartition(
        Repartitioned.<String, CampaignEvidence>as("campaign-evidence")
            .withKeySerde(Serdes.String())
            .withValueSerde(avro(CampaignEvidence.class))
            .withStreamPartitioner(new FilmStreamPartitioner<>())
            .withNumberOfPartitions(topics.partitions()));
  }

  private KStream<String, CampaignWord> toEveryPartition(KStream<String, CampaignWord> words) {
    return words.repartition(
        Repartitioned.<String, CampaignWord>as("campaign-words")
            .withKeySerde(Serdes.String())
            .withValueSerde(avro(CampaignWord.class))
            .withStreamPartitioner(
                (topic, key, word, partitions) ->
                    Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet())))
            .withNumberOfPartitions(topics.partitions()));
  }

  private void writeCampaigns(CampaignDesk.Told told) {
    told.campaigns()
        .to(topics.campaigns().name(), produced(topics.campaigns(), avro(Campaign.class)));
    told.jobs()
        .to(
            topics.queue().name(),
            Produced.with(
                    Serdes.String(), avro(QueuedJob.class), new FilmStreamPartitioner<QueuedJob>())
                .withName("write-campaign-jobs"));
  }

  private KStream<String, ScreenedReview> byFilm(
      String name, KStream<String, ScreenedReview> examined) {
    return examined.repartition(
        Repartitioned.<String, ScreenedReview>as(name)
            .withKeySerde(Serdes.String())
            .withValueSerde(avro(ScreenedReview.class))
            .withStreamPartitioner(new FilmStreamPartitioner<>())
            .withNumberOfPartitions(topics.partitions()));
  }

  private KStream<String, ReviewVerdict> verdicts(KStream<String, Judgement> judgements) {
    return judgements
        .filter((key, judgement) -> judgement.said(), Named.as("if-verdict-is-new"))
        .mapValues(Judgement::verdict, Named.as("take-verdict"));
  }

  private void writeVerdicts(KStream<String, ReviewVerdict> verdicts) {
    verdicts
        .peek((key, verdict) -> meters.judged(verdict), Named.as("count-verdict"))
        .to(topics.verdicts().name(), producedByFilm(topics.verdicts()));
  }

  private void writePoliciesWithoutFailingRules(KStream<String, ReviewVerdict> verdicts) {
    verdicts
        .process(new WatchRules(policies, meters), Named.as("watch-rules"))
        .to(topics.policies().name(), produced(topics.policies(), avro(PublishedPolicy.class)));
  }

  private void writeApproved(KStream<String, Judgement> judgements) {
    changes(judgements, Judgement::approved, "approved")
        .to(topics.approved().name(), producedByFilm(topics.approved()));
  }

  private void writeQueue(KStream<String, Judgement> judgements) {
    changes(judgements, Judgement::queue, "queue")
        .to(topics.queue().name(), producedByFilm(topics.queue()));
  }

  private void writeSieges(SiegeDesk.Seen seen) {
    seen.sieges().to(topics.sieges().name(), producedByFilm(topics.sieges()));
    seen.files().to(topics.siegeFiles().name(), producedByFilm(topics.siegeFiles()));
    seen.jobs()
        .to(
            topics.queue().name(),
            Produced.with(
                    Serdes.String(), avro(QueuedJob.class), new FilmStreamPartitioner<QueuedJob>())
                .withName("write-siege-jobs"));
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

  private void writeReportersStanding(KStream<String, Judgement> judgements) {
    judgements
        .flatMap((key, judgement) -> settled(judgement), Named.as("take-settled"))
        .to(
            topics.reportersStanding().name(),
            produced(topics.reportersStanding(), avro(ReportSettled.class)));
  }

  /** Nearly every judgement settles nothing. */
  private static List<KeyValue<String, ReportSettled>> settled(Judgement judgement) {
    return judgement.settled().isEmpty()
        ? List.of()
        : judgement.settled().stream()
            .map(settled -> KeyValue.pair(settled.reporterId(), settled.settlement()))
            .toList();
  }

  private void writeStats(KStream<String, Judgement> judgements) {
    judgements
        .process(new TallyVerdicts(), Named.as("tally-verdicts"))
        .to(topics.stats().name(), produced(topics.stats(), avro(ModerationStats.class)));
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

  /** As bytes: what cannot be read would otherwise kill the global thread. */
  private static Consumed<byte[], byte[]> globally(Topic<?> topic) {
    return Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("read-" + topic.name());
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
