package dev.screener.simulator.run;

import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.topics.Ids;
import dev.screener.simulator.traffic.TrafficEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Joins labels with verdicts while traffic runs. About 300 bytes a live review. */
final class Ledger {

  /** Told of a record whose value does not matter, but for whether there is one. */
  @FunctionalInterface
  interface Keyed {
    void accept(String key, long at, boolean present);
  }

  /** A siege that was opened over a film. */
  record Siege(String filmId, long openedAt) {}

  private final Map<String, Fate> fates = new HashMap<>();
  private final Map<String, Integer> members = new HashMap<>();
  private final Map<String, Long> firstAttackOn = new HashMap<>();
  private final Set<String> singleJobs = new HashSet<>();
  private final Set<String> jobsOfMany = new HashSet<>();
  private final Map<String, Siege> openSieges = new HashMap<>();
  private final List<Siege> sieges = new ArrayList<>();
  private final Set<String> campaigns = new HashSet<>();
  private final Map<Outcome, Long> outcomesOfHistory = new TreeMap<>();
  private long submissions;
  private final SortedMap<String, Long> inside = new TreeMap<>();
  private SortedMap<String, Long> stateBytes = new TreeMap<>();
  private long verdicts;
  private long end;

  void submitted(TrafficEvent.Review review) {
    end = Math.max(end, review.at().toEpochMilli());
    ReviewSubmission submission = review.submission();
    if (submission.getImported()) {
      return;
    }
    submissions++;
    int member = 0;
    if (review.label().isAttack()) {
      member = members.merge(review.label().campaign(), 1, Integer::sum);
      firstAttackOn.putIfAbsent(submission.getFilmId(), review.at().toEpochMilli());
    }
    fates.put(
        Ids.reviewKey(submission.getFilmId(), submission.getReviewId()),
        new Fate(review.label(), review.at().toEpochMilli(), submission, member));
  }

  void judged(ReviewVerdict verdict) {
    verdicts++;
    Fate fate = fates.get(Ids.reviewKey(verdict.getFilmId(), verdict.getReviewId()));
    if (fate != null) {
      fate.judged(verdict);
    } else {
      outcomesOfHistory.merge(verdict.getOutcome(), 1L, Long::sum);
    }
  }

  void queued(String key, QueuedJob job) {
    if (job.getLane() == Lane.AUDIT) {
      return;
    }
    boolean stands = fates.containsKey(key) || job.getReviewId() != null;
    (stands ? singleJobs : jobsOfMany).add(key);
  }

  void siege(String filmId, long at, boolean open) {
    if (!open) {
      openSieges.remove(filmId);
    } else if (!openSieges.containsKey(filmId)) {
      Siege siege = new Siege(filmId, at);
      openSieges.put(filmId, siege);
      sieges.add(siege);
    }
  }

  /** A record from one desk to another. */
  void inside(String topic) {
    if (submissions > 0) {
      inside.merge(topic, 1L, Long::sum);
    }
  }

  /** What the stores held at the end. */
  void stored(SortedMap<String, Long> bytes) {
    stateBytes = bytes;
  }

  SortedMap<String, Long> inside() {
    return inside;
  }

  SortedMap<String, Long> stateBytes() {
    return stateBytes;
  }

  void campaign(String id, long at, boolean present) {
    if (present) {
      campaigns.add(id);
    }
  }

  /** What became of one live review; null when there was none. */
  @Nullable Fate fate(String filmId, String reviewId) {
    return fates.get(Ids.reviewKey(filmId, reviewId));
  }

  /** Live reviews that have no verdict yet. */
  long unjudged() {
    return fates.values().stream().filter(fate -> fate.outcome == null).count();
  }

  Collection<Fate> fates() {
    return fates.values();
  }

  List<Siege> sieges() {
    return sieges;
  }

  /** Event time of the first attack on a film in ms, or null when nobody attacked it. */
  @Nullable Long firstAttackOn(String filmId) {
    return firstAttackOn.get(filmId);
  }

  int campaigns() {
    return campaigns.size();
  }

  int singleJobs() {
    return singleJobs.size();
  }

  int jobsOfMany() {
    return jobsOfMany.size();
  }

  long submissions() {
    return submissions;
  }

  long verdicts() {
    return verdicts;
  }

  Map<Outcome, Long> outcomesOfHistory() {
    return outcomesOfHistory;
  }

  long end() {
    return end;
  }
}
