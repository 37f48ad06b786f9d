package dev.screener.projection.moderation;

import dev.screener.contracts.event.JobEscalation;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.QueuedJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The queue in memory: every job with its text, about 300 bytes and the text each, and which of
 * them were handed on. A job's tombstone removes it. Written by the one thread that reads the
 * topic, read by many.
 */
final class QueueShelf implements KeepTold.Shelf<QueuedJob> {

  private final Map<String, Entry> byId = new HashMap<>();
  private final NavigableMap<JobPlace, Entry> all = new TreeMap<>();
  private final Map<Lane, NavigableMap<JobPlace, Entry>> byLane = new EnumMap<>(Lane.class);
  private final Map<String, NavigableMap<JobPlace, Entry>> byFilm = new HashMap<>();
  private final EscalationShelf escalations = new EscalationShelf();
  private final AwaitedWrites awaited = new AwaitedWrites();
  private final BiConsumer<String, Long> onSettled;

  /** How much waits, until something changes. */
  private ModerationQueue.@Nullable Waiting counted;

  /** A job and where it stands; the record is kept as it is. */
  private record Entry(JobPlace place, QueuedJob job) {}

  /**
   * @param onSettled is told each job that goes, and when, ms since the epoch
   */
  QueueShelf(BiConsumer<String, Long> onSettled) {
    this.onSettled = onSettled;
  }

  @Override
  public void told(String jobId, @Nullable QueuedJob job, long at) {
    if (job == null) {
      settle(jobId, at);
    } else if (jobId.equals(job.getJobId())) {
      put(job);
    } else {
      throw new IllegalArgumentException("the value is about another job than the key");
    }
  }

  /** Takes a word on whether a job is handed on. */
  void escalated(String jobId, @Nullable JobEscalation word, long at) {
    if (word == null || !jobId.equals(word.getJobId())) {
      throw new IllegalArgumentException("not a word on this job");
    }
    synchronized (this) {
      escalations.told(word);
      counted = null;
    }
    awaited.read(word.getEscalationId());
  }

  /** Who has written a word and waits until it is read back. */
  AwaitedWrites awaited() {
    return awaited;
  }

  /** The word that counts for a job; empty where it waits for everybody. */
  synchronized Optional<JobEscalation> escalation(String jobId) {
    Entry entry = byId.get(jobId);
    return entry == null ? Optional.empty() : escalations.of(entry.job());
  }

  private synchronized void put(QueuedJob job) {
    remove(job.getJobId());
    counted = null;
    JobPlace place =
        JobPlace.of(job.getPriority(), job.getQueuedAt().toEpochMilli(), job.getJobId());
    Entry entry = new Entry(place, job);
    byId.put(job.getJobId(), entry);
    all.put(place, entry);
    byLane.computeIfAbsent(job.getLane(), lane -> new TreeMap<>()).put(place, entry);
    if (job.getFilmId() != null) {
      byFilm.computeIfAbsent(job.getFilmId(), film -> new TreeMap<>()).put(place, entry);
    }
  }

  private void settle(String jobId, long at) {
    boolean was;
    synchronized (this) {
      was = remove(jobId);
      if (was) {
        // One that was not here yet may be escalated before its job is read.
        escalations.settled(jobId);
      }
    }
    if (was) {
      onSettled.accept(jobId, at);
    }
  }

  private boolean remove(String jobId) {
    Entry entry = byId.remove(jobId);
    if (entry == null) {
      return false;
    }
    counted = null;
    all.remove(entry.place());
    without(byLane, entry.job().getLane(), entry.place());
    without(byFilm, entry.job().getFilmId(), entry.place());
    return true;
  }

  private static <K> void without(
      Map<K, NavigableMap<JobPlace, Entry>> index, @Nullable K key, JobPlace place) {
    if (key != null) {
      index.computeIfPresent(
          key,
          (same, entries) -> {
            entries.remove(place);
            return entries.isEmpty() ? null : entries;
          });
    }
  }

  synchronized Optional<Job> job(String jobId) {
    return Optional.ofNullable(byId.get(jobId)).map(entry -> Job.of(entry.job()));
  }

  synchronized ModerationQueue.Page page(ModerationQueue.Query query) {
    NavigableMap<JobPlace, Entry> jobs = jobs(query.lane(), query.filmId());
    JobPlace after = query.after();
    List<Job> found = new ArrayList<>();
    JobPlace last = null;
    for (Entry entry : (after == null ? jobs : jobs.tailMap(after, false)).values()) {
      if (!matches(entry.job(), query)) {
        continue;
      }
      if (found.size() == query.limit()) {
        return new ModerationQueue.Page(found, last);
      }
      found.add(Job.of(entry.job()));
      last = entry.place();
    }
    return new ModerationQueue.Page(found, null);
  }

  /** The fewest among which all lie that are asked for. */
  private NavigableMap<JobPlace, Entry> jobs(@Nullable Lane lane, @Nullable String filmId) {
    if (filmId != null) {
      return byFilm.getOrDefault(filmId, new TreeMap<>());
    }
    return lane == null ? all : byLane.getOrDefault(lane, new TreeMap<>());
  }

  synchronized int waitingOf(String filmId) {
    return jobs(null, filmId).size();
  }

  synchronized ModerationQueue.Waiting waiting() {
    ModerationQueue.Waiting now = counted == null ? count() : counted;
    counted = now;
    return now;
  }

  private ModerationQueue.Waiting count() {
    Map<Lane, Long> counts = new EnumMap<>(Lane.class);
    Map<Lane, Instant> oldestByLane = new EnumMap<>(Lane.class);
    Map<String, Long> languages = new TreeMap<>();
    Instant oldest = null;
    long escalated = 0;
    for (Entry entry : all.values()) {
      QueuedJob job = entry.job();
      if (isEscalated(job)) {
        escalated++;
      } else {
        counts.merge(job.getLane(), 1L, Long::sum);
        oldestByLane.merge(job.getLane(), job.getQueuedAt(), QueueShelf::earlier);
      }
      oldest = oldest == null ? job.getQueuedAt() : earlier(oldest, job.getQueuedAt());
      if (job.getReviewId() != null) {
        languages.merge(language(job), 1L, Long::sum);
      }
    }
    return new ModerationQueue.Waiting(
        all.size(), counts, escalated, languages, oldest, oldestByLane);
  }

  private boolean isEscalated(QueuedJob job) {
    return escalations.of(job).isPresent();
  }

  private boolean matches(QueuedJob job, ModerationQueue.Query query) {
    return isEscalated(job) == query.escalated()
        && (query.lane() == null || query.lane() == job.getLane())
        && (query.language() == null || query.language().equals(language(job)));
  }

  private static String language(QueuedJob job) {
    return Objects.requireNonNullElse(job.getLanguage(), "und");
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
