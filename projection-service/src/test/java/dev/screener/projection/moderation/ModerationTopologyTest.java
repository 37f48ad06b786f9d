package dev.screener.projection.moderation;

import static dev.screener.projection.moderation.InMemoryModeration.NOON;
import static dev.screener.projection.moderation.InMemoryModeration.caseJob;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.CampaignState;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.JobClaim;
import dev.screener.contracts.event.JobEscalation;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.Rejudge;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.projection.ProjectionSettings;
import dev.screener.projection.live.EventRing;
import dev.screener.projection.live.LiveEvent;
import dev.screener.projection.live.OffsetVector;
import dev.screener.projection.view.Events;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.state.KeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each arrow of the moderation view. */
class ModerationTopologyTest {

  @TempDir Path state;

  private final ModerationShelves shelves = ModerationShelves.of(30, 100);
  private TopicCatalogue topics;
  private TopologyTestDriver driver;

  @BeforeEach
  void start() {
    ProjectionSettings settings =
        ProjectionSettings.of(
            Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9", "STATE_DIR", state.toString()));
    topics = settings.topics();
    Properties properties = settings.streams().properties();
    StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
    ModerationTopology topology = new ModerationTopology(topics, WriterSchemas.none(), shelves);
    topology.verdicts(
        builder.stream(
            topics.verdicts().name(),
            Consumed.with(Serdes.String(), serde(topics.verdicts()))
                .withName("read-reviews.verdicts")));
    topology.others(builder);
    driver = new TopologyTestDriver(builder.build(properties), properties, NOON);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  private static <V extends SpecificRecord> AvroSerde<V> serde(Topic<V> topic) {
    return AvroSerde.of(topic.valueClass(), WriterSchemas.none());
  }

  private <V extends SpecificRecord> void tell(Topic<V> topic, String key, V value) {
    bytes(topic, key, serde(topic).encode(value));
  }

  private void bytes(Topic<?> topic, String key, byte[] value) {
    driver
        .createInputTopic(topic.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(key, value, NOON);
  }

  private List<PastVerdicts.Past> past(String filmId, String reviewId) {
    KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(ModerationStores.PAST_VERDICTS);
    return PastVerdictsCodec.decode(
        store.get(Bytes.wrap((filmId + '/' + reviewId).getBytes(UTF_8))));
  }

  private ReviewVerdict.Builder verdict(Outcome outcome, String submissionId) {
    return ReviewVerdict.newBuilder(Events.verdict("crossing", "r1", 1, outcome, submissionId));
  }

  private List<LiveEvent> told() {
    return shelves
        .events()
        .feed()
        .since(ModerationEvents.SCOPE, ModerationEvents.SUBJECT, OffsetVector.NOTHING)
        .orElseThrow()
        .missed()
        .stream()
        .map(EventRing.Told::event)
        .toList();
  }

  @Test
  void aJobComesWithItsTombstoneItGoesAndItsClaimWithIt() {
    tell(topics.queue(), "crossing/r1", caseJob("crossing", "r1", Lane.DOUBT, 0.5).build());
    tell(topics.claims(), "crossing/r1", new JobClaim("c1", "crossing/r1", "ada", 60));
    assertThat(shelves.queue().job("crossing/r1")).isPresent();
    assertThat(shelves.claims().of("crossing/r1", NOON.toEpochMilli())).isPresent();

    bytes(topics.queue(), "crossing/r1", null);

    assertThat(shelves.queue().job("crossing/r1")).isEmpty();
    assertThat(shelves.claims().of("crossing/r1", NOON.toEpochMilli())).isEmpty();
    assertThat(told())
        .containsExactly(
            new LiveEvent("job", "{\"jobId\":\"crossing/r1\",\"state\":\"DOUBT\"}"),
            new LiveEvent("claim", "{\"jobId\":\"crossing/r1\",\"state\":\"held\"}"),
            new LiveEvent("job", "{\"jobId\":\"crossing/r1\",\"state\":\"settled\"}"));
  }

  @Test
  void garbageOnAnyTopicChangesNothingAndTheNextRecordIsRead() {
    for (Topic<?> topic :
        List.of(
            topics.queue(),
            topics.claims(),
            topics.escalations(),
            topics.campaigns(),
            topics.campaignDecisions(),
            topics.policies())) {
      bytes(topic, "crossing/r1", new byte[] {1, 2, 3});
      bytes(topic, null, new byte[0]);
    }
    bytes(topics.claims(), "crossing/r1", null);
    tell(topics.queue(), "another/job", caseJob("crossing", "r1", Lane.DOUBT, 0.5).build());

    tell(topics.queue(), "crossing/r1", caseJob("crossing", "r1", Lane.DOUBT, 0.5).build());

    assertThat(shelves.queue().waiting().jobs()).isEqualTo(1);
    assertThat(shelves.garbage().sum()).isEqualTo(14);
  }

  @Test
  void anIdThatWouldBreakAnEventIsNotTold() {
    String hostile = "crossing/\",\"x\":\"";
    tell(topics.queue(), hostile, caseJob("f", "r", Lane.DOUBT, 0.5).setJobId(hostile).build());

    assertThat(told()).isEmpty();
    assertThat(shelves.queue().waiting().jobs()).isEqualTo(1);
  }

  @Test
  void aCampaignComesWithWhatWasDecidedAndGoesWithItsTombstone() {
    tell(
        topics.campaigns(), "c1", InMemoryModeration.campaign("c1", CampaignState.SUSPECTED, NOON));
    CampaignDecision decision =
        CampaignDecision.newBuilder()
            .setDecisionId("d1")
            .setCampaignId("c1")
            .setAction(DecisionAction.REJECT)
            .setModeratorToken("token")
            .setDecidedAt(NOON)
            .build();
    tell(topics.campaignDecisions(), "c1", decision);
    tell(topics.campaignDecisions(), "c1", decision);

    Campaigns.Told campaign = shelves.campaigns().find("c1").orElseThrow();
    assertThat(campaign.sample())
        .containsExactly(
            new Campaigns.Member("crossing", "r1"), new Campaigns.Member("harbour", "r2"));
    assertThat(shelves.campaigns().decisions("c1")).hasSize(1);

    bytes(topics.campaigns(), "c1", null);
    assertThat(shelves.campaigns().find("c1")).isEmpty();
    assertThat(shelves.campaigns().page(null, null, 10).campaigns()).isEmpty();
  }

  @Test
  void ofPoliciesTheNewestLiveOneInEffectIsInForce() {
    tell(topics.policies(), "site/1", policy("1", PolicyMode.LIVE, NOON));
    tell(topics.policies(), "site/2", policy("2", PolicyMode.LIVE, NOON.plusSeconds(60)));
    tell(topics.policies(), "site/3", policy("3", PolicyMode.SHADOW, NOON));

    assertThat(shelves.policies().all(NOON.toEpochMilli()))
        .filteredOn(Policies.Version::inForce)
        .extracting(Policies.Version::version)
        .containsExactly("1");
    assertThat(shelves.policies().all(NOON.plusSeconds(60).toEpochMilli()))
        .filteredOn(Policies.Version::inForce)
        .extracting(Policies.Version::version)
        .containsExactly("2");
  }

  private static PublishedPolicy policy(String version, PolicyMode mode, Instant from) {
    return PublishedPolicy.newBuilder()
        .setName("site")
        .setVersion(version)
        .setRules("policy: site/" + version)
        .setMode(mode)
        .setRejudge(Rejudge.HELD)
        .setEffectiveFrom(from)
        .setPublishedAt(from)
        .build();
  }

  @Test
  void ofAReviewApprovedAtOnceNothingIsKept() {
    tell(topics.verdicts(), "crossing/r1", verdict(Outcome.APPROVED, "s1").build());

    assertThat(past("crossing", "r1")).isEmpty();
  }

  @Test
  void whatWasSaidIsKeptTheNewestFirstAndAtMostSixteen() {
    tell(topics.verdicts(), "crossing/r1", verdict(Outcome.HELD, "s1").build());
    tell(
        topics.verdicts(),
        "crossing/r1",
        verdict(Outcome.APPROVED, null)
            .setCause(VerdictCause.DECISION)
            .setDecisionId("d1")
            .setPreviousOutcome(Outcome.HELD)
            .build());

    List<PastVerdicts.Past> past = past("crossing", "r1");
    assertThat(past).extracting(PastVerdicts.Past::outcome).containsExactly("APPROVED", "HELD");
    assertThat(past.get(0).decisionId()).isEqualTo("d1");
    assertThat(past.get(0).previousOutcome()).isEqualTo("HELD");

    for (int i = 0; i < 20; i++) {
      tell(topics.verdicts(), "crossing/r1", verdict(Outcome.HELD, "s" + i).build());
    }
    assertThat(past("crossing", "r1")).hasSize(16);
  }

  @Test
  void refusedWritesAreNoPastOfTheReviewAndAnErasureLeavesNone() {
    tell(topics.verdicts(), "crossing/r1", verdict(Outcome.REJECTED, "s1").build());
    tell(topics.verdicts(), "crossing/r1", verdict(Outcome.REFUSED, "s2").build());
    assertThat(past("crossing", "r1")).hasSize(1);

    tell(
        topics.verdicts(),
        "crossing/r1",
        verdict(Outcome.WITHDRAWN, null)
            .setCause(VerdictCause.ERASURE)
            .setPreviousOutcome(Outcome.REJECTED)
            .build());

    assertThat(past("crossing", "r1")).isEmpty();
  }

  private List<FilmPast.One> filmPast(String filmId) {
    KeyValueStore<Bytes, byte[]> store = driver.getKeyValueStore(ModerationStores.FILM_PAST);
    return FilmPastCodec.decode(store.get(Bytes.wrap(filmId.getBytes(UTF_8))));
  }

  private void judged(String reviewId, Outcome outcome, Instant at) {
    driver
        .createInputTopic(
            topics.verdicts().name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(
            "crossing/" + reviewId,
            serde(topics.verdicts())
                .encode(
                    ReviewVerdict.newBuilder(
                            Events.verdict("crossing", reviewId, 1, outcome, "s" + reviewId))
                        .setPreviousOutcome(Outcome.HELD)
                        .setJudgedAt(at)
                        .build()),
            at);
  }

  @Test
  void ofAFilmTheNewestVerdictOnEachReviewIsKept() {
    judged("r1", Outcome.HELD, NOON);
    judged("r2", Outcome.REJECTED, NOON.plusSeconds(1));
    judged("r1", Outcome.APPROVED, NOON.plusSeconds(2));

    assertThat(filmPast("crossing"))
        .extracting(FilmPast.One::reviewId, FilmPast.One::outcome)
        .containsExactly(tuple("r1", "APPROVED"), tuple("r2", "REJECTED"));

    for (int i = 0; i < 40; i++) {
      judged("more-" + i, Outcome.HELD, NOON.plusSeconds(10 + i));
    }
    assertThat(filmPast("crossing")).hasSize(KeepFilmPast.MOST);
  }

  @Test
  void ofWhatWasWithdrawnOrIsAMonthOldNothingIsKept() {
    judged("r1", Outcome.HELD, NOON);
    judged("r2", Outcome.HELD, NOON);
    judged("r2", Outcome.WITHDRAWN, NOON.plusSeconds(1));
    assertThat(filmPast("crossing")).extracting(FilmPast.One::reviewId).containsExactly("r1");

    // Nothing more is said of this film, but time goes on.
    driver
        .createInputTopic(
            topics.verdicts().name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput(
            "harbour/r1",
            serde(topics.verdicts()).encode(verdict(Outcome.APPROVED, "s9").build()),
            NOON.plus(KeepFilmPast.KEPT).plus(Duration.ofDays(2)));

    assertThat(filmPast("crossing")).isEmpty();
  }

  @Test
  void whoDidWhatIsOnTheTrailTheNewestFirst() {
    tell(topics.claims(), "crossing/r1", new JobClaim("c1", "crossing/r1", "ada", 60));
    tell(topics.claims(), "crossing/r1", new JobClaim("c2", "crossing/r1", "ada", 0));
    tell(
        topics.escalations(),
        "crossing/r1",
        new JobEscalation("e1", "crossing/r1", 1, true, "LEGAL", "ada", NOON.plusSeconds(1)));
    tell(topics.policies(), "site/1", policy("1", PolicyMode.LIVE, NOON.plusSeconds(2)));

    assertThat(trail(null, null))
        .extracting(AuditTrail.Deed::action)
        .containsExactly("LIVE", "ESCALATE", "OPEN");
    assertThat(trail("ada", "crossing/r1"))
        .extracting(AuditTrail.Deed::kind)
        .containsExactly(AuditTrail.Kind.ESCALATION, AuditTrail.Kind.CLAIM);
    assertThat(trail("bela", null)).isEmpty();
  }

  private List<AuditTrail.Deed> trail(String moderator, String subject) {
    return shelves
        .audit()
        .page(new AuditTrail.Query(null, moderator, subject, 10, null), true)
        .deeds();
  }
}
