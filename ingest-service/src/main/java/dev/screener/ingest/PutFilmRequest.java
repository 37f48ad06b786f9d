package dev.screener.ingest;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A film as a client sends it: of the right form, not yet checked for sense. */
record PutFilmRequest(
    @Nullable String filmId,
    @Nullable String title,
    @Nullable String releaseDate,
    @Nullable String releaseCountry,
    @Nullable String synopsis,
    List<String> trailers,
    List<String> genres,
    List<String> people) {

  /** The fields by their names in JSON. */
  enum Field implements JsonFields.Name {
    FILM_ID("filmId"),
    TITLE("title"),
    RELEASE_DATE("releaseDate"),
    RELEASE_COUNTRY("releaseCountry"),
    SYNOPSIS("synopsis"),
    TRAILERS("trailers"),
    GENRES("genres"),
    PEOPLE("people");

    private static final Field[] ALL = values();
    private final String json;

    Field(String json) {
      this.json = json;
    }

    @Override
    public String json() {
      return json;
    }
  }

  /**
   * Reads one JSON object.
   *
   * @throws Refusal 400, when it is not of the form of a film
   */
  static PutFilmRequest read(byte[] bytes, int offset, int length) throws Refusal {
    return JsonFields.read(bytes, offset, length, Field.ALL, PutFilmRequest::read);
  }

  private static PutFilmRequest read(JsonFields<Field> fields) throws IOException, Refusal {
    String filmId = null;
    String title = null;
    String releaseDate = null;
    String releaseCountry = null;
    String synopsis = null;
    List<String> trailers = List.of();
    List<String> genres = List.of();
    List<String> people = List.of();
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case FILM_ID -> filmId = fields.text();
        case TITLE -> title = fields.text();
        case RELEASE_DATE -> releaseDate = fields.text();
        case RELEASE_COUNTRY -> releaseCountry = fields.text();
        case SYNOPSIS -> synopsis = fields.text();
        case TRAILERS -> trailers = fields.texts();
        case GENRES -> genres = fields.texts();
        case PEOPLE -> people = fields.texts();
      }
    }
    return new PutFilmRequest(
        filmId, title, releaseDate, releaseCountry, synopsis, trailers, genres, people);
  }
}
