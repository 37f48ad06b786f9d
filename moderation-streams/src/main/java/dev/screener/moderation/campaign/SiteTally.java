package dev.screener.moderation.campaign;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What reviews of one partition are usually like: counts that fade, so that after a cluster's life
 * a third of their weight is left. Templates fall on partitions by hash, so each sees an even part
 * of the site. Mutable; not thread-safe. A crash loses what was counted since it was last kept,
 * which is at most a minute of event time and shifts an estimate.
 */
final class SiteTally {

  /** Below this little is known of the site. */
  private static final double LEAST = 1_000;

  private static final int NEW_ACCOUNT_DAYS = 7;

  private double reviews;
  private double first;
  private double agesKnown;
  private double newAccounts;
  private long at = Long.MIN_VALUE;

  /** Event time of the first review that was no import. */
  private long since = Long.MAX_VALUE;

  private FirstDay firstDay = new FirstDay();

  /** As kept; empty where nothing was. */
  static SiteTally of(byte @Nullable [] kept) {
    SiteTally tally = new SiteTally();
    if (kept != null) {
      ByteBuffer bytes = ByteBuffer.wrap(kept);
      tally.reviews = bytes.getDouble();
      tally.first = bytes.getDouble();
      tally.agesKnown = bytes.getDouble();
      tally.newAccounts = bytes.getDouble();
      tally.at = bytes.getLong();
      tally.since = bytes.hasRemaining() ? bytes.getLong() : tally.at;
      tally.firstDay = FirstDay.read(bytes);
    }
    return tally;
  }

  void add(Member member, boolean imported) {
    fade(member.time());
    if (!imported) {
      since = Math.min(since, member.time());
      firstDay.add(member.time());
    }
    reviews++;
    first += member.first() ? 1 : 0;
    if (member.accountDays() >= 0) {
      agesKnown++;
      newAccounts += member.accountDays() < NEW_ACCOUNT_DAYS ? 1 : 0;
    }
  }

  /**
   * What is usual on the whole site.
   *
   * @param partitions over which it spreads
   */
  Background background(int partitions) {
    if (reviews < LEAST) {
      return Background.UNKNOWN;
    }
    return new Background(
        reviews * partitions,
        first / reviews,
        agesKnown < LEAST ? Background.UNKNOWN.newAccountShare() : newAccounts / agesKnown,
        since,
        firstDay);
  }

  byte[] kept() {
    byte[] day = firstDay.written();
    return ByteBuffer.allocate(4 * Double.BYTES + 2 * Long.BYTES + day.length)
        .putDouble(reviews)
        .putDouble(first)
        .putDouble(agesKnown)
        .putDouble(newAccounts)
        .putLong(at)
        .putLong(since)
        .put(day)
        .array();
  }

  private void fade(long now) {
    if (at == Long.MIN_VALUE) {
      at = now;
    }
    if (now > at) {
      double left = Math.exp(-(now - at) / (double) Cluster.LIFE_MILLIS);
      reviews *= left;
      first *= left;
      agesKnown *= left;
      newAccounts *= left;
      at = now;
    }
  }
}
