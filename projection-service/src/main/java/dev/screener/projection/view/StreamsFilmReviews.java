package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.http.WriteToken;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.topics.Ids;
import dev.screener.policy.Display;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads a film's reviews from the stores of Kafka Streams: each page is one range scan. */
public final class StreamsFilmReviews implements FilmReviews {

  private final ViewStores stores;
  private final AvroSerde<ApprovedReview> serde;
  private final Arrivals arrivals;

  public StreamsFilmReviews(ViewStores stores, ProjectionSerdes serdes, Arrivals arrivals) {
    this.stores = stores;
    this.serde = serdes.approved();
    this.arrivals = arrivals;
  }

  @Override
  public FilmCounts counts(String filmId) {
    Bytes key = Bytes.wrap(filmId.getBytes(US_ASCII));
    FilmCounts counts =
        ViewStores.reading(
            () ->
                FilmCountsCodec.decode(
                    stores.ofFilm(ProjectionStores.FILM_COUNTS, filmId).get(key)));
    if (counts.reviews() == 0 && StaleReads.isUsed()) {
      // One that has only begun has none of a film's reviews: that says nothing about the film.
      throw new ViewNotReadyException("a copy knows of no reviews of the film");
    }
    return counts;
  }

  @Override
  public FilmScore score(String filmId) {
    Bytes key = ReviewKeys.hidden(filmId);
    FilmHidden hidden = ViewStores.reading(() -> FilmHiddenCodec.decode(view(filmId).get(key)));
    return new FilmScore(counts(filmId), hidden);
  }

  @Override
  public Optional<ReviewStatus> status(String filmId, String reviewId) {
    return row(filmId, reviewId)
        .filter(row -> row.standing() != null || !row.refusals().isEmpty())
        .map(row -> row);
  }

  @Override
  public CompletionStage<Boolean> awaitVerdict(
      WriteToken.OfSubmission submission, Duration patience) {
    String filmId = submission.filmId();
    String reviewId = submission.reviewId();
    return arrivals
        .await(
            Ids.reviewKey(filmId, reviewId),
            () -> row(filmId, reviewId).filter(row -> row.hasArrived(submission.submissionId())),
            patience)
        .thenApply(Optional::isPresent);
  }

  @Override
  public ReviewPage page(ReviewQuery query) {
    ReviewPage page = ViewStores.reading(() -> read(query));
    if (page.reviews().isEmpty() && query.after() == null && StaleReads.isUsed()) {
      // Told only by a copy that knows of others, of another rating.
      counts(query.filmId());
    }
    return page;
  }

  private Optional<ReviewRow> row(String filmId, String reviewId) {
    Bytes key = ReviewKeys.byReview(filmId, reviewId);
    return ViewStores.reading(
        () -> Optional.ofNullable(view(filmId).get(key)).map(ReviewRowCodec::decode));
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> view(String filmId) {
    return stores.ofFilm(ProjectionStores.FILM_VIEW, filmId);
  }

  private ReviewPage read(ReviewQuery query) {
    ReadOnlyKeyValueStore<Bytes, byte[]> view = view(query.filmId());
    List<ShownReview> reviews = new ArrayList<>();
    for (ReviewScan scan : ReviewScan.of(query)) {
      try (KeyValueIterator<Bytes, byte[]> entries = scan.open(view)) {
        // One more than asked for tells whether there is a next page.
        while (entries.hasNext() && reviews.size() <= query.limit()) {
          ShownReview review = review(query.filmId(), scan, entries.next(), view);
          if (review != null) {
            reviews.add(review);
          }
        }
      }
    }
    if (reviews.size() <= query.limit()) {
      return new ReviewPage(reviews, null);
    }
    List<ShownReview> page = reviews.subList(0, query.limit());
    return new ReviewPage(page, cursor(query, page.get(page.size() - 1)));
  }

  private @Nullable ShownReview review(
      String filmId,
      ReviewScan scan,
      KeyValue<Bytes, byte[]> entry,
      ReadOnlyKeyValueStore<Bytes, byte[]> view) {
    if (entry.key.equals(scan.without())) {
      return null;
    }
    if (scan.kind() == ReviewKeys.Kind.BY_TIME) {
      return shown(entry.value);
    }
    ReviewKeys.Position position = ReviewKeys.positionOf(filmId, entry.key);
    // Null when the review moved between the scan and this look.
    return shown(view.get(ReviewKeys.byTime(filmId, position.time(), position.reviewId())));
  }

  private @Nullable ShownReview shown(byte @Nullable [] bytes) {
    ApprovedReview review = serde.decode(bytes);
    return review == null
        ? null
        : new ShownReview(
            review.getReviewId(),
            review.getRevision(),
            display(review),
            review.getAuthorName(),
            review.getRating(),
            review.getTitle(),
            review.getText(),
            review.getLanguage(),
            review.getVerifiedViewing(),
            review.getSubmittedAt(),
            review.getEditedAt());
  }

  private static Display display(ApprovedReview review) {
    return switch (review.getDisplay()) {
      case FULL -> Display.FULL;
      case COLLAPSED -> Display.COLLAPSED;
      case COVERED, UNKNOWN, NONE -> Display.COVERED;
    };
  }

  private static ReviewCursor cursor(ReviewQuery query, ShownReview last) {
    Integer rating = last.rating();
    return new ReviewCursor(
        query.sort(),
        query.rating(),
        rating == null ? 0 : rating,
        last.submittedAt().toEpochMilli(),
        last.reviewId());
  }
}
