package dev.screener.moderation.campaign;

import dev.screener.moderation.record.ScreenedReview;
import org.apache.kafka.streams.kstream.KStream;

/**
 * The second desk, by template: who else wrote the same, and under which films. It has no detectors
 * yet, so no review needs to travel by its template's key and each goes straight on to its case,
 * without campaign evidence.
 */
public final class CampaignDesk {

  /** Screened reviews, on to their cases. */
  public KStream<String, ScreenedReview> examine(KStream<String, ScreenedReview> screened) {
    return screened;
  }
}
