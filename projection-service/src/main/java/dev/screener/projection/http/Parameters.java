package dev.screener.projection.http;

import dev.screener.contracts.http.WriteToken;
import dev.screener.contracts.topics.Ids;
import dev.screener.projection.view.FilmQuery;
import dev.screener.projection.view.FilmSort;
import dev.screener.projection.view.ReviewCursor;
import dev.screener.projection.view.ReviewQuery;
import dev.screener.projection.view.ReviewSort;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for, taken from its path, its query and its headers. What is not as it should
 * be ends in a {@link RequestFault} that names the parameter.
 */
final class Parameters {

  static final int MAX_LIMIT = 100;
  private static final int MAX_SEARCH = 100;
  private static final int DEFAULT_LIMIT = 20;
  private static final int HIGHEST_RATING = 10;
  private static final String ID =
      "An id is 1 to 128 of the characters A-Z a-z 0-9 . _ ~ and the hyphen.";

  private final RoutingContext context;

  Parameters(RoutingContext context) {
    this.context = context;
  }

  String filmId() {
    return id("filmId");
  }

  String reviewId() {
    return id("reviewId");
  }

  int limit() {
    Integer limit = number("limit", 1, MAX_LIMIT);
    return limit == null ? DEFAULT_LIMIT : limit;
  }

  /** A parameter of the query, as it came. */
  Optional<String> text(String name) {
    return optional(name);
  }

  /** An id in the query, if there is one. */
  Optional<String> optionalId(String name) {
    Optional<String> id = optional(name);
    id.filter(given -> !Ids.isValid(given))
        .ifPresent(
            wrong -> {
              throw RequestFault.of(name, ID);
            });
    return id;
  }

  /** One of a list of names in the query; null where none is given. */
  <E extends Enum<E>> @Nullable E oneOf(String name, List<E> all) {
    Optional<String> text = optional(name);
    if (text.isEmpty()) {
      return null;
    }
    return all.stream()
        .filter(one -> one.name().equals(text.get()))
        .findFirst()
        .orElseThrow(() -> RequestFault.of(name, "One of " + all + '.'));
  }

  /** Whether a parameter of the query is {@code true}; false where there is none. */
  boolean flag(String name) {
    Optional<String> text = optional(name);
    if (text.isPresent() && !text.get().equals("true") && !text.get().equals("false")) {
      throw RequestFault.of(name, "true or false.");
    }
    return text.isPresent() && text.get().equals("true");
  }

  /** A whole number in the query, or the fallback. */
  int number(String name, int min, int max, int fallback) {
    Integer number = number(name, min, max);
    return number == null ? fallback : number;
  }

  /** The page of reviews that is asked for. */
  ReviewQuery reviews() {
    String filmId = filmId();
    ReviewSort sort = sort();
    Integer rating = number("rating", 1, HIGHEST_RATING);
    ReviewCursor after =
        optional("cursor").map(text -> reviewCursor(text, sort, rating)).orElse(null);
    return new ReviewQuery(filmId, sort, rating, limit(), after);
  }

  /** The page of films that is asked for. */
  FilmQuery films() {
    FilmSort sort =
        FilmSort.ofCode(optional("sort").orElse(FilmSort.TITLE.code()))
            .orElseThrow(
                () -> RequestFault.of("sort", "One of title, mostReviewed and recentlyActive."));
    return new FilmQuery(words(), sort, limit(), cursor(text -> FilmCursor.decode(sort, text)));
  }

  private List<String> words() {
    Optional<String> typed = optional("q").filter(text -> !text.isBlank());
    if (typed.isEmpty()) {
      return List.of();
    }
    List<String> words =
        typed.get().length() > MAX_SEARCH ? List.of() : FilmQuery.words(typed.get());
    if (words.isEmpty()) {
      throw RequestFault.of(
          "q", "Beginnings of words of a title, at most " + MAX_SEARCH + " characters.");
    }
    return words;
  }

  /** The cursor, read by {@code decode}. */
  <T> @Nullable T cursor(Function<String, Optional<T>> decode) {
    Optional<String> text = optional("cursor");
    return text.isEmpty() ? null : decode.apply(text.get()).orElseThrow(Parameters::badCursor);
  }

  /**
   * The write that the read waits for, if it names one: of this film, and of this review unless
   * {@code reviewId} is null.
   */
  Optional<WriteToken> after(String filmId, @Nullable String reviewId) {
    String header = context.request().getHeader(WriteToken.HEADER);
    if (header == null || header.isBlank()) {
      return Optional.empty();
    }
    WriteToken token =
        WriteToken.decode(header.strip())
            .filter(known -> concerns(known, filmId, reviewId))
            .orElseThrow(
                () ->
                    RequestFault.of(
                        WriteToken.HEADER, "Not a token that was given for this address."));
    return Optional.of(token);
  }

  private static boolean concerns(WriteToken token, String filmId, @Nullable String reviewId) {
    if (token instanceof WriteToken.OfSubmission submission) {
      return submission.filmId().equals(filmId)
          && (reviewId == null || submission.reviewId().equals(reviewId));
    }
    if (token instanceof WriteToken.OfDecision decision) {
      return decision.filmId().equals(filmId)
          && (reviewId == null || decision.reviewId().equals(reviewId));
    }
    return reviewId == null
        && token instanceof WriteToken.OfFilm film
        && film.filmId().equals(filmId);
  }

  /** An id in the path. */
  String id(String name) {
    String id = context.pathParam(name);
    if (id == null || !Ids.isValid(id)) {
      throw RequestFault.of(name, ID);
    }
    return id;
  }

  private ReviewSort sort() {
    String code = optional("sort").orElse(ReviewSort.NEWEST.code());
    return ReviewSort.ofCode(code)
        .orElseThrow(() -> RequestFault.of("sort", "One of newest, oldest, highest and lowest."));
  }

  private static ReviewCursor reviewCursor(String text, ReviewSort sort, @Nullable Integer rating) {
    ReviewCursor cursor = ReviewCursor.decode(text).orElseThrow(Parameters::badCursor);
    Integer filter = cursor.filter();
    boolean sameFilter = rating == null ? filter == null : rating.equals(filter);
    if (cursor.sort() != sort || !sameFilter || (rating != null && cursor.rating() != rating)) {
      throw RequestFault.of("cursor", "Belongs to another sort or rating than is asked for.");
    }
    return cursor;
  }

  private static RequestFault badCursor() {
    return RequestFault.of("cursor", "Not a cursor that was given by the page before.");
  }

  private @Nullable Integer number(String name, int min, int max) {
    Optional<String> text = optional(name);
    if (text.isEmpty()) {
      return null;
    }
    try {
      int value = Integer.parseInt(text.get());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, with the range.
    }
    throw RequestFault.of(name, "A whole number from " + min + " to " + max + ".");
  }

  private Optional<String> optional(String name) {
    return context.queryParam(name).stream().findFirst().filter(text -> !text.isEmpty());
  }
}
