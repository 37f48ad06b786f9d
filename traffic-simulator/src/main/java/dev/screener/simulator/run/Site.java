package dev.screener.simulator.run;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import java.io.IOException;
import java.util.List;

/** The way in of a running Screener, as a site's back end sees it. */
public interface Site {

  /** Puts a film into the catalogue. */
  void put(Film film) throws IOException, InterruptedException;

  /**
   * Submits live reviews, in order.
   *
   * @throws IOException when one is refused
   */
  void submit(List<ReviewSubmission> reviews) throws IOException, InterruptedException;

  /** Hands in a reader's report. */
  void report(ReviewReport report) throws IOException, InterruptedException;
}
