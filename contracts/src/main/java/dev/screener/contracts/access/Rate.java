package dev.screener.contracts.access;

/**
 * How often someone may ask.
 *
 * @param perSecond requests a second in the long run, 0.001 to 1,000,000
 * @param burst requests at once after a rest, 1 to 1,000,000
 */
public record Rate(double perSecond, int burst) {

  private static final double LEAST = 0.001;
  private static final int MOST = 1_000_000;

  /**
   * @throws IllegalArgumentException when a figure is out of its range
   */
  public Rate {
    if (!(perSecond >= LEAST && perSecond <= MOST)) {
      throw new IllegalArgumentException("perSecond must be " + LEAST + " to " + MOST);
    }
    if (burst < 1 || burst > MOST) {
      throw new IllegalArgumentException("burst must be 1 to " + MOST);
    }
  }

  /** So many a second, and a second's worth at once. */
  public static Rate perSecond(double perSecond) {
    return new Rate(perSecond, (int) Math.min(MOST, Math.max(1, Math.ceil(perSecond))));
  }
}
