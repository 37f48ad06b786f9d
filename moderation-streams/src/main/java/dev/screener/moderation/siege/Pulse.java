package dev.screener.moderation.siege;

import dev.screener.moderation.record.FilmPulse;
import dev.screener.moderation.record.OpenSiege;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What one film's votes tell: its habits up to yesterday, today's votes, the recent ones, and the
 * siege if one is open. Mutable, made for one record and written back. All its time is event time.
 */
final class Pulse {

  /** A siege is over when so long nothing suspicious came. */
  static final long QUIET_MILLIS = TimeUnit.HOURS.toMillis(6);

  /** Evidence that opens a siege, in nats; the tolerances make chance alone far rarer. */
  static final double OPENS = 10;

  /** From this suspicion on a vote counts as part of the siege. */
  static final float SUSPECT = 0.5f;

  /** So many votes the film's usual crowd weighs beside those of the moment. */
  private static final float USUAL_WEIGHT = 20;

  private static final int FEWEST_VOTES = 12;

  /** A siege that was one has shown so much evidence, in nats, before it ends. */
  private static final double LASTS = 20;

  /** What is left of its evidence with each further vote of its ratings that shows none. */
  private static final float LEFT = 0.95f;

  /** Below this much evidence, in nats, nothing of it is left. */
  private static final float GONE = 1;

  /** The tolerance under which an open siege is looked at; as {@link Mismatch#of} takes it. */
  private static final double LASTING = 1;

  /** So many votes after its opening a siege must still show. */
  private static final int VOTES_TO_LAST = 64;

  /** After so many votes since its opening, what came before is judged once more. */
  private static final Set<Integer> LOOKS_BACK = Set.of(1, 32, 128);

  /** How a siege ended. */
  enum End {
    NOT_YET,
    /** Nothing more came of it. */
    OVER,
    /** It was none: what looked like one was soon explained by those who came after. */
    LIFTED
  }

  private final Habits usual;
  private Habits today;
  private final RecentVotes recent;
  private final Contemporaries crowd;
  private final RecentLanguages languages;
  private RecentTexts texts;
  private long day;
  private int slot;
  private @Nullable OpenSiege siege;

  /** Whether the vote just taken in showed that one more rating is pressed. */
  private boolean joined;

  private Pulse(
      Habits usual,
      Habits today,
      Contemporaries crowd,
      RecentLanguages languages,
      RecentVotes recent,
      RecentTexts texts,
      long day) {
    this.usual = usual;
    this.crowd = crowd;
    this.languages = languages;
    this.today = today;
    this.recent = recent;
    this.texts = texts;
    this.day = day;
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
            stored.getDay());
    pulse.slot = stored.getSlot();
    pulse.siege = stored.getSiege();
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
        .setSiege(siege)
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

  /** Ends a siege that has been quiet for long enough, and says whether one ended. */
  End end(long at) {
    OpenSiege open = siege;
    if (open == null) {
      return End.NOT_YET;
    }
    boolean faded = open.getVotes() >= VOTES_TO_LAST && open.getPresent() < GONE;
    if (faded || at - open.getLastSuspectAt() > QUIET_MILLIS) {
      siege = null;
      return faded && open.getPeak() < LASTS ? End.LIFTED : End.OVER;
    }
    return End.NOT_YET;
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
    OpenSiege before = siege;
    if (before == null) {
      crowd.learn(vote);
    } else {
      crowd.learnBeside(vote, before.getRatings());
    }
    joined = false;
    if (watches(vote)) {
      look(vote, site, tolerance);
    }
    Reading reading = judge(vote, site);
    boolean suspect = reading.suspicion() >= SUSPECT;
    if (!suspect) {
      today.add(vote);
    }
    OpenSiege open = siege;
    if (open != null) {
      siege =
          OpenSiege.newBuilder(open)
              .setVotes(open.getVotes() + 1)
              .setSuspects(open.getSuspects() + (suspect ? 1 : 0))
              .setLastSuspectAt(
                  suspect
                      ? Math.max(arrival.at(), open.getLastSuspectAt())
                      : open.getLastSuspectAt())
              .build();
    }
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
    OpenSiege open = siege;
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
    OpenSiege open = siege;
    // It takes less to last than to open, lest a siege comes and goes.
    double tolerated = open == null ? tolerance : LASTING;
    Mismatch found = Mismatch.of(recent, control(vote.rating(), site), vote.rating(), tolerated);
    if (open == null && found.nats() >= OPENS) {
      // A day that a siege began on does not show what is usual.
      today = Habits.none();
      siege = found.opens(vote.at());
      crowd.forget(recent, found);
    } else if (open != null) {
      press(open, vote.rating(), found, site);
    }
  }

  /** An open siege goes on, and a rating that turns out to be pressed too joins it. */
  private void press(OpenSiege open, int rating, Mismatch found, Habits site) {
    boolean pressed = Suspects.isIn(open.getRatings(), rating);
    joined = !pressed && found.nats() >= OPENS;
    if (pressed || joined) {
      float shown = (float) (found.nats() > 0 ? found.nats() : strongest(open, rating, site));
      // One that was beyond doubt is not over with the first vote that shows nothing.
      float left = open.getPeak() < LASTS ? 0 : LEFT * open.getPresent();
      float nats = Math.max(shown, left);
      siege =
          OpenSiege.newBuilder(open)
              .setRatings(open.getRatings() | 1 << rating)
              .setPresent(nats)
              .setPeak(Math.max(nats, open.getPeak()))
              .build();
    }
  }

  /** What the pressed ratings but one show: a siege lasts as long as one of them does. */
  private double strongest(OpenSiege open, int but, Habits site) {
    double strongest = 0;
    for (int rating = 1; rating < Vote.RATINGS; rating++) {
      if (rating != but && Suspects.isIn(open.getRatings(), rating)) {
        Mismatch shown = Mismatch.of(recent, control(rating, site), rating, LASTING);
        strongest = Math.max(strongest, shown.nats());
      }
    }
    return strongest;
  }

  private Control control(int rating, Habits site) {
    OpenSiege open = siege;
    // Strays look like the others of a siege, and may soon be all that is given beside its ratings.
    int concerned =
        open == null || open.getPeak() < LASTS ? 0 : Suspects.concerned(open.getRatings());
    return new Control(recent, usual(site), rating, concerned);
  }

  private Habits usual(Habits site) {
    return usual.weighing(USUAL_WEIGHT, site);
  }

  /** Whether what came before is looked at again: a siege opened or grew, or shows clearer. */
  boolean looksBack() {
    OpenSiege open = siege;
    return open != null && (joined || LOOKS_BACK.contains(open.getVotes()));
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

  @Nullable OpenSiege siege() {
    return siege;
  }
}
