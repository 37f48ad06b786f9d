package dev.screener.moderation.campaign;

import java.util.Arrays;
import java.util.List;

/** Counts members into a spread. Reads a list from its newest end, and tells on the way. */
final class Census {

  private final float bits;
  private final long[] authors = new long[Cluster.MOST_LISTED];
  private final long[] films = new long[Cluster.MOST_LISTED];
  private final int[] ratings = new int[11];
  private int reviews;
  private int differentAuthors;
  private int differentFilms;
  private int agesKnown;
  private int newAccounts;
  private int first;
  private int standing;
  private int rated;
  private long firstAt = Long.MAX_VALUE;
  private long lastAt = Long.MIN_VALUE;

  private Census(float bits) {
    this.bits = bits;
  }

  /**
   * The spread of the members, with those of the newest ones beside it.
   *
   * @param members oldest first
   */
  static Spread of(List<Member> members, float bits) {
    if (members.isEmpty()) {
      return Spread.NONE;
    }
    Census census = new Census(bits);
    Spread newest = Spread.NONE;
    Spread newer = Spread.NONE;
    for (int i = members.size() - 1; i >= 0; i--) {
      census.count(members.get(i));
      if (census.reviews == Spread.NEWEST) {
        newest = census.spread();
      } else if (census.reviews == Spread.NEWER) {
        newer = census.spread();
      }
    }
    return census.spread().with(newest, newer);
  }

  private void count(Member member) {
    reviews++;
    differentAuthors += add(authors, differentAuthors, member.author());
    differentFilms += add(films, differentFilms, member.film());
    agesKnown += member.accountDays() >= 0 ? 1 : 0;
    newAccounts += member.isNewAccount() ? 1 : 0;
    first += member.first() ? 1 : 0;
    standing += member.stood() > 0 ? 1 : 0;
    if (member.rating() >= 0 && member.rating() < ratings.length) {
      rated++;
      ratings[member.rating()]++;
    }
    firstAt = Math.min(firstAt, member.time());
    lastAt = Math.max(lastAt, member.time());
  }

  private static int add(long[] seen, int count, long hash) {
    for (int i = 0; i < count; i++) {
      if (seen[i] == hash) {
        return 0;
      }
    }
    seen[count] = hash;
    return 1;
  }

  private Spread spread() {
    return new Spread(
        reviews,
        differentAuthors,
        differentFilms,
        agesKnown,
        newAccounts,
        first,
        standing,
        Arrays.stream(ratings).max().orElse(0),
        rated,
        firstAt,
        lastAt,
        bits);
  }
}
