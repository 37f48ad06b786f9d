package dev.screener.projection.http;

import dev.screener.projection.moderation.Campaigns;
import dev.screener.projection.moderation.Cases;
import dev.screener.projection.moderation.FilmPast;
import dev.screener.projection.moderation.ModerationView;
import dev.screener.projection.pages.console.CasePage.AuthorHistory;
import dev.screener.projection.pages.console.SampleReview;
import dev.screener.projection.view.FilmCard;
import dev.screener.projection.view.FilmReviews;
import dev.screener.projection.view.Films;
import dev.screener.projection.view.ReviewQuery;
import dev.screener.projection.view.ReviewSort;
import dev.screener.projection.view.ShownReview;
import dev.screener.projection.view.ViewNotReadyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What else the author of a case has written, and what else was written under its film, each with
 * what became of it. Who the author is stays with moderation-streams.
 */
final class CaseHistory {

  private static final int OF_AUTHOR = 8;
  private static final int OF_FILM = 10;

  private final ModerationView moderation;
  private final CampaignSamples samples;
  private final FilmReviews reviews;
  private final Films films;

  CaseHistory(ReadSide side) {
    this.moderation = side.moderation();
    this.samples = new CampaignSamples(moderation.cases());
    this.reviews = side.reviews();
    this.films = side.films();
  }

  /**
   * Both.
   *
   * @param author empty where moderation-streams did not tell it in time
   * @param film empty where another instance keeps the film
   */
  record Found(Optional<AuthorHistory> author, Optional<List<SampleReview>> film) {

    static final Found NOTHING = new Found(Optional.empty(), Optional.empty());
  }

  /** Reads stores: to be called on a reader's thread. */
  CompletableFuture<Found> of(Cases.Told told, String authorization) {
    return author(told, authorization).thenCombine(film(told, authorization), Found::new);
  }

  private CompletableFuture<Optional<AuthorHistory>> author(Cases.Told told, String authorization) {
    return CampaignSamples.inTime(
            moderation
                .cases()
                .author(told.filmId(), told.reviewId(), authorization)
                .toCompletableFuture())
        .thenCompose(
            past ->
                past.isEmpty()
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : others(told, past.get(), authorization).thenApply(Optional::of));
  }

  private CompletableFuture<AuthorHistory> others(
      Cases.Told told, Cases.AuthorPast past, String authorization) {
    List<Cases.Written> newest =
        past.newest().stream()
            .filter(one -> !isOf(told, one.filmId(), one.reviewId()))
            .limit(OF_AUTHOR)
            .toList();
    return samples
        .of(
            newest.stream().map(one -> new Campaigns.Member(one.filmId(), one.reviewId())).toList(),
            authorization)
        .thenApply(
            found -> {
              List<SampleReview> all = new ArrayList<>();
              for (int i = 0; i < found.size(); i++) {
                all.add(review(found.get(i), newest.get(i)));
              }
              return new AuthorHistory(all, Math.max(0, past.known() - 1));
            });
  }

  private SampleReview review(CampaignSamples.Sample sample, Cases.Written written) {
    Instant at = Instant.ofEpochMilli(written.firstSubmittedAt());
    return written.withdrawn()
        ? new SampleReview(
            written.filmId(),
            written.reviewId(),
            title(written.filmId()),
            "WITHDRAWN",
            List.of(),
            null,
            null,
            null,
            at)
        : sample(sample, at);
  }

  /** A review with what was told of it. */
  SampleReview sample(CampaignSamples.Sample sample, @Nullable Instant at) {
    Optional<Cases.Told> told = sample.told();
    return new SampleReview(
        sample.member().filmId(),
        sample.member().reviewId(),
        title(sample.member().filmId()),
        told.map(Cases.Told::outcome).orElse(null),
        told.map(Cases.Told::reasons).orElse(List.of()),
        told.map(Cases.Told::rating).orElse(null),
        told.map(Cases.Told::title).orElse(null),
        told.map(Cases.Told::text).orElse(null),
        at);
  }

  private CompletableFuture<Optional<List<SampleReview>>> film(
      Cases.Told told, String authorization) {
    List<FilmPast.One> judged;
    List<SampleReview> shown;
    try {
      judged =
          moderation.filmPast().of(told.filmId()).stream()
              .filter(one -> !one.reviewId().equals(told.reviewId()))
              .limit(OF_FILM)
              .toList();
      shown = shown(told, judged);
    } catch (ViewNotReadyException elsewhere) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return samples
        .of(
            judged.stream()
                .map(one -> new Campaigns.Member(told.filmId(), one.reviewId()))
                .toList(),
            authorization)
        .thenApply(found -> Optional.of(newest(judged, found, shown)));
  }

  /** Reviews that were approved at once are on no record of past verdicts. */
  private List<SampleReview> shown(Cases.Told told, List<FilmPast.One> judged) {
    ReviewQuery newest =
        new ReviewQuery(told.filmId(), ReviewSort.NEWEST, null, OF_FILM + judged.size() + 1, null);
    return reviews.page(newest).reviews().stream()
        .filter(one -> !one.reviewId().equals(told.reviewId()))
        .filter(one -> judged.stream().noneMatch(it -> it.reviewId().equals(one.reviewId())))
        .map(one -> shown(told.filmId(), one))
        .toList();
  }

  private SampleReview shown(String filmId, ShownReview review) {
    return new SampleReview(
        filmId,
        review.reviewId(),
        title(filmId),
        "APPROVED",
        List.of(),
        review.rating(),
        review.title(),
        review.text(),
        review.submittedAt());
  }

  private List<SampleReview> newest(
      List<FilmPast.One> judged, List<CampaignSamples.Sample> found, List<SampleReview> shown) {
    List<SampleReview> spokenOf = new ArrayList<>();
    for (int i = 0; i < judged.size(); i++) {
      FilmPast.One one = judged.get(i);
      SampleReview told = sample(found.get(i), one.judgedAt());
      // Where its case is not told, what is on record here is.
      spokenOf.add(
          told.outcome() != null
              ? told
              : new SampleReview(
                  told.filmId(),
                  told.reviewId(),
                  told.filmTitle(),
                  one.outcome(),
                  one.reasons(),
                  null,
                  null,
                  null,
                  one.judgedAt()));
    }
    return Stream.concat(spokenOf.stream(), shown.stream())
        .sorted(
            Comparator.comparing(SampleReview::at, Comparator.nullsLast(Comparator.reverseOrder())))
        .limit(OF_FILM)
        .toList();
  }

  private static boolean isOf(Cases.Told told, String filmId, String reviewId) {
    return filmId.equals(told.filmId()) && reviewId.equals(told.reviewId());
  }

  private @Nullable String title(String filmId) {
    return films.card(filmId).map(FilmCard::title).orElse(null);
  }
}
