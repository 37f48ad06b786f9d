package dev.screener.projection.http;

import dev.screener.policy.Display;
import dev.screener.projection.pages.FilmCard;
import dev.screener.projection.pages.FilmDetails;
import dev.screener.projection.pages.FilmOrder;
import dev.screener.projection.pages.FilmPage;
import dev.screener.projection.pages.HomePage;
import dev.screener.projection.pages.Ratings;
import dev.screener.projection.pages.RecentReview;
import dev.screener.projection.pages.ReviewCard;
import dev.screener.projection.pages.ReviewOrder;
import dev.screener.projection.pages.Unmoderated;
import dev.screener.projection.view.FilmCounts;
import dev.screener.projection.view.FilmEntry;
import dev.screener.projection.view.FilmList;
import dev.screener.projection.view.FilmQuery;
import dev.screener.projection.view.FilmReviews;
import dev.screener.projection.view.FilmScore;
import dev.screener.projection.view.FilmSort;
import dev.screener.projection.view.Films;
import dev.screener.projection.view.ReviewPage;
import dev.screener.projection.view.ReviewQuery;
import dev.screener.projection.view.ReviewSort;
import dev.screener.projection.view.ShownReview;
import dev.screener.projection.view.ViewNotReadyException;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Fills the pages' view models from the view. */
final class PageModels {

  private static final int SIMILAR = 6;
  private static final int RECENT = 6;
  private static final int RECENT_FILMS = 12;
  private static final int RECENT_OF_A_FILM = 3;

  private final Films films;
  private final FilmReviews reviews;
  private final URI ingestPublicUrl;

  PageModels(Films films, FilmReviews reviews, URI ingestPublicUrl) {
    this.films = films;
    this.reviews = reviews;
    this.ingestPublicUrl = ingestPublicUrl;
  }

  /** Films that were searched for, or all. */
  HomePage home(String typed, FilmQuery asked, int limit) {
    FilmQuery query = new FilmQuery(asked.words(), asked.sort(), limit, asked.after());
    FilmList list = films.list(query);
    boolean first = query.after() == null;
    return new HomePage(
        list.films().stream().map(listed -> card(listed.film())).toList(),
        first && typed.isEmpty() ? recent() : List.of(),
        first,
        FilmCursor.encode(query.sort(), list.next()),
        typed,
        order(query.sort()));
  }

  static HomePage nothingFound(String typed) {
    return new HomePage(List.of(), List.of(), true, null, typed, FilmOrder.TITLE);
  }

  /** The film's page; empty for a film that neither the catalogue nor a shown review knows. */
  Optional<FilmPage> film(ReviewQuery query) {
    String filmId = query.filmId();
    Optional<FilmEntry> known = films.find(filmId);
    FilmScore score = reviews.score(filmId);
    FilmCounts counts = score.shown();
    if (known.isEmpty() && counts.reviews() == 0) {
      return Optional.empty();
    }
    ReviewPage page = reviews.page(query);
    return Optional.of(
        new FilmPage(
            known.map(PageModels::details).orElseGet(() -> FilmDetails.knownOnlyById(filmId)),
            ratings(counts),
            counts.reviews(),
            page.reviews().stream().map(PageModels::card).toList(),
            order(query.sort()),
            query.rating(),
            query.after() == null,
            page.next() == null ? null : page.next().encode(),
            films.similar(filmId, SIMILAR).stream().map(this::card).toList(),
            ingestPublicUrl,
            unmoderated(score)));
  }

  private List<RecentReview> recent() {
    return films.latelyReviewed(RECENT_FILMS).stream()
        .flatMap(this::newestOf)
        .sorted(
            Comparator.comparing((RecentReview recent) -> recent.review().submittedAt()).reversed())
        .limit(RECENT)
        .toList();
  }

  private Stream<RecentReview> newestOf(String filmId) {
    FilmCard film = films.card(filmId).map(this::card).orElseGet(() -> onlyById(filmId));
    ReviewQuery newest = new ReviewQuery(filmId, ReviewSort.NEWEST, null, RECENT_OF_A_FILM, null);
    return page(newest).stream()
        .filter(review -> review.display() == Display.FULL)
        .map(review -> new RecentReview(film, card(review)));
  }

  /** Nothing of a film that another instance holds: this list is not worth asking it. */
  private List<ShownReview> page(ReviewQuery query) {
    try {
      return reviews.page(query).reviews();
    } catch (ViewNotReadyException elsewhere) {
      return List.of();
    }
  }

  private FilmCard card(dev.screener.projection.view.FilmCard film) {
    FilmCounts counts = films.counts(film.filmId());
    return new FilmCard(
        film.filmId(),
        film.title(),
        film.releaseDate(),
        film.genres(),
        ratings(counts),
        counts.reviews());
  }

  private FilmCard onlyById(String filmId) {
    FilmCounts counts = films.counts(filmId);
    return new FilmCard(filmId, null, null, List.of(), ratings(counts), counts.reviews());
  }

  private static FilmDetails details(FilmEntry film) {
    return new FilmDetails(
        film.filmId(),
        film.title(),
        film.releaseDate(),
        film.releaseCountry(),
        film.synopsis(),
        film.trailers(),
        film.genres(),
        film.people());
  }

  private static Unmoderated unmoderated(FilmScore score) {
    return new Unmoderated(score.rawRatings(), score.rawMean(), score.hidden().held());
  }

  private static Ratings ratings(FilmCounts counts) {
    return new Ratings(counts.byRating());
  }

  private static ReviewCard card(ShownReview review) {
    return new ReviewCard(
        review.reviewId(),
        review.display(),
        review.authorName(),
        review.rating(),
        review.title(),
        review.text(),
        review.language(),
        review.submittedAt(),
        review.editedAt(),
        Boolean.TRUE.equals(review.verifiedViewing()));
  }

  private static FilmOrder order(FilmSort sort) {
    return switch (sort) {
      case TITLE -> FilmOrder.TITLE;
      case MOST_REVIEWED -> FilmOrder.MOST_REVIEWED;
      case RECENTLY_ACTIVE -> FilmOrder.RECENTLY_ACTIVE;
    };
  }

  private static ReviewOrder order(ReviewSort sort) {
    return switch (sort) {
      case NEWEST -> ReviewOrder.NEWEST;
      case OLDEST -> ReviewOrder.OLDEST;
      case HIGHEST -> ReviewOrder.HIGHEST;
      case LOWEST -> ReviewOrder.LOWEST;
    };
  }
}
