package dev.screener.moderation.siege;

/**
 * One review, as the siege model sees it.
 *
 * @param at event time, ms since the epoch
 * @param rating 1 to 10; 0 for none
 */
record Vote(long at, int rating, Voter voter, Form form) {

  static final int RATINGS = 11;
  static final int VOTERS = Voter.values().length;
  static final int FORMS = Form.values().length;

  private static final Voter[] VOTER = Voter.values();
  private static final Form[] FORM = Form.values();

  /** All but the time, below 220. */
  int code() {
    return (rating * VOTERS + voter.place()) * FORMS + form.place();
  }

  static Vote of(long at, int code) {
    return new Vote(at, rating(code), voter(code), form(code));
  }

  static int rating(int code) {
    return code / (VOTERS * FORMS);
  }

  static Voter voter(int code) {
    return VOTER[code / FORMS % VOTERS];
  }

  static Form form(int code) {
    return FORM[code % FORMS];
  }
}
