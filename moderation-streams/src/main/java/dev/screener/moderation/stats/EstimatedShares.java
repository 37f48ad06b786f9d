package dev.screener.moderation.stats;

import dev.screener.contracts.event.EstimatedShare;
import org.jspecify.annotations.Nullable;

/**
 * Shares estimated from samples, with their 95% intervals after E. B. Wilson, "Probable inference,
 * the law of succession, and statistical inference", 1927: sound also where few were found in few.
 */
final class EstimatedShares {

  /** The two-sided 95% point of the normal distribution. */
  private static final double Z = 1.959963984540054;

  private EstimatedShares() {}

  /** The share of which {@code found} of {@code labelled} tell; null when nothing was labelled. */
  static @Nullable EstimatedShare of(long found, long labelled) {
    if (labelled == 0) {
      return null;
    }
    double n = labelled;
    double share = found / n;
    double middle = share + Z * Z / (2 * n);
    double reach = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    return new EstimatedShare(
        labelled,
        share,
        Math.max(0, (middle - reach) / scale),
        Math.min(1, (middle + reach) / scale));
  }
}
