package dev.screener.moderation.siege;

import dev.screener.moderation.record.OpenSiege;

/**
 * How far those who give one rating are unlike the crowd around them, in nats: how much likelier
 * what was seen is if a part of the voters acts together than if all are of one crowd. Zero where a
 * difference lies within what honest crowds show too.
 *
 * <p>Each part is a log likelihood ratio of a share against the control's share with its odds
 * multiplied by a tolerance (the number of votes times the Kullback-Leibler divergence): those who
 * vote for the first time do vote somewhat more extremely, and a release night brings newcomers.
 * Where enough gave the same rating a moment before, these show how much: then the newest are held
 * against both, with less tolerance, and the clearer of the two mismatches counts.
 *
 * @param rating that is pressed, 1 to 10
 * @param window how many votes show it best
 * @param votes of them those of that rating
 * @param usualShare the share of the rating among other votes
 * @param voters voters without standing give it more than the others
 * @param newness their accounts are newer than those of others without standing
 * @param sameness their texts are the same, or there are none
 * @param shift it is given more often than usual; limited, since tastes differ and endings anger
 * @param newShare of its voters without standing whose age is known, those with a new account; NaN
 *     where none is known
 * @param strangers the share of its voters without standing
 */
record Mismatch(
    int rating,
    int window,
    int votes,
    double usualShare,
    double voters,
    double newness,
    double sameness,
    double shift,
    float newShare,
    float strangers) {

  /** Below this much evidence in who votes, no siege opens, whatever the shift. */
  private static final double LEAST_COMPOSITION = 3.5;

  private static final double MOST_SHIFT = 6;
  private static final int LEAST_VOTES = 6;
  private static final int[] WINDOWS = {12, 16, 24, 32, 48, 64, 96, 128, 192, 256};

  private static final double VOTERS_TOLERANCE = 2;
  private static final double NEWNESS_TOLERANCE = 2;
  private static final double FORM_TOLERANCE = 2.5;
  private static final double SHIFT_TOLERANCE = 3;

  /** Where enough gave the rating a moment before, what is peculiar to its voters is known. */
  private static final double KNOWN_TOLERANCE = 1.75;

  private static final double KNOWN_SHIFT_TOLERANCE = 1.5;
  private static final int FEWEST_BEFORE = 8;

  /** Who asks for so little more wants to have seen some voters, and more of them than before. */
  private static final int FEWEST_NEW = 10;

  private static final double LEAST_SHIFT = 1;

  static final Mismatch NONE = new Mismatch(0, 0, 0, 0, 0, 0, 0, 0, Float.NaN, 0);

  /** What is told by who votes, and by what they write. */
  double composition() {
    return voters + newness + sameness;
  }

  /** All evidence together; 0 where too few voters or too little composition show it. */
  double nats() {
    return votes < LEAST_VOTES || composition() < LEAST_COMPOSITION
        ? 0
        : composition() + Math.min(shift, composition());
  }

  /** The share of its voters that the crowd in the window would not have given the rating. */
  double excessShare() {
    double crowds = (window - votes) * usualShare / Math.max(1e-9, 1 - usualShare);
    return votes == 0 ? 0 : Math.max(0, 1 - crowds / votes);
  }

  /** The siege that it opens, at a time. */
  OpenSiege opens(long at) {
    float nats = (float) nats();
    return OpenSiege.newBuilder()
        .setOpenedAt(at)
        .setLastSuspectAt(at)
        .setRatings(1 << rating)
        .setPeak(nats)
        .setPresent(nats)
        .setWindow(window)
        .setVotesOfRating(votes)
        .setUsualShare((float) usualShare)
        .setStrangers(strangers)
        .setNewAccounts(Float.isNaN(newShare) ? null : newShare)
        .build();
  }

  /**
   * The strongest mismatch of the voters of one rating, over windows of the last 12 to 256 votes.
   *
   * @param tolerance multiplies what honest crowds may show; 1 on an ordinary day
   */
  static Mismatch of(RecentVotes recent, Control control, int rating, double tolerance) {
    Mismatch best = NONE;
    Window window = new Window(rating, tolerance);
    int at = 0;
    for (int size : WINDOWS) {
      if (recent.size() < size && at == recent.size()) {
        break;
      }
      int end = Math.min(size, recent.size());
      while (at < end) {
        window.add(recent.code(at++));
      }
      Mismatch here = window.against(control);
      best = here.nats() > best.nats() ? here : best;
    }
    return best;
  }

  private static double excess(double part, double whole, double share, double tolerance) {
    if (whole <= 0 || part <= 0) {
      return 0;
    }
    double odds = tolerance * share / Math.max(1e-9, 1 - share);
    double tolerated = Math.min(0.999, odds / (1 + odds));
    double seen = part / whole;
    if (seen <= tolerated) {
      return 0;
    }
    double others = seen >= 1 ? 0 : (1 - seen) * Math.log((1 - seen) / (1 - tolerated));
    return whole * (seen * Math.log(seen / tolerated) + others);
  }

  /** Counts over the newest votes. */
  private static final class Window {
    private final int rating;
    private final double tolerance;
    private int votes;
    private int ofRating;
    private int established;
    private int establishedOfRating;
    private final int[] voters = new int[Vote.VOTERS];
    private final int[] forms = new int[Vote.FORMS];

    Window(int rating, double tolerance) {
      this.rating = rating;
      this.tolerance = tolerance;
    }

    void add(int code) {
      votes++;
      boolean stands = Vote.voter(code).isEstablished();
      boolean gives = Vote.rating(code) == rating;
      established += stands ? 1 : 0;
      establishedOfRating += stands && gives ? 1 : 0;
      if (gives) {
        ofRating++;
        voters[Vote.voter(code).place()]++;
        forms[Vote.form(code).place()]++;
      }
    }

    Mismatch against(Control control) {
      Mismatch byOthers = against(control, Tolerated.byOthers(control, tolerance));
      if (ofRating < FEWEST_NEW || control.ofRating() - ofRating < FEWEST_BEFORE) {
        return byOthers;
      }
      Mismatch byOwn = against(control, Tolerated.byOwn(control, this));
      boolean clearer = byOwn.shift() >= LEAST_SHIFT && byOwn.nats() > byOthers.nats();
      return clearer ? byOwn : byOthers;
    }

    private Mismatch against(Control control, Tolerated may) {
      int bare = forms[Form.BARE.place()];
      int same = forms[Form.SAME.place()];
      double bySameness =
          excess(same, ofRating - bare, may.sameOfTexts(), may.formOdds())
              + excess(bare, ofRating, may.bare(), may.formOdds());
      double usual = control.rated(votes, ofRating, established, establishedOfRating);
      double byShift = Math.min(MOST_SHIFT, excess(ofRating, votes, usual, may.shiftOdds()));
      return new Mismatch(
          rating,
          votes,
          ofRating,
          usual,
          excess(strangers(), ofRating, may.strangers(), may.voterOdds()),
          excess(at(Voter.NEW), told(), may.newOfTold(), may.newnessOdds()),
          bySameness,
          byShift,
          told() == 0 ? Float.NaN : (float) at(Voter.NEW) / told(),
          ofRating == 0 ? 0 : (float) strangers() / ofRating);
    }

    private int strangers() {
      return ofRating - at(Voter.ESTABLISHED);
    }

    private int told() {
      return at(Voter.NEW) + at(Voter.YOUNG) + at(Voter.AGED);
    }

    private int at(Voter voter) {
      return voters[voter.place()];
    }
  }

  /** The shares that an honest crowd may show, and how many times their odds are tolerated. */
  private record Tolerated(
      double strangers,
      double newOfTold,
      double sameOfTexts,
      double bare,
      double voterOdds,
      double newnessOdds,
      double formOdds,
      double shiftOdds) {

    /** As those who vote otherwise and the film's habits show. */
    static Tolerated byOthers(Control control, double tolerance) {
      return new Tolerated(
          control.strangersAllowed(),
          control.newOfToldAllowed(),
          control.sameOfTextsAllowed(),
          control.bareAllowed(),
          tolerance * VOTERS_TOLERANCE,
          tolerance * NEWNESS_TOLERANCE,
          tolerance * FORM_TOLERANCE,
          SHIFT_TOLERANCE);
    }

    /** As these and those show who gave the rating before the window, whichever allows more. */
    static Tolerated byOwn(Control control, Window window) {
      int before = control.ofRating() - window.ofRating;
      int told = control.ofRating(Voter.NEW) + control.ofRating(Voter.YOUNG);
      int toldBefore = told + control.ofRating(Voter.AGED) - window.told();
      int bare = control.ofRating(Form.BARE) - window.forms[Form.BARE.place()];
      int same = control.ofRating(Form.SAME) - window.forms[Form.SAME.place()];
      int strangers = control.strangersOfRating() - window.strangers();
      int young = control.ofRating(Voter.NEW) - window.at(Voter.NEW);
      return new Tolerated(
          Math.max(control.strangersAllowed(), Control.atMost(strangers, before)),
          Math.max(control.newOfToldAllowed(), Control.atMost(young, toldBefore)),
          Math.max(control.sameOfTextsAllowed(), Control.atMost(same, before - bare)),
          Math.max(control.bareAllowed(), Control.atMost(bare, before)),
          KNOWN_TOLERANCE,
          KNOWN_TOLERANCE,
          KNOWN_TOLERANCE,
          KNOWN_SHIFT_TOLERANCE);
    }
  }
}
