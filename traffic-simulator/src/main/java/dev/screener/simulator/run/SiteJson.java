package dev.screener.simulator.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import org.jspecify.annotations.Nullable;

/** Traffic as the write side takes it over HTTP. */
public final class SiteJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SiteJson() {}

  /** The body of {@code PUT /v1/films/{filmId}}. */
  public static ObjectNode of(Film film) {
    ObjectNode body = JSON.createObjectNode();
    body.put("title", film.getTitle());
    put(body, "releaseDate", film.getReleaseDate());
    put(body, "releaseCountry", film.getReleaseCountry());
    put(body, "synopsis", film.getSynopsis());
    film.getGenres().forEach(body.putArray("genres")::add);
    film.getPeople().forEach(body.putArray("people")::add);
    return body;
  }

  /** A live review as a line of {@code POST /v1/reviews}. */
  public static ObjectNode of(ReviewSubmission review) {
    ObjectNode line = JSON.createObjectNode();
    line.put("filmId", review.getFilmId());
    line.put("reviewId", review.getReviewId());
    line.put("authorId", review.getAuthorId());
    put(line, "authorName", review.getAuthorName());
    if (review.getRating() != null) {
      line.put("rating", review.getRating());
    }
    put(line, "title", review.getTitle());
    put(line, "text", review.getText());
    put(line, "language", review.getLanguage());
    if (review.getAccountCreatedAt() != null) {
      line.put("accountCreatedAt", review.getAccountCreatedAt().toString());
    }
    return line;
  }

  /** The body of {@code POST …/reports}. */
  public static ObjectNode of(ReviewReport report) {
    ObjectNode body = JSON.createObjectNode();
    body.put("reporterId", report.getPersonId());
    body.put("kind", report.getKind().name());
    return body;
  }

  private static void put(ObjectNode to, String name, @Nullable String value) {
    if (value != null) {
      to.put(name, value);
    }
  }
}
