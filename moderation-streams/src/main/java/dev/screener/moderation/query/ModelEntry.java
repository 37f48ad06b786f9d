package dev.screener.moderation.query;

import dev.screener.moderation.models.ModelTimeline;
import java.util.Objects;

/** A scoring model in the list of those that are kept. */
record ModelEntry(
    String model,
    String modelVersion,
    String effectiveFrom,
    String publishedAt,
    String card,
    boolean inForce) {

  static ModelEntry of(ModelTimeline.Version version, ModelTimeline.Version inForce) {
    return new ModelEntry(
        version.version(),
        version.scorer().modelVersion(),
        version.effectiveFrom().toString(),
        Objects.toString(version.publishedAt(), ""),
        version.card(),
        version.equals(inForce));
  }
}
