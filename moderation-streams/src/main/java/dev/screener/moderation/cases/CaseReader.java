package dev.screener.moderation.cases;

import static dev.screener.moderation.cases.CaseStores.CASE_DESK;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.streams.FilmStreamPartitioner;
import dev.screener.contracts.topics.Partitioning;
import dev.screener.moderation.line.HeldPartition;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.policy.Case;
import dev.screener.policy.PolicyComparison;
import dev.screener.policy.RulesPolicy;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads cases with their texts from outside the stream, and changes nothing. A text that is neither
 * approved nor held is on no topic: this is where moderators find it.
 */
public final class CaseReader {

  private static final int MOST_COMPARED = 10_000;

  private final KafkaStreams streams;
  private final int partitions;
  private final PolicyTimeline policies;
  private final RecentCases recent;
  private final ModelTimeline models;
  private final AvroSerde<ReviewSubmission> submissions;

  /**
   * @param partitions of the topics by film
   */
  public CaseReader(
      KafkaStreams streams,
      WriterSchemas writerSchemas,
      PolicyTimeline policies,
      RecentCases recent,
      ModelTimeline models,
      int partitions) {
    this.streams = streams;
    this.partitions = partitions;
    this.policies = policies;
    this.recent = recent;
    this.models = models;
    this.submissions = AvroSerde.of(ReviewSubmission.class, writerSchemas);
  }

  /**
   * The instance that holds a case; empty while partitions move.
   *
   * @param key filmId/reviewId
   */
  public Optional<HostInfo> ownerOf(String key) {
    KeyQueryMetadata owner =
        streams.queryMetadataForKey(CASE_DESK, key, new FilmStreamPartitioner<Object>());
    return owner.equals(KeyQueryMetadata.NOT_AVAILABLE)
        ? Optional.empty()
        : Optional.of(owner.activeHost());
  }

  /**
   * A case of this instance, explained; empty when there is none with a text.
   *
   * @param key filmId/reviewId
   * @param now ms since the epoch: which policy is in force
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while partitions move
   */
  public Optional<CaseExplanation> explain(String key, long now) {
    return docket(key, deskOf(key))
        .map(docket -> Explaining.explain(docket, policies, models, now));
  }

  /**
   * Who wrote a review of this instance; empty where there is no case, or a stub alone.
   *
   * @param key filmId/reviewId
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while partitions move
   */
  public Optional<String> authorOf(String key) {
    return Optional.ofNullable(CaseStores.cases(deskOf(key)).get(key))
        .map(CaseRecord::getAuthorId)
        .filter(author -> !author.isEmpty());
  }

  /**
   * What a policy would make of the cases that this instance judged last, at most {@value
   * #MOST_COMPARED}, beside what the policy in force makes of them.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while partitions move
   */
  public PolicyComparison compare(RulesPolicy candidate, long now) {
    RulesPolicy inForce = policies.inForceAt(now).policy();
    PolicyComparison comparison = new PolicyComparison();
    ReadOnlyKeyValueStore<String, Object> desks = desks();
    for (String key : lastJudged(desks)) {
      docket(key, desks)
          .map(docket -> docket.toCase(docket.evidence()))
          .ifPresent(review -> add(comparison, review, inForce, candidate));
    }
    return comparison;
  }

  private static void add(
      PolicyComparison comparison, Case review, RulesPolicy inForce, RulesPolicy candidate) {
    comparison.add(review, inForce.judge(review), candidate.judge(review));
  }

  private Optional<Docket> docket(String key, ReadOnlyKeyValueStore<String, Object> desk) {
    CaseRecord state = CaseStores.cases(desk).get(key);
    byte[] text = state == null ? null : CaseStores.texts(desk).get(key);
    return state == null || text == null
        ? Optional.empty()
        : Optional.of(new Docket(state, submissions.decodePresent(text), null));
  }

  /** After a start nothing was judged yet; then any cases must do. */
  private Set<String> lastJudged(ReadOnlyKeyValueStore<String, Object> desks) {
    List<String> keys = new ArrayList<>(recent.keys());
    Set<String> last =
        new LinkedHashSet<>(keys.subList(Math.max(0, keys.size() - MOST_COMPARED), keys.size()));
    if (last.size() < MOST_COMPARED) {
      try (KeyValueIterator<String, CaseRecord> all = CaseStores.cases(desks).all()) {
        while (all.hasNext() && last.size() < MOST_COMPARED) {
          last.add(all.next().key);
        }
      }
    }
    return last;
  }

  private ReadOnlyKeyValueStore<String, Object> deskOf(String key) {
    return HeldPartition.of(streams, CASE_DESK, Partitioning.ofFilm(key, partitions));
  }

  /** Of all partitions that are here just now. */
  private ReadOnlyKeyValueStore<String, Object> desks() {
    return streams.store(
        StoreQueryParameters.fromNameAndType(CASE_DESK, QueryableStoreTypes.keyValueStore()));
  }
}
