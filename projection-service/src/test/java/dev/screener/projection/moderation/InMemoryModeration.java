package dev.screener.projection.moderation;

import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.CampaignState;
import dev.screener.contracts.event.JobClaim;
import dev.screener.contracts.event.JobEscalation;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.projection.view.ReadAlong;
import dev.screener.projection.view.ViewStores;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A moderation view that is told what it knows by hand; claims come back as they are written. */
public final class InMemoryModeration implements Cases {

  public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private static final int ASSUMED_SECONDS = 30;

  public final Map<String, List<PastVerdicts.Past>> past = new HashMap<>();
  public final Map<String, Told> cases = new HashMap<>();
  public final Map<String, AuthorPast> authors = new HashMap<>();
  public final Map<String, List<FilmPast.One>> films = new HashMap<>();
  public Spread spread = new Spread(0, 0, true, Map.of(), Map.of());
  public final List<String> authorizations = new ArrayList<>();
  public Tried tried = null;
  public boolean casesAnswer = true;

  /** Done by whoever writes a claim, before it is written. */
  public volatile Runnable beforeWriting = () -> {};

  private final ModerationShelves shelves = ModerationShelves.of(ASSUMED_SECONDS, 100);
  private final StatsShelf stats = new StatsShelf();
  private final AvroSerde<JobClaim> claims = AvroSerde.of(JobClaim.class, WriterSchemas.none());
  private final AvroSerde<JobEscalation> escalations =
      AvroSerde.of(JobEscalation.class, WriterSchemas.none());
  private long offset;

  /** What production reads along, for tests of the whole topology. */
  public static ReadAlong readAlong(TopicCatalogue topics) {
    return new ModerationTopology(topics, WriterSchemas.none(), ModerationShelves.of(1, 1));
  }

  public static QueuedJob.Builder job(String jobId, Lane lane, double priority) {
    return QueuedJob.newBuilder()
        .setJobId(jobId)
        .setLane(lane)
        .setPriority((float) priority)
        .setQueuedAt(NOON);
  }

  /** A job about one review in English. */
  public static QueuedJob.Builder caseJob(
      String filmId, String reviewId, Lane lane, double priority) {
    return job(filmId + '/' + reviewId, lane, priority)
        .setFilmId(filmId)
        .setReviewId(reviewId)
        .setRevision(1)
        .setText("What " + reviewId + " says")
        .setLanguage("en");
  }

  public static Campaign campaign(String id, CampaignState state, Instant changedAt) {
    return Campaign.newBuilder()
        .setCampaignId(id)
        .setState(state)
        .setMembers(40)
        .setAuthors(38)
        .setFilms(40)
        .setSample(List.of("crossing/r1", "harbour/r2"))
        .setFirstAt(NOON)
        .setLastAt(NOON)
        .setChangedAt(changedAt)
        .build();
  }

  public void queue(QueuedJob job) {
    shelves.queue().told(job.getJobId(), job, NOON.toEpochMilli());
    shelves.events().tell("q0", offset++, "job", "jobId", job.getJobId(), job.getLane().name());
  }

  public void settle(String jobId, Instant at) {
    shelves.queue().told(jobId, null, at.toEpochMilli());
    shelves.events().tell("q0", offset++, "job", "jobId", jobId, "settled");
  }

  public void campaign(Campaign campaign) {
    shelves.campaigns().told(campaign.getCampaignId(), campaign, NOON.toEpochMilli());
  }

  public void policy(PublishedPolicy policy) {
    shelves.policies().told(policy.getName() + '/' + policy.getVersion(), policy, 0);
    shelves.audit().published(policy);
  }

  public void count(ModerationStats counts, Instant now) {
    count(counts, now, now);
  }

  public void count(ModerationStats counts, Instant written, Instant now) {
    stats.add(counts, written.toEpochMilli(), now.toEpochMilli());
  }

