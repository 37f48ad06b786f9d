package dev.screener.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What the tour knows of the reviews that it has sent: which are honest. */
final class Labels {

  /**
   * A review and the truth about it.
   *
   * @param group of which part of the tour it is, in words
   * @param saying its text, or its rating where it has none
   */
  record Labelled(String group, boolean honest, String filmId, String reviewId, String saying) {}

  private final List<Labelled> all = new ArrayList<>();

  void add(String group, boolean honest, JsonNode review) {
    String text = review.path("text").asText("");
    all.add(
        new Labelled(
            group,
            honest,
            review.path("filmId").asText(),
            review.path("reviewId").asText(),
            text.isEmpty() ? "only a rating of " + review.path("rating").asInt() : text));
  }

  List<Labelled> all() {
    return List.copyOf(all);
  }
}
