package dev.screener.moderation.cases;

import static dev.screener.moderation.cases.CaseStores.CASES;
import static dev.screener.moderation.cases.CaseStores.CASE_TEXT;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.streams.FilmStreamPartitioner;
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
  private final PolicyTimeline policies;
  private final RecentCases recent;
  private final ModelTimeline models;
  private final AvroSerde<ReviewSubmission> submissions;

  public CaseReader(
      KafkaStreams streams,
      WriterSchemas writerSchemas,
      PolicyTimeline policies,
      RecentCases recent,
      ModelTimeline models) {
    this.streams = streams;
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
    KeyQueryMetadata owner = where(key);
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
    ReadOnlyKeyValueStore<String, CaseRecord> cases = HeldPartition.of(streams, CASES, where(key));
    ReadOnlyKeyValueStore<String, byte[]> texts = HeldPartition.of(streams, CASE_TEXT, where(key));
    return docket(key, cases, texts)
        .map(docket -> Explaining.explain(docket, policies, models, now));
  }

  /**
   * Who wrote a review of this instance; empty where there is no case, or a stub alone.
   *
   * @param key filmId/reviewId
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while partitions move
   */
  public Optional<String> authorOf(String key) {
    ReadOnlyKeyValueStore<String, CaseRecord> cases = HeldPartition.of(streams, CASES, where(key));
    return Optional.ofNullable(cases.get(key))
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
    ReadOnlyKeyValueStore<String, CaseRecord> cases = all(CASES);
    ReadOnlyKeyValueStore<String, byte[]> texts = all(CASE_TEXT);
    for (String key : lastJudged(cases)) {
      docket(key, cases, texts)
          .map(docket -> docket.toCase(docket.evidence()))
          .ifPresent(review -> add(comparison, review, inForce, candidate));
    }
    return comparison;
  }

  private static void add(
      PolicyComparison comparison, Case review, RulesPolicy inForce, RulesPolicy candidate) {
    comparison.add(review, inForce.judge(review), candidate.judge(review));
  }

  private Optional<Docket> docket(
      String key,
      ReadOnlyKeyValueStore<String, CaseRecord> cases,
      ReadOnlyKeyValueStore<String, byte[]> texts) {
    CaseRecord state = cases.get(key);
    byte[] text = state == null ? null : texts.get(key);
    return state == null || text == null
        ? Optional.empty()
        : Optional.of(new Docket(state, submissions.decodePresent(text), null));
  }

  /** After a start nothing was judged yet; then any cases must do. */
  private Set<String> lastJudged(ReadOnlyKeyValueStore<String, CaseRecord> cases) {
    List<String> keys = new ArrayList<>(recent.keys());
    Set<String> last =
        new LinkedHashSet<>(keys.subList(Math.max(0, keys.size() - MOST_COMPARED), keys.size()));
    if (last.size() < MOST_COMPARED) {
      try (KeyValueIterator<String, CaseRecord> all = cases.all()) {
        while (all.hasNext() && last.size() < MOST_COMPARED) {
          last.add(all.next().key);
        }
      }
    }
    return last;
  }

  private KeyQueryMetadata where(String key) {
    return streams.queryMetadataForKey(CASES, key, new FilmStreamPartitioner<Object>());
  }

  /** Of all partitions that are here just now. */
  private <V> ReadOnlyKeyValueStore<String, V> all(String store) {
    return streams.store(
        StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.keyValueStore()));
  }
}
