package dev.screener.projection.moderation;

import dev.screener.contracts.event.EstimatedShare;
import java.util.List;

/**
 * A share with its 95% interval after E. B. Wilson, "Probable inference, the law of succession, and
 * statistical inference", 1927, over samples that were counted apart.
 *
 * @param labelled how many the estimate rests on
 */
record Wilson(long labelled, double share, double low, double high) {

  /** The two-sided 95% point of the normal distribution. */
  private static final double Z = 1.959963984540054;

  static Wilson of(List<EstimatedShare> parts) {
    long labelled = parts.stream().mapToLong(EstimatedShare::getLabelled).sum();
    long found =
        parts.stream().mapToLong(part -> Math.round(part.getShare() * part.getLabelled())).sum();
    if (labelled == 0) {
      return new Wilson(0, 0, 0, 1);
    }
    double n = labelled;
    double share = found / n;
    double middle = share + Z * Z / (2 * n);
    double reach = Z * Math.sqrt(share * (1 - share) / n + Z * Z / (4 * n * n));
    double scale = 1 + Z * Z / n;
    return new Wilson(
        labelled,
        share,
        Math.max(0, (middle - reach) / scale),
        Math.min(1, (middle + reach) / scale));
  }
}
