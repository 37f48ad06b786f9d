package dev.screener.policy;

import dev.screener.scoring.ContentScores;
import dev.screener.scoring.ContentSignal;
import dev.screener.scoring.Signal;
import java.util.Arrays;

/**
 * What the desks found about one revision of one review: a number for each signal, NaN where it was
 * not measured. Immutable. Two pieces of evidence are equal when all numbers are, bit by bit, so
 * that a verdict can be compared with its recomputation.
 */
public final class Evidence {

  private static final Evidence NONE = new Builder().build();

  /** By {@link Signals#slot}. */
  private final float[] values;

  private Evidence(float[] values) {
    this.values = values;
  }

  /** Evidence in which nothing was measured. */
  public static Evidence none() {
    return NONE;
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A builder that begins with all of this, so that more can be laid over it. */
  public Builder toBuilder() {
    return new Builder().putAll(this);
  }

  /** The number in the signal's unit, a flag being 0 or 1; NaN when not measured. */
  public float value(Signal signal) {
    return values[Signals.slot(signal)];
  }

  /** The number in a slot, for those who looked up the slot beforehand. */
  float at(int slot) {
    return values[slot];
  }

  /** Whether the signal was measured. */
  public boolean has(Signal signal) {
    return !Float.isNaN(value(signal));
  }

  /** Shows the visitor each measured signal, by rising id. */
  public void forEach(Visitor visitor) {
    for (int slot = 0; slot < values.length; slot++) {
      if (!Float.isNaN(values[slot])) {
        visitor.visit(Signals.at(slot), values[slot]);
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Evidence that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("Evidence[");
    forEach(
        (signal, value) -> {
          String separator = text.charAt(text.length() - 1) == '[' ? "" : ", ";
          text.append(separator).append(signal.key()).append('=').append(value);
        });
    return text.append(']').toString();
  }

  /** Takes one measured signal. */
  @FunctionalInterface
  public interface Visitor {
    void visit(Signal signal, float value);
  }

  /**
   * Collects evidence; of two values for one signal the later stands. Not safe for use by several
   * threads.
   */
  public static final class Builder {

    private final float[] values = new float[Signals.count()];

    private Builder() {
      Arrays.fill(values, Float.NaN);
    }

    /**
     * Records a number; NaN takes back what was recorded.
     *
     * @throws IllegalArgumentException when the signal is not in the registry
     */
    public Builder put(Signal signal, float value) {
      values[Signals.slot(signal)] = value;
      return this;
    }

    /** Records a flag as 0 or 1. */
    public Builder put(Signal signal, boolean value) {
      return put(signal, value ? 1f : 0f);
    }

    /** Records all that was measured of the text. */
    public Builder putAll(ContentScores scores) {
      for (ContentSignal signal : ContentSignal.values()) {
        float value = scores.value(signal);
        if (!Float.isNaN(value)) {
          put(signal, value);
        }
      }
      return this;
    }

    /** Records all that another desk found. */
    public Builder putAll(Evidence other) {
      other.forEach(this::put);
      return this;
    }

    public Evidence build() {
      return new Evidence(values.clone());
    }
  }
}
