package dev.screener.projection.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** A file under {@code static/}, served at {@link #address()}. */
enum StaticFile {
  SITE_STYLE("site.css"),
  FILMS_STYLE("films.css"),
  FILM_STYLE("film.css"),
  REVIEWS_STYLE("reviews.css"),
  REVIEW_FORM_STYLE("review-form.css"),
  REVIEW_FORM("review-form.js"),
  FILM_LIVE("film-live.js"),
  MARK("mark.svg");

  private final String address;

  StaticFile(String name) {
    address = "/static/" + name + "?v=" + version(name);
  }

  /** Changes with the file's content, so that browsers may keep it for good. */
  String address() {
    return address;
  }

  private static String version(String name) {
    try (InputStream file = StaticFile.class.getResourceAsStream("/static/" + name)) {
      if (file == null) {
        throw new IllegalStateException("static/" + name + " is not on the class path");
      }
      CRC32 checksum = new CRC32();
      checksum.update(file.readAllBytes());
      return Long.toHexString(checksum.getValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
