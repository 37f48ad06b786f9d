package dev.screener.moderation.siege;

import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.line.Sweep;
import dev.screener.moderation.record.FilmPulse;
import dev.screener.moderation.record.OpenSiege;
import dev.screener.moderation.record.ScreenedReview;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Brings each review to its film's {@link Pulse}, and sends it on with what that says of it. When a
 * siege opens, what came just before is looked at again.
 */
final class WatchFilm implements ProcessorSupplier<String, ScreenedReview, String, Watched> {

  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final long FORGOTTEN_DAYS = 10L * Habits.HALF_LIFE_DAYS;

  /** A film that fewer vote on within six hours is not watched so closely. */
  private static final int AWAKE = 4;

  /** What the days before and after a release bring explains much; see {@link Mismatch#of}. */
  private static final double ABOUT_RELEASE = 1.5;

  private static final double ORDINARY = 1;
  private static final int DAYS_BEFORE_RELEASE = 2;
  private static final int DAYS_AFTER_RELEASE = 21;

  /** From so many suspects on a siege is told again each time that their number has doubled. */
  private static final int TOLD_FROM = 8;

  private final SiegeStores stores;
  private final ReleaseCalendar releases;
  private final UnaryOperator<String> titles;

  WatchFilm(SiegeStores stores, ReleaseCalendar releases, UnaryOperator<String> titles) {
    this.stores = stores;
    this.releases = releases;
    this.titles = titles;
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return stores.all();
  }

  @Override
  public Processor<String, ScreenedReview, String, Watched> get() {
    return new Watcher();
  }

  private double toleranceFor(String filmId, long at) {
    long released = releases.dayOf(filmId);
    long since =
        released == ReleaseCalendar.UNKNOWN
            ? Long.MAX_VALUE
            : TimeUnit.MILLISECONDS.toDays(at) - released;
    return since >= -DAYS_BEFORE_RELEASE && since <= DAYS_AFTER_RELEASE ? ABOUT_RELEASE : ORDINARY;
  }

  private final class Watcher implements Processor<String, ScreenedReview, String, Watched> {
    private ProcessorContext<String, Watched> context;
    private KeyValueStore<String, FilmPulse> pulses;
    private KeptVotes votes;
    private SiteHabits site;

    @Override
    public void init(ProcessorContext<String, Watched> processorContext) {
      context = processorContext;
      pulses = SiegeStores.pulses(processorContext);
      KeyValueStore<String, byte[]> kept = SiegeStores.votes(processorContext);
      votes = new KeptVotes(kept);
      site = new SiteHabits(pulses);
      Sweep<FilmPulse> quiet = new Sweep<>(pulses, WatchFilm::isQuiet, this::settle);
      Sweep<byte[]> old = new Sweep<>(kept, KeptVotes::isOld);
      processorContext.schedule(SWEEP, PunctuationType.STREAM_TIME, quiet::next);
      processorContext.schedule(SWEEP, PunctuationType.STREAM_TIME, old::next);
    }

    @Override
    public void process(Record<String, ScreenedReview> record) {
      Facts facts = Facts.of(record.value());
      if (!facts.isReview()) {
        forward(record, new Watched.Review(new SeenReview(record.value(), 0)));
      } else if (facts.imported()) {
        learn(record, facts);
        forward(record, new Watched.Review(new SeenReview(record.value(), 0)));
      } else {
        watch(record, facts);
      }
    }

    /** What was written long ago shows what is usual, and opens nothing. */
    private void learn(Record<String, ScreenedReview> record, Facts facts) {
      String filmId = Ids.filmOf(record.key());
      Pulse pulse = Pulse.of(pulses.get(filmId));
      Habits ended = pulse.learn(facts.at(record.value().getFirstSubmittedAt()));
      if (ended != null) {
        site.learn(ended, record.value().getFirstSubmittedAt());
      }
      pulses.put(filmId, pulse.toRecord());
    }

