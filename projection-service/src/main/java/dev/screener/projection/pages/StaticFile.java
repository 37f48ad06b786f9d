package dev.screener.projection.pages;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;

/** A file under {@code static/}, served at {@link #address()}. */
public enum StaticFile {
  SITE_STYLE("site.css"),
  FILMS_STYLE("films.css"),
  FILM_STYLE("film.css"),
  REVIEWS_STYLE("reviews.css"),
  REVIEW_FORM_STYLE("review-form.css"),
  REVIEW_FORM("review-form.js"),
  FILM_LIVE("film-live.js"),
  CONSOLE_STYLE("console.css"),
  CONSOLE_WORK_STYLE("console-work.css"),
  CONSOLE_OVERVIEW_STYLE("console-overview.css"),
  CONSOLE_QUEUE_STYLE("console-queue.css"),
  CONSOLE_CASE_STYLE("console-case.css"),
  CONSOLE_CAMPAIGN_STYLE("console-campaign.css"),
  CONSOLE_SIEGE_STYLE("console-siege.css"),
  CONSOLE_POLICY_STYLE("console-policy.css"),
  CONSOLE_AUDIT_STYLE("console-audit.css"),
  CONSOLE_LIVE("console-live.js"),
  CONSOLE("console.js"),
  CONSOLE_CASE("console-case.js"),
  CONSOLE_CHARTS("console-charts.js"),
  CONSOLE_POLICY("console-policy.js"),
  CHART_STYLE("uplot.css"),
  MARK("mark.svg");

  private static final String CHARTS = "/META-INF/resources/webjars/uplot/1.6.30/dist/";

  private final String address;

  StaticFile(String name) {
    address = "/static/" + name + "?v=" + version(name);
  }

  /** Changes with the file's content, so that browsers may keep it for good. */
  public String address() {
    return address;
  }

  /** Where a file lies on the class path; what others made comes in their own jars. */
  public static String resource(String name) {
    return switch (name) {
      case "uplot.js" -> CHARTS + "uPlot.esm.js";
      case "uplot.css" -> CHARTS + "uPlot.min.css";
      default -> "/static/" + name;
    };
  }

  private static String version(String name) {
    try (InputStream file = StaticFile.class.getResourceAsStream(resource(name))) {
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
