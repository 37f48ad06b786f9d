package dev.screener.ingest;

import dev.screener.contracts.event.Film;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** From a request to a film of the catalogue: reads the body and checks it for sense. */
final class FilmIntake {

  private static final int MAX_TITLE = 300;
  private static final int MAX_COUNTRY = 100;
  private static final int MAX_SYNOPSIS = 10_000;
  private static final int MAX_TRAILERS = 10;
  private static final int MAX_TRAILER = 2_000;
  private static final int MAX_GENRES = 20;
  private static final int MAX_PEOPLE = 100;
  private static final int MAX_NAME = 100;

  private final Clock clock;

  FilmIntake(Clock clock) {
    this.clock = clock;
  }

  /** The film of the address, whole. */
  Reading<Film> read(@Nullable String filmId, byte[] bytes) {
    try {
      return new Reading.Sound<>(film(filmId, PutFilmRequest.read(bytes, 0, bytes.length)));
    } catch (Refusal refusal) {
      return new Reading.Refused<>(refusal.problem(), null, null);
    }
  }

  private Film film(@Nullable String filmId, PutFilmRequest request) throws Refusal {
    String id = Checks.id("filmId", filmId);
    if (request.filmId() != null && !request.filmId().equals(id)) {
      throw new Refusal(
          Problems.unacceptable("filmId", "The body names another one than the address does."));
    }
    String title = request.title();
    if (title == null || title.isBlank()) {
      throw new Refusal(Problems.unacceptable("title", "A film has a title; give it."));
    }
    Checks.atMost("title", title, MAX_TITLE);
    checkDate(request.releaseDate());
    Checks.atMost("releaseCountry", request.releaseCountry(), MAX_COUNTRY);
    Checks.atMost("synopsis", request.synopsis(), MAX_SYNOPSIS);
    checkList("trailers", request.trailers(), MAX_TRAILERS, MAX_TRAILER);
    for (String trailer : request.trailers()) {
      checkAddress(trailer);
    }
    checkList("genres", request.genres(), MAX_GENRES, MAX_NAME);
    checkList("people", request.people(), MAX_PEOPLE, MAX_NAME);
    return new Film(
        id,
        title,
        request.releaseDate(),
        request.releaseCountry(),
        request.synopsis(),
        request.trailers(),
        request.genres(),
        request.people(),
        clock.instant());
  }

  private static void checkDate(@Nullable String date) throws Refusal {
    if (date != null) {
      try {
        LocalDate.parse(date);
      } catch (DateTimeParseException e) {
        throw new Refusal(
            Problems.unacceptable(
                "releaseDate", "A date is written YYYY-MM-DD, for example 2024-05-01."));
      }
    }
  }

  private static void checkList(String field, List<String> values, int maxCount, int maxLength)
      throws Refusal {
    if (values.size() > maxCount) {
      throw new Refusal(
          Problems.unacceptable(field, "The list may have at most " + maxCount + " entries."));
    }
    for (String value : values) {
      if (value.isBlank()) {
        throw new Refusal(Problems.unacceptable(field, "An entry is blank; leave it out."));
      }
      Checks.atMost(field, value, maxLength);
    }
  }

  /** Pages link to trailers, so nothing but https may come in. */
  private static void checkAddress(String trailer) throws Refusal {
    try {
      URI uri = new URI(trailer);
      if ("https".equalsIgnoreCase(uri.getScheme()) && uri.getHost() != null) {
        return;
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    throw new Refusal(
        Problems.unacceptable("trailers", "A trailer is an https address, https://…"));
  }
}
