package dev.screener.cli.tour;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.cli.Wait;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * What all steps share.
 *
 * @param http to the demo, as a reader, the site, a moderator or the admin
 * @param guide tells what happens, and counts what came otherwise than it should
 * @param labels the truth about each review that was sent, for the last step
 * @param patience with whatever takes a while to come through
 * @param run goes into the ids of all that the tour makes and the versions of its policies, and
 *     sets them apart from what else is in the data
 */
record Scene(TourHttp http, Guide guide, Labels labels, Wait patience, String run) {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Begins the ids of all that a tour makes. */
  static final String PREFIX = "tour-";

  static Scene of(TourSite site, Guide guide, String run) {
    return new Scene(new TourHttp(site), guide, new Labels(), new Wait(PATIENCE), run);
  }

  /** An id of this tour's. */
  String id(String name) {
    return PREFIX + run + "-" + name;
  }

  /** A review by an author of whom nothing is known. */
  ObjectNode review(String filmId, String name, int rating, String text) {
    return TourHttp.JSON
        .createObjectNode()
        .put("filmId", filmId)
        .put("reviewId", id(name))
        .put("authorId", id("author-" + name))
        .put("authorName", name)
        .put("rating", rating)
        .put("text", text)
        .put("language", "en");
  }

  /** Submits one and waits for its verdict. */
  Standing submitted(ObjectNode review) throws IOException, InterruptedException {
    String token = http.submit(review).path("token").asText();
    String path = path(review.path("filmId").asText(), review.path("reviewId").asText());
    return patience.until(
        "a verdict",
        () ->
            Optional.of(new Standing(http.readAfter(path, token))).filter(one -> !one.isPending()));
  }

  /** Where it stands now; empty before its first verdict. */
  Optional<Standing> standing(String filmId, String reviewId)
      throws IOException, InterruptedException {
    return http.find(path(filmId, reviewId)).map(Standing::new);
  }

  static String path(String filmId, String reviewId) {
    return "/v1/films/" + filmId + "/reviews/" + reviewId;
  }

  String casePage(String filmId, String reviewId) {
    return http.page("/moderation/cases/" + filmId + "/" + reviewId);
  }

  String filmPage(String filmId) {
    return http.page("/films/" + filmId);
  }
}
