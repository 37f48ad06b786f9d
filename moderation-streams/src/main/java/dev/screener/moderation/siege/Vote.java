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

  /** Places for forms in a code, one more than there are. */
  private static final int FORM_PLACES = 8;

  /** As many forms there were when a code was below 220. */
  private static final int FORMER_PLACES = 4;

  /** All but the time, below 440. */
  int code() {
    return (rating * VOTERS + voter.place()) * FORM_PLACES + form.place();
  }

  /** The code of what was once stored under another. */
  static int ofFormer(int code) {
    return code / FORMER_PLACES * FORM_PLACES + code % FORMER_PLACES;
  }

  static Vote of(long at, int code) {
    return new Vote(at, rating(code), voter(code), form(code));
  }

  static int rating(int code) {
    return code / (VOTERS * FORM_PLACES);
  }

  static Voter voter(int code) {
    return VOTER[code / FORM_PLACES % VOTERS];
  }

  static Form form(int code) {
    return FORM[code % FORM_PLACES];
  }
}
