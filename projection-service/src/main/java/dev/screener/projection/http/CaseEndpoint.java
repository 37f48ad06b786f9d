package dev.screener.projection.http;

import dev.screener.contracts.access.Role;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.projection.http.ModeratorAccess.Caller;
import dev.screener.projection.moderation.Cases;
import dev.screener.projection.moderation.Job;
import dev.screener.projection.moderation.JobClaims;
import dev.screener.projection.moderation.ModerationQueue;
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
  private final Reads reads;

  CaseEndpoint(ReadSide side, Reads reads) {
    this.moderation = side.moderation();
    this.reviews = side.reviews();
    this.films = side.films();
    this.sieges = side.sieges();
    this.reads = reads;
  }

  void read(RoutingContext context) {
    Parameters parameters = new Parameters(context);
    String filmId = parameters.filmId();
    String reviewId = parameters.reviewId();
    Caller caller = Caller.of(context);
    reads.answerOf(
        context,
        () -> moderation.cases().find(filmId, reviewId, caller.authorization()),
        told ->
            told.map(known -> answer(known, caller))
                .orElseGet(
                    () ->
                        Answer.notFound(
                            "There is no case with a text under this address: it was never here,"
                                + " was withdrawn or erased, or its time to appeal is over."))
                .with("Cache-Control", "no-store"));
  }

  private Answer answer(Cases.Told told, Caller caller) {
    String jobId = told.filmId() + '/' + told.reviewId();
    Optional<Job> job = moderation.queue().job(jobId);
    Optional<JobClaims.Claim> claim = moderation.claims().of(jobId, caller.name());
    // Who labels must not know what was decided; who only reads may.
    boolean blind = job.filter(Job::isBlind).isPresent() && caller.principal().may(Role.MODERATOR);
    return Answer.json(
        blind
            ? CaseBody.blind(told, job, claim, film(told.filmId()))
            : CaseBody.of(
                told,
                job,
                claim,
                here(() -> moderation.pastVerdicts().of(told.filmId(), told.reviewId())),
                told.campaigns().stream().map(one -> campaign(one, jobId)).toList(),
                film(told.filmId())));
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
    Optional<FilmSiege> siege =
        sieges.now().open().stream().filter(one -> one.getFilmId().equals(filmId)).findFirst();
    return new CaseBody.FilmBody(
        filmId,
        films.card(filmId).map(FilmCard::title).orElse(null),
        score.map(known -> known.shown().reviews()).orElse(null),
        score.map(known -> known.hidden().held()).orElse(null),
        score.map(known -> known.hidden().rejected()).orElse(null),
        siege.map(CaseBody.SiegeBody::of).orElse(null),
        waiting(filmId));
  }

  /** At most as many as a page has. */
  private long waiting(String filmId) {
    return moderation
        .queue()
        .page(new ModerationQueue.Query(null, null, filmId, Parameters.MAX_LIMIT, null))
        .jobs()
        .size();
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
