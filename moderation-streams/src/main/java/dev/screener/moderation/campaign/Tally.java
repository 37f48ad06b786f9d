package dev.screener.moderation.campaign;

import java.nio.ByteBuffer;

/**
 * Counts over all members of a cluster, however many: the same figures as {@link Census}, authors
 * and films estimated. {@link #BYTES} bytes.
 */
final class Tally {

  private static final int RATINGS = 11;

  static final int BYTES = (5 + RATINGS) * Integer.BYTES + 2 * Distinct.BYTES;

  private int reviews;
  private int agesKnown;
  private int newAccounts;
  private int first;
  private int standing;
  private final int[] ratings = new int[RATINGS];
  private Distinct authors = new Distinct();
  private Distinct films = new Distinct();

  /** What {@link #write} wrote; an empty tally where nothing was. */
  static Tally read(ByteBuffer source) {
    Tally tally = new Tally();
    if (source.remaining() < BYTES) {
      return tally;
    }
    ByteBuffer bytes = source.duplicate();
    tally.reviews = bytes.getInt();
    tally.agesKnown = bytes.getInt();
    tally.newAccounts = bytes.getInt();
    tally.first = bytes.getInt();
    tally.standing = bytes.getInt();
    for (int i = 0; i < RATINGS; i++) {
      tally.ratings[i] = bytes.getInt();
    }
    tally.authors = Distinct.read(bytes);
    tally.films = Distinct.read(bytes);
    return tally;
  }

  ByteBuffer write() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES);
    bytes.putInt(reviews).putInt(agesKnown).putInt(newAccounts).putInt(first).putInt(standing);
    for (int rating : ratings) {
      bytes.putInt(rating);
    }
    authors.write(bytes);
    films.write(bytes);
    return bytes.flip();
  }

  void add(Member member) {
    reviews++;
    agesKnown += member.accountDays() >= 0 ? 1 : 0;
    newAccounts += member.isNewAccount() ? 1 : 0;
    first += member.first() ? 1 : 0;
    standing += member.stood() > 0 ? 1 : 0;
    if (member.rating() >= 0 && member.rating() < RATINGS) {
      ratings[member.rating()]++;
    }
    authors.add(member.author());
    films.add(member.film());
  }

  Spread spread(long firstAt, long lastAt, float bits) {
    int commonest = 0;
    int rated = 0;
    for (int rating : ratings) {
      commonest = Math.max(commonest, rating);
      rated += rating;
    }
    return new Spread(
        reviews,
        Math.min(reviews, authors.estimate()),
        Math.min(reviews, films.estimate()),
        agesKnown,
        newAccounts,
        first,
        standing,
        commonest,
        rated,
        firstAt,
        lastAt,
        bits);
  }
}
