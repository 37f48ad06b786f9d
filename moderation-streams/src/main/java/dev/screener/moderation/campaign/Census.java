package dev.screener.moderation.campaign;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Counts members into a spread. */
final class Census {

  private static final int NEW_ACCOUNT_DAYS = 7;
  private static final int RATINGS = 11;

  private Census() {}

  static Spread of(List<Member> members, float bits) {
    if (members.isEmpty()) {
      return Spread.NONE;
    }
    Set<Long> authors = new HashSet<>();
    Set<String> films = new HashSet<>();
    int[] ratings = new int[RATINGS];
    int agesKnown = 0;
    int newAccounts = 0;
    int first = 0;
    int standing = 0;
    int rated = 0;
    int commonest = 0;
    long firstAt = Long.MAX_VALUE;
    long lastAt = Long.MIN_VALUE;
    for (Member member : members) {
      authors.add(member.author());
      films.add(member.filmId());
      agesKnown += member.accountDays() >= 0 ? 1 : 0;
      newAccounts += member.accountDays() >= 0 && member.accountDays() < NEW_ACCOUNT_DAYS ? 1 : 0;
      first += member.first() ? 1 : 0;
      standing += member.stood() > 0 ? 1 : 0;
      if (member.rating() >= 0 && member.rating() < RATINGS) {
        rated++;
        commonest = Math.max(commonest, ++ratings[member.rating()]);
      }
      firstAt = Math.min(firstAt, member.time());
      lastAt = Math.max(lastAt, member.time());
    }
    return new Spread(
        members.size(),
        authors.size(),
        films.size(),
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
