package dev.screener.moderation.siege;

import dev.screener.moderation.record.FilmPulse;
import dev.screener.moderation.record.OpenSiege;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one film's votes tell: its habits up to yesterday, today's votes, the recent ones, and the
 * siege if one is open. Mutable, made for one record and written back. All its time is event time.
 */
final class Pulse {

  /** From this suspicion on a vote counts as part of the siege. */
  static final float SUSPECT = 0.5f;

  /** So many votes the film's usual crowd weighs beside those of the moment. */
  private static final float USUAL_WEIGHT = 20;

  private static final int FEWEST_VOTES = 12;

  private final Habits usual;
  private Habits today;
  private final RecentVotes recent;
  private final Contemporaries crowd;
  private final RecentLanguages languages;
  private RecentTexts texts;
  private long day;
  private int slot;
  private final Alarm alarm;

  private Pulse(
      Habits usual,
      Habits today,
      Contemporaries crowd,
      RecentLanguages languages,
      RecentVotes recent,
      RecentTexts texts,
      long day,
      Alarm alarm) {
    this.usual = usual;
    this.crowd = crowd;
    this.languages = languages;
    this.today = today;
    this.recent = recent;
    this.texts = texts;
    this.day = day;
    this.alarm = alarm;
  }

  /** The pulse as stored; empty for a film that nobody has voted on. */
  static Pulse of(@Nullable FilmPulse stored) {
    if (stored == null) {
      return of(FilmPulse.newBuilder().setDay(Long.MIN_VALUE).build());
    }
    Pulse pulse =
        new Pulse(
            Habits.of(stored.getUsual()),
            Habits.of(stored.getToday()),
            Contemporaries.of(stored.getCrowd(), stored.getAtPeace()),
            RecentLanguages.of(stored.getLanguages()),
            RecentVotes.of(stored.getRecent()),
            RecentTexts.of(stored.getTexts()),
            stored.getDay(),
            new Alarm(stored.getSiege()));
    pulse.slot = stored.getSlot();
    return pulse;
  }

  /** The pulse to be stored. */
  FilmPulse toRecord() {
    return FilmPulse.newBuilder()
        .setDay(day)
        .setUsual(usual.toBytes())
        .setToday(today.toBytes())
        .setCrowd(crowd.toBytes())
        .setAtPeace(crowd.atPeace())
        .setLanguages(languages.toBytes())
        .setRecent(recent.toBytes())
        .setTexts(texts.toBytes())
        .setSlot(slot)
        .setSiege(alarm.siege())
        .build();
  }

  /**
   * Begins the day of a time, if it is a later one: what was today becomes usual.
   *
   * @return the habits of the day that has ended, for the site to learn; null when none has
   */
  @Nullable Habits begin(long at) {
    long then = TimeUnit.MILLISECONDS.toDays(at);
    if (then <= day) {
      return null;
    }
    Habits ended = today;
    usual.addAll(ended);
    usual.fade(day == Long.MIN_VALUE ? 0 : (int) (then - day));
    today = Habits.none();
    day = then;
    return ended.votes() == 0 ? null : ended;
  }

  /**
   * Takes a vote in, and says what it looks like.
   *
   * @param site habits of all films, on which those of this one lean
   * @param tolerance for what honest crowds show, 1 on an ordinary day; see {@link Mismatch#of}
   */
  Reading arrive(Arrival arrival, Habits site, double tolerance) {
    if (recent.isQuietAt(arrival.at())) {
      // What was written before says nothing of those who come together now.
      texts = new RecentTexts();
    }
    if (arrival.text() != 0) {
      languages.add(arrival.language());
    }
    Vote vote = vote(arrival);
    crowd.pass(recent.since(arrival.at()));
    recent.add(vote);
    OpenSiege before = alarm.siege();
    if (before == null) {
      crowd.learn(vote);
    } else {
      crowd.learnBeside(vote, before.getRatings());
    }
    alarm.next();
    if (watches(vote)) {
      look(vote, site, tolerance);
    }
    Reading reading = judge(vote, site);
    boolean suspect = reading.suspicion() >= SUSPECT;
    if (!suspect) {
      today.add(vote);
    }
    alarm.count(arrival.at(), suspect);
    return reading;
  }

  /**
   * Takes in a vote of long ago, which only shows what is usual.
   *
   * @return as {@link #begin}
   */
  @Nullable Habits learn(Arrival old) {
    Habits ended = begin(old.at());
    long days = Math.max(0, day - TimeUnit.MILLISECONDS.toDays(old.at()));
    // Once people write now, what was written long ago says nothing of the languages of now.
    if (recent.size() == 0 && old.text() != 0) {
      languages.add(old.language());
    }
    Vote vote = new Vote(old.at(), old.rating(), old.voter(), form(old, false));
    if (days == 0) {
      today.add(vote);
    } else {
      Habits one = Habits.none();
      one.add(vote);
      one.fade((int) days);
      usual.addAll(one);
    }
    return ended;
  }

  /** What a vote looks like that is not counted again: an edit. */
  Reading judge(Arrival edit, Habits site) {
    return judge(vote(edit), site);
  }

  /** What a vote looks like that has already been counted. */
  Reading judge(Vote vote, Habits site) {
    return judging(site).apply(vote);
  }

  /** The same for many votes, as long as no other comes. */
  Function<Vote, Reading> judging(Habits site) {
    OpenSiege open = alarm.siege();
    return open == null
        ? vote -> Reading.PEACE
        : new Suspects(recent, () -> crowd.with(usual(site)), open.getRatings())::read;
  }

  private Vote vote(Arrival arrival) {
    Form form = form(arrival, texts.seenOrAdd(arrival.text()));
    return new Vote(arrival.at(), arrival.rating(), arrival.voter(), form);
  }

  private Form form(Arrival arrival, boolean seenBefore) {
    if (arrival.text() == 0) {
      return Form.BARE;
    }
    boolean foreign = languages.isForeign(arrival.language());
    return seenBefore ? Form.SAME : Form.of(foreign, arrival.words());
  }

  private boolean watches(Vote vote) {
    return vote.rating() > 0 && !vote.voter().isEstablished() && recent.size() >= FEWEST_VOTES;
  }

  private void look(Vote vote, Habits site, double tolerance) {
    Mismatch opened =
        alarm.look(
            vote,
            tolerance,
            (rating, tolerated) -> Mismatch.of(recent, control(rating, site), rating, tolerated));
    if (opened != null) {
      // A day that a siege began on does not show what is usual.
      today = Habits.none();
      crowd.forget(recent, opened);
    }
  }

  private Control control(int rating, Habits site) {
    return new Control(recent, usual(site), rating, alarm.concerned());
  }

  private Habits usual(Habits site) {
    return usual.weighing(USUAL_WEIGHT, site);
  }

  /** The newest vote, at a time. */
  Vote newest(long at) {
    return Vote.of(at, recent.code(0));
  }

  /** The votes of the last six hours, at most 256. */
  int recentVotes() {
    return recent.size();
  }

  /** The place in which the film's next vote is kept, in turn. */
  int nextSlot() {
    int next = slot;
    slot = (slot + 1) % RecentVotes.MOST;
    return next;
  }

  /** The film's siege: whether one is open, began or ended. */
  Alarm alarm() {
    return alarm;
  }

  @Nullable OpenSiege siege() {
    return alarm.siege();
  }
}
