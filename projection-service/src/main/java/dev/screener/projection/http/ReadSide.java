package dev.screener.projection.http;

import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.access.ModeratorSessions;
import dev.screener.contracts.access.ReaderSessions;
import dev.screener.projection.live.EventFeed;
import dev.screener.projection.moderation.ModerationView;
import dev.screener.projection.view.FilmOwners;
import dev.screener.projection.view.FilmReviews;
import dev.screener.projection.view.FilmVersions;
import dev.screener.projection.view.Films;
import dev.screener.projection.view.Sieges;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * All that the HTTP side is given.
 *
 * @param owners who else holds which films
 * @param readers on whose threads stores are read
 * @param patience how long a read that names a write waits for it
 * @param ingestPublicUrl where the pages send reviews
 * @param guests issues sessions to guests; empty where there are none
 * @param moderators who may read the moderation view; empty where nobody may
 * @param moderatorSessions seals what the console's cookie holds; empty where nobody signs in there
 */
public record ReadSide(
    Films films,
    FilmReviews reviews,
    Sieges sieges,
    Live live,
    ModerationView moderation,
    FilmOwners owners,
    Kept kept,
    Executor readers,
    Duration patience,
    URI ingestPublicUrl,
    Optional<ReaderSessions> guests,
    Optional<Bearers> moderators,
    Optional<ModeratorSessions> moderatorSessions,
    Health health,
    PrometheusMeterRegistry metrics) {

  /**
   * What is told as it happens.
   *
   * @param films by partition and film
   * @param partitions of the topics by film
   * @param maxListeners of each feed, at once
   */
  public record Live(EventFeed films, int partitions, int maxListeners) {}

  /**
   * Answers that are given again until their film changes.
   *
   * @param mostBytes of them; 0 for none
   */
  public record Kept(FilmVersions versions, long mostBytes) {}

  /** How the process is. */
  public interface Health {

    /** Whether it can get well by itself. */
    boolean isLive();

    /** Whether the view is loaded. */
    boolean isReady();

    /** The state in a word. */
    String state();
  }
}
