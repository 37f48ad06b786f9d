package dev.screener.moderation.siege;

/** What is known of whoever votes: standing on this site first, else the age of the account. */
enum Voter {
  /** No review has stood; the account is younger than a month. */
  NEW(0),
  /** No review has stood; the account is younger than half a year. */
  YOUNG(1),
  /** No review has stood; the account is older. */
  AGED(2),
  /** No review has stood; the site does not tell the age of the account. */
  UNTOLD(3),
  /** At least one review has stood a day. */
  ESTABLISHED(4);

  private static final float NEW_DAYS = 30;
  private static final float YOUNG_DAYS = 180;

  private final int place;

  Voter(int place) {
    this.place = place;
  }

  /** Its number in what is stored: never changed, from 0 without gaps, in the order above. */
  int place() {
    return place;
  }

  /**
   * The voter with so many reviews that have stood.
   *
   * @param ageDays of the account; NaN when not told
   */
  static Voter of(float stoodReviews, float ageDays) {
    if (stoodReviews >= 1) {
      return ESTABLISHED;
    }
    if (Float.isNaN(ageDays)) {
      return UNTOLD;
    }
    return ageDays < NEW_DAYS ? NEW : ageDays < YOUNG_DAYS ? YOUNG : AGED;
  }

  boolean isEstablished() {
    return this == ESTABLISHED;
  }
}
