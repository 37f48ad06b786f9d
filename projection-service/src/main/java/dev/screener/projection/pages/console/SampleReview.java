package dev.screener.projection.pages.console;

import org.jspecify.annotations.Nullable;

/**
 * A member of a campaign.
 *
 * @param outcome null, as the texts are, where moderation-streams could not tell it
 */
public record SampleReview(
    String filmId,
    String reviewId,
    @Nullable String filmTitle,
    @Nullable String outcome,
    @Nullable String title,
    @Nullable String text) {

  String filmName() {
    return filmTitle == null ? filmId : filmTitle;
  }

  String address() {
    return "/moderation/cases/" + filmId + '/' + reviewId;
  }
}
