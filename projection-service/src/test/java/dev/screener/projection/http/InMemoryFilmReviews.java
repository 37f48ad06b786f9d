package dev.screener.projection.http;

import dev.screener.contracts.http.WriteToken;
import dev.screener.contracts.serde.SchemaUnavailableException;
import dev.screener.policy.Display;
import dev.screener.projection.view.FilmCounts;
import dev.screener.projection.view.FilmHidden;
import dev.screener.projection.view.FilmReviews;
import dev.screener.projection.view.FilmScore;
import dev.screener.projection.view.ReviewCursor;
import dev.screener.projection.view.ReviewPage;
import dev.screener.projection.view.ReviewQuery;
import dev.screener.projection.view.ReviewStatus;
import dev.screener.projection.view.ShownReview;
import dev.screener.projection.view.StaleReads;
import dev.screener.projection.view.Standing;
import dev.screener.projection.view.ViewNotReadyException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** One film's reviews, newest first as they were put, and statuses by review id. */
final class InMemoryFilmReviews implements FilmReviews {

  static final String FILM = "crossing";

  final List<ShownReview> shown = Collections.synchronizedList(new ArrayList<>());
  final Map<String, ReviewStatus> statuses = Collections.synchronizedMap(new HashMap<>());
  final List<ReviewQuery> asked = Collections.synchronizedList(new ArrayList<>());
  volatile CompletableFuture<Boolean> arrival = CompletableFuture.completedFuture(false);
  volatile boolean ready = true;
  volatile boolean isCopy;
  volatile boolean undecodable;
  final AtomicInteger awaited = new AtomicInteger();

  /** How many reads from now on find the view not ready. */
  final AtomicInteger unready = new AtomicInteger();

  /** A status of which each part is said. */
  record Status(
      Standing standing,
      Optional<List<String>> lastRefusal,
      Map<String, List<String>> refusals,
      List<String> arrived)
      implements ReviewStatus {
    @Override
    public Optional<List<String>> refusalOf(String submissionId) {
      return Optional.ofNullable(refusals.get(submissionId));
    }

    @Override
    public boolean hasArrived(String submissionId) {
      return arrived.contains(submissionId);
    }
  }

  volatile FilmHidden hidden = FilmHidden.NONE;

  @Override
  public FilmScore score(String filmId) {
    return new FilmScore(counts(filmId), hidden);
  }

  void show(String reviewId, Integer rating, String text) {
    shown.add(
        0,
        new ShownReview(
            reviewId,
            1,
            Display.FULL,
            "Ada",
            rating,
            null,
            text,
            null,
            null,
            Instant.parse("2026-03-01T12:00:00Z").plusSeconds(shown.size()),
            null));
  }

  @Override
  public FilmCounts counts(String filmId) {
    requireReady();
    return filmId.equals(FILM) && !shown.isEmpty()
        ? new FilmCounts(shown.size(), 0, 0, List.of(0L, 0L, 0L, 0L, 0L, 0L, 1L, 2L, 0L, 0L), 0)
        : FilmCounts.NONE;
  }

  @Override
  public ReviewPage page(ReviewQuery query) {
    requireReady();
    asked.add(query);
    if (!query.filmId().equals(FILM)) {
      return new ReviewPage(List.of(), null);
    }
    ReviewCursor after = query.after();
    List<ShownReview> rest =
        shown.stream()
            .filter(review -> after == null || review.submittedAt().toEpochMilli() < after.time())
            .toList();
    if (rest.size() <= query.limit()) {
      return new ReviewPage(rest, null);
    }
    ShownReview last = rest.get(query.limit() - 1);
    return new ReviewPage(
        rest.subList(0, query.limit()),
        new ReviewCursor(
            query.sort(),
            query.rating(),
            last.rating(),
            last.submittedAt().toEpochMilli(),
            last.reviewId()));
  }

  @Override
  public Optional<ReviewStatus> status(String filmId, String reviewId) {
    requireReady();
    return Optional.ofNullable(statuses.get(reviewId));
  }

  @Override
  public CompletionStage<Boolean> awaitVerdict(
      WriteToken.OfSubmission submission, Duration patience) {
    awaited.incrementAndGet();
    return arrival;
  }

  private void requireReady() {
    if (undecodable) {
      throw new SchemaUnavailableException("the registry is away");
    }
    if (isCopy && StaleReads.isAllowed()) {
      StaleReads.use();
    } else if (!ready || isCopy || unready.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new ViewNotReadyException("loading", new IllegalStateException());
    }
  }
}
