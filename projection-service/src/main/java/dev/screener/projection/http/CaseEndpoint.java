package dev.screener.projection.http;

import dev.screener.contracts.access.Role;
import dev.screener.projection.http.ModeratorAccess.Caller;
import dev.screener.projection.moderation.Cases;
import dev.screener.projection.moderation.Job;
import dev.screener.projection.moderation.JobClaims;
import dev.screener.projection.moderation.ModerationView;
import dev.screener.projection.view.FilmCard;
import dev.screener.projection.view.FilmReviews;
import dev.screener.projection.view.FilmScore;
import dev.screener.projection.view.Films;
import dev.screener.projection.view.Sieges;
import dev.screener.projection.view.ViewNotReadyException;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * {@code GET /v1/moderation/cases/{filmId}/{reviewId}}: what moderation-streams tells of a case,
 * joined with what this side knows of the review, its film and its campaigns.
 */
final class CaseEndpoint {

  private final ModerationView moderation;
  private final FilmReviews reviews;
  private final Films films;
  private final Sieges sieges;
  private final CaseHistory history;
  private final Executor readers;
  private final Reads reads;

  CaseEndpoint(ReadSide side, Reads reads) {
    this.moderation = side.moderation();
    this.reviews = side.reviews();
    this.films = side.films();
    this.sieges = side.sieges();
    this.history = new CaseHistory(side);
    this.readers = side.readers();
    this.reads = reads;
  }

  void read(RoutingContext context) {
    Parameters parameters = new Parameters(context);
    String filmId = parameters.filmId();
    String reviewId = parameters.reviewId();
    Caller caller = Caller.of(context);
    reads.answerOf(
        context,
        () ->
            moderation
                .cases()
                .find(filmId, reviewId, caller.authorization())
                .thenComposeAsync(told -> withHistory(told, caller), readers),
        found ->
            found
                .map(known -> answer(known, caller))
                .orElseGet(
                    () ->
                        Answer.notFound(
                            "There is no case with a text under this address: it was never here,"
                                + " was withdrawn or erased, or its time to appeal is over."))
                .with("Cache-Control", "no-store"));
  }

  /** A case and what stands beside it; nothing does where it is labelled blind. */
  private record Known(Cases.Told told, boolean blind, CaseHistory.Found history) {}

  private CompletableFuture<Optional<Known>> withHistory(Optional<Cases.Told> told, Caller caller) {
    if (told.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    // Who labels must not know what was decided; who only reads may.
    boolean blind =
        caller.principal().may(Role.MODERATOR)
            && moderation.queue().job(jobId(told.get())).filter(Job::isBlind).isPresent();
    return blind
        ? CompletableFuture.completedFuture(
            Optional.of(new Known(told.get(), true, CaseHistory.Found.NOTHING)))
        : history
            .of(told.get(), caller.authorization())
            .thenApply(found -> Optional.of(new Known(told.get(), false, found)));
  }

  private Answer answer(Known known, Caller caller) {
    Cases.Told told = known.told();
    String jobId = jobId(told);
    Optional<Job> job = moderation.queue().job(jobId);
    Optional<JobClaims.Claim> claim = moderation.claims().of(jobId, caller.name());
    return Answer.json(
        known.blind()
            ? CaseBody.blind(told, job, claim, title(told.filmId()))
            : CaseBody.of(
                told,
                job,
                claim,
                job.flatMap(one -> moderation.escalations().of(one, caller.name())),
                here(() -> moderation.pastVerdicts().of(told.filmId(), told.reviewId())),
                told.campaigns().stream().map(one -> campaign(one, jobId)).toList(),
                film(told.filmId()),
                known.history()));
  }

  private static String jobId(Cases.Told told) {
    return told.filmId() + '/' + told.reviewId();
  }

  /** What whoever labels blind may know of a film. */
  private CaseBody.FilmBody title(String filmId) {
    return new CaseBody.FilmBody(
        filmId, films.card(filmId).map(FilmCard::title).orElse(null), null, null, null, null, null);
  }

  /** Empty where another instance keeps the film: a case is worth telling without. */
  private static <T> Optional<T> here(Supplier<T> read) {
    try {
      return Optional.of(read.get());
    } catch (ViewNotReadyException elsewhere) {
      return Optional.empty();
    }
  }

  private CaseBody.FilmBody film(String filmId) {
    Optional<FilmScore> score = here(() -> reviews.score(filmId));
    return new CaseBody.FilmBody(
        filmId,
        films.card(filmId).map(FilmCard::title).orElse(null),
        score.map(known -> known.shown().reviews()).orElse(null),
        score.map(known -> known.hidden().held()).orElse(null),
        score.map(known -> known.hidden().rejected()).orElse(null),
        sieges.openOf(filmId).map(CaseBody.SiegeBody::of).orElse(null),
        moderation.queue().waitingOf(filmId));
  }

  private CaseBody.CampaignOfCase campaign(Cases.OfCampaign noted, String own) {
    List<CampaignsEndpoint.MemberBody> others =
        moderation
            .campaigns()
            .find(noted.campaignId())
            .map(
                told ->
                    told.sample().stream()
                        .filter(one -> !own.equals(one.filmId() + '/' + one.reviewId()))
                        .map(
                            one ->
                                CampaignsEndpoint.MemberBody.of(
                                    one, films.card(one.filmId()), Optional.empty()))
                        .toList())
            .orElse(List.of());
    return new CaseBody.CampaignOfCase(
        noted.campaignId(),
        noted.state(),
        noted.members(),
        noted.authors(),
        noted.films(),
        noted.confidence(),
        others);
  }
}
