package dev.screener.moderation.siege;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * The film's crowd of these hours: how they vote who are no part of a siege. The last votes alone
 * tell little of it where a siege gives nine in ten of them; those before it, and those whom it
 * does not concern, tell much.
 *
 * <p>Without a siege it learns from every vote. Under one it learns who votes, and how, from the
 * ratings that the siege does not concern, and which ratings are given from voters with standing.
 */
final class Contemporaries {

  /** It remembers about so many votes, or fewer where they came over a longer time. */
  private static final float MOST_VOTES = 512;

  private static final long HALF_LIFE_MILLIS = TimeUnit.HOURS.toMillis(6);

  private final Habits counts;

  /** So many of the newest votes came while there was no siege, at most those that are kept. */
  private int atPeace;

  private Contemporaries(Habits counts, int atPeace) {
    this.counts = counts;
    this.atPeace = atPeace;
  }

  static Contemporaries of(ByteBuffer stored, int atPeace) {
    return new Contemporaries(Habits.of(stored), atPeace);
  }

  int atPeace() {
    return atPeace;
  }

  ByteBuffer toBytes() {
    return counts.toBytes();
  }

  /** Forgets by half in six hours. */
  void pass(long millis) {
    counts.fade(millis, HALF_LIFE_MILLIS);
  }

  /** Takes in a vote that came while there was no siege. */
  void learn(Vote vote) {
    counts.add(vote);
    counts.bound(MOST_VOTES);
    atPeace = Math.min(RecentVotes.MOST, atPeace + 1);
  }

  /**
   * Takes in what a vote under a siege tells of the crowd.
   *
   * @param pressed bit n stands for the rating n
   */
  void learnBeside(Vote vote, int pressed) {
    if (vote.voter().isEstablished()) {
      counts.addRating(vote);
    }
    if (!Suspects.concern(pressed, vote.rating())) {
      counts.addComposition(vote);
    }
    counts.bound(MOST_VOTES);
    atPeace = 0;
  }

  /**
   * Forgets what a siege has told before it was known for one, as far as its first votes are more
   * than the crowd would have given.
   */
  void forget(RecentVotes recent, Mismatch found) {
    double part = found.excessShare();
    int learnt = Math.min(Math.min(atPeace, found.window()), recent.size());
    for (int back = 0; back < learnt; back++) {
      Vote vote = Vote.of(recent.at(back), recent.code(back));
      if (!vote.voter().isEstablished() && vote.rating() == found.rating()) {
        counts.remove(vote, (float) part);
      }
    }
  }

  /** These and the film's usual crowd, as far as that may speak for this moment. */
  Habits with(Habits usual) {
    Habits both = Habits.none();
    both.addAll(counts);
    both.addAll(usual);
    return both;
  }
}
