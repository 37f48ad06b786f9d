package dev.screener.moderation.siege;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** Votes on one film, drawn from a seed: an honest crowd, and a campaign within it. */
final class Crowd {

  static final long START = 1_772_366_400_000L; // 2026-03-01T12:00:00Z
  static final long MINUTE = 60_000L;
  static final long HOUR = 60 * MINUTE;
  static final long DAY = 24 * HOUR;

  /** Ratings 0 (none) to 10 as an honest crowd gives them to a liked film. */
  static final double[] LIKED = {.03, .04, .02, .02, .03, .05, .09, .16, .21, .15, .20};

  /** The same of a film that few love. */
  static final double[] MIDDLING = {.03, .07, .05, .07, .10, .15, .18, .15, .10, .04, .06};

  /** A release night among fans. */
  static final double[] ADORED = {.02, .03, .01, .01, .01, .02, .03, .07, .13, .17, .50};

  /** A film that angers everybody. */
  static final double[] HATED = {.02, .45, .14, .10, .08, .07, .05, .04, .03, .01, .01};

  /** As {@code content.language} tells them. */
  static final int ENGLISH = 514;

  static final int KOREAN = 1115;

  /** How voters come: the share without standing, and of those the share with new accounts. */
  record Mix(double strangers, double fresh, double young, double bare, double more) {
    static final Mix USUAL = new Mix(.40, .06, .15, .45, 1.3);
    static final Mix RELEASE_NIGHT = new Mix(.65, .25, .20, .55, 1.6);
    static final Mix YOUNG_SITE = new Mix(1.0, .12, .20, .45, 1.3);
  }

  /** One vote and whether it belongs to the campaign. */
  record Cast(Arrival vote, boolean attack) {}

  private final Random random;
  private final boolean agesTold;
  private int othersLanguage = ENGLISH;
  private final List<Cast> casts = new ArrayList<>();

  Crowd(long seed, boolean agesTold) {
    this.random = new Random(seed);
    this.agesTold = agesTold;
  }

  /** From here on half of the honest write in Korean, the campaign as all in English. */
  Crowd inTwoLanguages() {
    othersLanguage = KOREAN;
    return this;
  }

  /** An honest crowd that comes evenly over a time. */
  Crowd honest(int votes, long from, long during, double[] ratings, Mix mix) {
    for (int i = 0; i < votes; i++) {
      boolean stranger = random.nextDouble() < mix.strangers();
      double who = random.nextDouble();
      double age = who < mix.fresh() ? 2 : who < mix.fresh() + mix.young() ? 40 : 900;
      int rating = drawn(ratings, stranger ? mix.more() : 1);
      boolean bare = rating > 0 && random.nextDouble() < mix.bare();
      long text =
          bare
              ? 0
              : random.nextDouble() < .05 ? 1 + random.nextInt(6) : 100 + random.nextLong(1L << 40);
      float words = text < 100 ? 3 : 2 + (float) Math.exp(2.3 + random.nextGaussian());
      casts.add(
          new Cast(
              new Arrival(
                  from + (long) (random.nextDouble() * during),
                  rating,
                  voter(stranger ? 0 : 3, age),
                  text,
                  words,
                  text % 2 == 0 ? ENGLISH : othersLanguage),
              false));
    }
    return this;
  }

  /** A campaign: one rating, half of it bare, a third of it from aged accounts. */
  Crowd attack(int votes, long during, int rating) {
    return attack(votes, during, rating, 0.5);
  }

  /** The same with another share of bare ratings. */
  Crowd attack(int votes, long during, int rating, double bareShare) {
    return attack(votes, during, rating, bareShare, 0);
  }

  /** The same, of which a share strays to the next rating lest it shows. */
  Crowd attack(int votes, long during, int pressed, double bareShare, double strays) {
    for (int i = 0; i < votes; i++) {
      // Without strays nothing more is drawn, so that crowds stay as they were.
      boolean astray = strays > 0 && random.nextDouble() < strays;
      int rating = astray ? pressed + (pressed > 5 ? -1 : 1) : pressed;
      double age = random.nextInt(3) == 0 ? 400 + random.nextInt(1500) : random.nextDouble() * 20;
      boolean bare = random.nextDouble() < bareShare;
      long text =
          bare
              ? 0
              : random.nextInt(3) == 0 ? 50 + random.nextInt(5) : 100 + random.nextLong(1L << 40);
      casts.add(
          new Cast(
              new Arrival(
                  START + (long) (random.nextDouble() * during),
                  rating,
                  voter(0, age),
                  text,
                  2 + random.nextInt(12),
                  ENGLISH),
              true));
    }
    return this;
  }

  /** Forty days on which the film was voted on now and then. */
  Crowd history(double[] ratings, Mix mix) {
    return honest(1_200, START - 40 * DAY, 40 * DAY - HOUR, ratings, mix);
  }

  List<Cast> inOrder() {
    return casts.stream().sorted(Comparator.comparingLong(cast -> cast.vote().at())).toList();
  }

  private Voter voter(float stood, double ageDays) {
    return Voter.of(stood, agesTold ? (float) ageDays : Float.NaN);
  }

  /** Those who vote for the first time vote somewhat more extremely. */
  private int drawn(double[] ratings, double more) {
    double[] weights = ratings.clone();
    weights[1] *= more;
    weights[10] *= more;
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double at = random.nextDouble() * sum;
    for (int rating = 0; rating < weights.length; rating++) {
      at -= weights[rating];
      if (at < 0) {
        return rating;
      }
    }
    return 10;
  }
}
