package dev.screener.projection.pages;

import static dev.screener.projection.pages.SampleFilms.HOME;
import static dev.screener.projection.pages.SampleFilms.HOSTILE;
import static dev.screener.projection.pages.SampleFilms.LIGHTHOUSE;
import static dev.screener.projection.pages.SampleFilms.UNKNOWN;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Writes pages of invented films into a folder, to be looked at in a browser through any server of
 * static files.
 */
final class SamplePages {

  private static final List<String> STATIC_FILES =
      List.of(
          "site.css",
          "films.css",
          "film.css",
          "reviews.css",
          "review-form.css",
          "review-form.js",
          "mark.svg");

  private SamplePages() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Pages pages = new Pages();
    write(folder.resolve("index.html"), pages.home(HOME));
    for (FilmPage film : List.of(LIGHTHOUSE, HOSTILE, UNKNOWN)) {
      write(folder.resolve("films/" + film.film().filmId() + "/index.html"), pages.film(film));
    }
    write(folder.resolve("not-found.html"), pages.notFound());
    for (String name : STATIC_FILES) {
      try (InputStream file = SamplePages.class.getResourceAsStream("/static/" + name)) {
        Path target = folder.resolve("static/" + name);
        Files.createDirectories(target.getParent());
        Files.write(target, Objects.requireNonNull(file).readAllBytes());
      }
    }
  }

  private static void write(Path file, String page) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, page);
  }
}