  public ModerationView view(Clock clock) {
    ViewStores loaded = new Loaded();
    ModerationQueue queue = new StreamsQueue(loaded, shelves.queue());
    return new ModerationView(
        queue,
        new TopicJobClaims(
            shelves.claims(),
            claims,
            new Echo(this::claimed),
            "moderation.claims",
            new HolderTokens(new byte[32]),
            clock),
        new TopicEscalations(
            shelves.queue(),
            escalations,
            new Echo(this::escalated),
            "moderation.escalations",
            new HolderTokens(new byte[32]),
            clock),
        new StreamsCampaigns(loaded, shelves.campaigns()),
        new CountedNumbers(stats, () -> true, queue, shelves.times(), clock),
        new StreamsPolicies(loaded, shelves.policies(), clock),
        (filmId, reviewId) -> past.getOrDefault(filmId + '/' + reviewId, List.of()),
        filmId -> films.getOrDefault(filmId, List.of()),
        query -> shelves.audit().page(query, true),
        this,
        shelves.events());
  }

  @Override
  public CompletionStage<Optional<Told>> find(
      String filmId, String reviewId, String authorization) {
    authorizations.add(authorization);
    return casesAnswer
        ? CompletableFuture.completedFuture(Optional.ofNullable(cases.get(filmId + '/' + reviewId)))
        : CompletableFuture.failedFuture(new UnavailableException("Nobody answers."));
  }

  @Override
  public CompletionStage<Optional<AuthorPast>> author(
      String filmId, String reviewId, String authorization) {
    return casesAnswer
        ? CompletableFuture.completedFuture(
            Optional.ofNullable(authors.get(filmId + '/' + reviewId)))
        : CompletableFuture.failedFuture(new UnavailableException("Nobody answers."));
  }

  @Override
  public CompletionStage<Spread> spread(String campaignId, long spanSeconds, String authorization) {
    return casesAnswer
        ? CompletableFuture.completedFuture(spread)
        : CompletableFuture.failedFuture(new UnavailableException("Nobody answers."));
  }

  @Override
  public CompletionStage<Tried> tryPolicy(String rules, String overlay, String authorization) {
    authorizations.add(authorization);
    return CompletableFuture.completedFuture(tried);
  }

  private void claimed(ProducerRecord<byte[], byte[]> record) {
    beforeWriting.run();
    JobClaim claim = claims.decodePresent(record.value());
    shelves.claims().told(claim.getJobId(), claim, record.timestamp());
    shelves.audit().claimed(claim, record.timestamp());
  }

  private void escalated(ProducerRecord<byte[], byte[]> record) {
    JobEscalation word = escalations.decodePresent(record.value());
    shelves.queue().escalated(word.getJobId(), word, record.timestamp());
    shelves.audit().escalated(word);
  }

  /** A decision, as the log would tell it. */
  public void decided(ModeratorDecision decision) {
    shelves.audit().decided(decision);
  }

  /** Brings back what is written, as the topic would. */
  private static final class Echo extends MockProducer<byte[], byte[]> {
    private final Consumer<ProducerRecord<byte[], byte[]>> reader;

    Echo(Consumer<ProducerRecord<byte[], byte[]>> reader) {
      super(true, null, new ByteArraySerializer(), new ByteArraySerializer());
      this.reader = reader;
    }

    @Override
    public synchronized java.util.concurrent.Future<
            org.apache.kafka.clients.producer.RecordMetadata>
        send(
            ProducerRecord<byte[], byte[]> record,
            org.apache.kafka.clients.producer.Callback callback) {
      reader.accept(record);
      return super.send(record, callback);
    }
  }

  private static final class Loaded implements ViewStores {
    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> ofFilm(String store, String filmId) {
      throw new AssertionError("no store is read");
    }

    @Override
    public ReadOnlyKeyValueStore<Bytes, byte[]> global(String store) {
      return null;
    }
  }
}
