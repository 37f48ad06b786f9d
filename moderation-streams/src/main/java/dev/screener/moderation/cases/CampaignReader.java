package dev.screener.moderation.cases;

import static dev.screener.moderation.cases.CaseStores.CASE_DESK;

import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.line.TableReader;
import dev.screener.moderation.record.CampaignStanding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads from outside the stream where and when a campaign's members were written. */
public final class CampaignReader {

  /** So many members are counted at most, and so many films named. */
  static final int MOST_MEMBERS = 20_000;

  static final int MOST_FILMS = 100;

  private final KafkaStreams streams;

  public CampaignReader(KafkaStreams streams) {
    this.streams = streams;
  }

  /**
   * How the members of this instance's films are spread.
   *
   * @param members counted, each once
   * @param films different ones
   * @param complete false where there are more members than are counted
   * @param byTime members by when they were written: the beginnings of spans of event time, seconds
   *     since the epoch
   * @param byFilm members by film, those with the most first, {@value #MOST_FILMS} films at most
   */
  public record Spread(
      int members,
      int films,
      boolean complete,
      Map<Long, Integer> byTime,
      Map<String, Integer> byFilm) {}

  /**
   * The spread over this instance's films; of nothing for a campaign that it does not know.
   *
   * @param spanSeconds how long a span of time is
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while partitions move
   */
  public Spread spread(String campaignId, long spanSeconds) {
    TableReader<Long> members = CaseStores.members(desk());
    Counting counting = new Counting(spanSeconds);
    for (String cluster : clusters(campaignId)) {
      try (KeyValueIterator<String, Long> entries =
          members.prefixScan(cluster + '/', new StringSerializer())) {
        while (entries.hasNext() && counting.takesMore()) {
          KeyValue<String, Long> entry = entries.next();
          counting.take(ClusterKeys.reviewOf(entry.key), entry.value);
        }
      }
    }
    return counting.spread();
  }

  private Set<String> clusters(String campaignId) {
    TableReader<CampaignStanding> standings = CaseStores.standings(desk());
    // Every partition keeps the standings of all, so a process with several meets them repeatedly.
    Set<String> clusters = new HashSet<>();
    try (KeyValueIterator<String, CampaignStanding> all = standings.all()) {
      while (all.hasNext()) {
        KeyValue<String, CampaignStanding> entry = all.next();
        if (entry.value.getCampaignId().equals(campaignId)) {
          clusters.add(entry.key);
        }
      }
    }
    return clusters;
  }

  private ReadOnlyKeyValueStore<String, Object> desk() {
    return streams.store(
        StoreQueryParameters.fromNameAndType(CASE_DESK, QueryableStoreTypes.keyValueStore()));
  }

  /** A member under several templates of its campaign counts once. */
  static final class Counting {
    private final long spanSeconds;
    private final Set<String> seen = new HashSet<>();
    private final Map<Long, Integer> byTime = new TreeMap<>();
    private final Map<String, Integer> byFilm = new TreeMap<>();

    Counting(long spanSeconds) {
      this.spanSeconds = spanSeconds;
    }

    boolean takesMore() {
      return seen.size() < MOST_MEMBERS;
    }

    /**
     * Takes a member.
     *
     * @param writtenAt seconds since the epoch, as cases note it
     */
    void take(String reviewKey, long writtenAt) {
      if (seen.add(reviewKey)) {
        byTime.merge(Math.floorDiv(writtenAt, spanSeconds) * spanSeconds, 1, Integer::sum);
        byFilm.merge(Ids.filmOf(reviewKey), 1, Integer::sum);
      }
    }

    Spread spread() {
      List<Map.Entry<String, Integer>> films = new ArrayList<>(byFilm.entrySet());
      films.sort(
          Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
              .thenComparing(Map.Entry.comparingByKey()));
      Map<String, Integer> most = new LinkedHashMap<>();
      films.stream().limit(MOST_FILMS).forEach(one -> most.put(one.getKey(), one.getValue()));
      return new Spread(seen.size(), byFilm.size(), takesMore(), byTime, most);
    }
  }
}