    private void watch(Record<String, ScreenedReview> record, Facts facts) {
      String filmId = Ids.filmOf(record.key());
      long at = record.timestamp();
      Pulse pulse = Pulse.of(pulses.get(filmId));
      Habits ended = pulse.begin(at);
      if (ended != null) {
        site.learn(ended, at);
      }
      end(filmId, pulse, at);
      OpenSiege before = pulse.siege();
      Reading reading =
          facts.edited()
              ? pulse.judge(facts.at(at), site.habits())
              : pulse.arrive(facts.at(at), site.habits(), toleranceFor(filmId, at));
      if (!facts.edited() && !facts.voter().isEstablished() && pulse.recentVotes() >= AWAKE) {
        votes.keep(record.key(), pulse.nextSlot(), pulse.newest(at));
      }
      pulses.put(filmId, pulse.toRecord());
      OpenSiege open = pulse.siege();
      forward(record, new Watched.Review(told(record.value(), reading, at, openedAt(open))));
      if (!facts.edited() && open != null) {
        tell(filmId, before, open, at);
        if (pulse.alarm().looksBack()) {
          lookBack(filmId, pulse, at);
        }
      }
    }

    private void tell(String filmId, @Nullable OpenSiege before, OpenSiege open, long at) {
      if (before == null) {
        forward(SiegeNotices.jobId(filmId), at, job(filmId, open));
      }
      boolean grew = before != null && hasDoubled(before.getSuspects(), open.getSuspects());
      if (before == null || grew) {
        forward(filmId, at, new Watched.News(SiegeNotices.siege(filmId, open, at)));
      }
    }

    private Watched job(String filmId, OpenSiege open) {
      return new Watched.Job(SiegeNotices.job(filmId, titles.apply(filmId), open));
    }

    private void lookBack(String filmId, Pulse pulse, long at) {
      Function<Vote, Reading> judging = pulse.judging(site.habits());
      votes.forEach(
          filmId,
          at - RecentVotes.HORIZON_MILLIS,
          (key, vote) -> {
            Reading reading = judging.apply(vote);
            if (reading.suspicion() >= Pulse.SUSPECT) {
              SiegeEvidence evidence =
                  SiegeEvidence.of(reading, vote.at(), openedAt(pulse.siege()));
              forward(key, at, new Watched.LookedBack(evidence));
            }
          });
    }

    private void end(String filmId, Pulse pulse, long at) {
      Alarm.End end = pulse.alarm().end(at);
      if (end == Alarm.End.NOT_YET) {
        return;
      }
      forward(filmId, at, new Watched.News(null));
      forward(SiegeNotices.jobId(filmId), at, new Watched.Job(null));
      if (end == Alarm.End.LIFTED) {
        votes.forEach(
            filmId,
            at - RecentVotes.HORIZON_MILLIS,
            (key, vote) ->
                forward(
                    key,
                    at,
                    new Watched.LookedBack(SiegeEvidence.of(Reading.PEACE, vote.at(), 0))));
      }
    }

    /** Nobody has voted on the film for long: its siege is over, or it is forgotten. */
    private void settle(String filmId, FilmPulse stored) {
      if (stored.getSiege() == null) {
        pulses.delete(filmId);
        return;
      }
      long now = context.currentStreamTimeMs();
      Pulse pulse = Pulse.of(stored);
      end(filmId, pulse, now);
      pulses.put(filmId, pulse.toRecord());
    }

    private void forward(Record<String, ScreenedReview> record, Watched what) {
      context.forward(record.withValue(what));
    }

    private void forward(String key, long at, Watched what) {
      context.forward(new Record<>(key, what, at));
    }
  }

  private static SeenReview told(ScreenedReview screened, Reading reading, long at, long openedAt) {
    if (!reading.underSiege()) {
      return new SeenReview(screened, 0);
    }
    SiegeEvidence evidence = SiegeEvidence.of(reading, at, openedAt);
    return new SeenReview(
        ScreenedReview.newBuilder(screened)
            .setSignals(evidence.over(screened.getSignals()))
            .build(),
        evidence.siege());
  }

  private static long openedAt(@Nullable OpenSiege open) {
    return open == null ? 0 : open.getOpenedAt();
  }

  private static boolean hasDoubled(int before, int now) {
    return now > before && now >= TOLD_FROM && Integer.bitCount(now) == 1;
  }

  private static boolean isQuiet(FilmPulse stored, long now) {
    OpenSiege open = stored.getSiege();
    return open == null
        ? TimeUnit.MILLISECONDS.toDays(now) - stored.getDay() > FORGOTTEN_DAYS
        : now - open.getLastSuspectAt() > Alarm.QUIET_MILLIS;
  }
}
