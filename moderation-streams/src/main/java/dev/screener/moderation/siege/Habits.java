package dev.screener.moderation.siege;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * How a crowd usually votes: weights by rating, by voter and by form, fading by half in {@value
 * #HALF_LIFE_DAYS} days of event time.
 */
final class Habits {

  static final int HALF_LIFE_DAYS = 60;

  private static final int COUNTS = Vote.RATINGS + Vote.VOTERS + Vote.FORMS;
  private static final float LEAST = 0.01f;

  /**
   * Where what is stored tells forms as finely as {@link Form} does. A program of before passes
   * over the place.
   */
  private static final byte FINER_FORMS = -1;

  private static final int ENTRY = 1 + Float.BYTES;

  /**
   * Where nothing is known of a site: ratings that lean to the high end, as those of film sites do,
   * and a third of the voters without a history. Weighs little.
   */
  private static final Habits PRIOR =
      new Habits(
          new float[] {
            0.03f,
            0.06f,
            0.03f,
            0.03f,
            0.04f,
            0.06f,
            0.09f,
            0.13f,
            0.17f,
            0.13f,
            0.23f, // ratings
            0.05f,
            0.08f,
            0.25f,
            0.25f,
            0.37f, // voters
            0.40f,
            0.04f,
            0.14f,
            0.09f,
            0.14f,
            0.15f,
            0.04f // forms
          });

  private final float[] counts;

  private Habits(float[] counts) {
    this.counts = counts;
  }

  static Habits none() {
    return new Habits(new float[COUNTS]);
  }

  static Habits prior() {
    return new Habits(PRIOR.counts.clone());
  }

  void add(Vote vote) {
    counts[vote.rating()]++;
    counts[Vote.RATINGS + vote.voter().place()]++;
    counts[place(vote.form())]++;
  }

  /** Takes in who votes and how, but not what rating is given. */
  void addComposition(Vote vote) {
    counts[Vote.RATINGS + vote.voter().place()]++;
    counts[place(vote.form())]++;
  }

  /** Takes in what rating is given, but not by whom and how. */
  void addRating(Vote vote) {
    counts[vote.rating()]++;
  }

  /** Takes a part of a vote out again, as far as it still weighs so much. */
  void remove(Vote vote, float part) {
    take(vote.rating(), part);
    take(Vote.RATINGS + vote.voter().place(), part);
    take(place(vote.form()), part);
  }

  private void take(int place, float part) {
    counts[place] = Math.max(0, counts[place] - part);
  }

  void addAll(Habits other) {
    for (int i = 0; i < COUNTS; i++) {
      counts[i] += other.counts[i];
    }
  }

  void fade(int days) {
    scale(0, COUNTS, (float) Math.pow(0.5, (double) Math.max(0, days) / HALF_LIFE_DAYS));
  }

  /** The same by half in so much time, in any unit. */
  void fade(long time, long halfLife) {
    if (time > 0) {
      scale(0, COUNTS, (float) Math.pow(0.5, (double) time / halfLife));
    }
  }

  /** Shrinks ratings, and voters and forms, to so much weight each where they have more. */
  void bound(float most) {
    float rated = votes();
    if (rated > most) {
      scale(0, Vote.RATINGS, most / rated);
    }
    float voted = voters();
    if (voted > most) {
      scale(Vote.RATINGS, COUNTS, most / voted);
    }
  }

  private void scale(int from, int to, float factor) {
    for (int i = from; i < to; i++) {
      counts[i] = counts[i] * factor < LEAST ? 0 : counts[i] * factor;
    }
  }

  /** The weight of all votes, by their ratings. */
  float votes() {
    return sum(0, Vote.RATINGS);
  }

  /** The weight of all votes, by who gave them. */
  float voters() {
    return sum(Vote.RATINGS, Vote.RATINGS + Vote.VOTERS);
  }

  private float sum(int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += counts[i];
    }
    return sum;
  }

  /** The weight of the votes with this rating; 0 is none. */
  float rated(int rating) {
    return counts[rating];
  }

  float by(Voter voter) {
    return counts[Vote.RATINGS + voter.place()];
  }

  float in(Form form) {
    return counts[place(form)];
  }

  /**
   * These habits as seen from outside: of so many votes' weight, leaning on others where these are
   * too few.
   */
  Habits weighing(float weight, Habits others) {
    float own = Math.min(weight, votes());
    Habits blend = none();
    float ownScale = own == 0 ? 0 : own / votes();
    float othersScale = (weight - own) / others.votes();
    for (int i = 0; i < COUNTS; i++) {
      blend.counts[i] = counts[i] * ownScale + others.counts[i] * othersScale;
    }
    return blend;
  }

  /**
   * For each weight that is not 0: its place in a byte, and the weight as a float. Before them
   * stands the place {@value #FINER_FORMS}, unless there are none.
   */
  ByteBuffer toBytes() {
    ByteBuffer bytes = ByteBuffer.allocate((COUNTS + 1) * ENTRY).put(FINER_FORMS).putFloat(0);
    for (int i = 0; i < COUNTS; i++) {
      if (counts[i] != 0) {
        bytes.put((byte) i).putFloat(counts[i]);
      }
    }
    return bytes.position() == ENTRY ? bytes.limit(0).rewind() : bytes.flip();
  }

  static Habits of(ByteBuffer stored) {
    Habits habits = none();
    ByteBuffer bytes = stored.duplicate();
    boolean finer = false;
    while (bytes.remaining() >= ENTRY) {
      int place = bytes.get();
      float weight = bytes.getFloat();
      finer |= place == FINER_FORMS;
      if (place >= 0 && place < COUNTS) {
        habits.counts[place] = weight;
      }
    }
    if (!finer) {
      habits.tellFormsApart();
    }
    return habits;
  }

  /**
   * Until forms were told more finely, short texts and terse ones were one form, and so were those
   * of medium length and long ones: what is stored of them is divided as the prior has it. Nothing
   * of what knows a finer form was written so.
   */
  private void tellFormsApart() {
    if (in(Form.TERSE) == 0 && in(Form.LONG) == 0 && in(Form.FOREIGN) == 0) {
      divide(Form.SHORT, Form.TERSE);
      divide(Form.MEDIUM, Form.LONG);
    }
  }

  private void divide(Form both, Form other) {
    float weight = in(both);
    float part = PRIOR.in(other) / (PRIOR.in(both) + PRIOR.in(other));
    counts[place(other)] = weight * part;
    counts[place(both)] = weight - weight * part;
  }

  private static int place(Form form) {
    return Vote.RATINGS + Vote.VOTERS + form.place();
  }

  @Override
  public String toString() {
    return "Habits" + Arrays.toString(counts);
  }
}
