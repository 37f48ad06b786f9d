package dev.screener.moderation.siege;

/** What stands beside a rating. */
enum Form {
  /** Nothing: a rating only. */
  BARE(0),
  /** A text that was written under the film a moment before. */
  SAME(1),
  /** A text of fewer words than {@value #SHORT_WORDS}. */
  SHORT(2),
  /** One of fewer than {@value #MEDIUM_WORDS}. */
  MEDIUM(3),
  /** A longer text. */
  LONG(4),
  /** A text of fewer words than {@value #TERSE_WORDS}. */
  TERSE(5),
  /** A text of any length in another language than most texts under the film just now. */
  FOREIGN(6);

  static final int TERSE_WORDS = 6;
  static final int SHORT_WORDS = 12;
  static final int MEDIUM_WORDS = 24;

  private final int place;

  Form(int place) {
    this.place = place;
  }

  /** Its number in what is stored: never changed, from 0 without gaps, in the order above. */
  int place() {
    return place;
  }

  /** The form of a text that nobody wrote a moment before. */
  static Form of(boolean foreign, float words) {
    if (foreign) {
      return FOREIGN;
    }
    if (words < SHORT_WORDS) {
      return words < TERSE_WORDS ? TERSE : SHORT;
    }
    return words < MEDIUM_WORDS ? MEDIUM : LONG;
  }
}
