package dev.screener.projection.pages.console;

import dev.screener.policy.Reason;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another review beside a case or of a campaign.
 *
 * @param outcome null, as the texts are, where moderation-streams could not tell it
 * @param at when it was written or judged; null where that is not told
 */
public record SampleReview(
    String filmId,
    String reviewId,
    @Nullable String filmTitle,
    @Nullable String outcome,
    List<String> reasons,
    @Nullable Integer rating,
    @Nullable String title,
    @Nullable String text,
    @Nullable Instant at) {

  public SampleReview {
    reasons = List.copyOf(reasons);
  }

  String filmName() {
    return filmTitle == null ? filmId : filmTitle;
  }

  String address() {
    return "/moderation/cases/" + filmId + '/' + reviewId;
  }

  /** Words that attack people are shown on their own page alone, to who asks for them. */
  boolean isCovered() {
    return reasons.contains(Reason.ABUSE.code());
  }
}
