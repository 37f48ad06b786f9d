package dev.screener.moderation.query;

import static dev.screener.contracts.access.Role.AUDITOR;
import static dev.screener.contracts.access.Role.MODERATOR;

import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.http.Problem;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.author.AuthorReader;
import dev.screener.moderation.cases.CampaignReader;
import dev.screener.moderation.cases.CaseReader;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/cases/{filmId}/{reviewId}/author}, {@code GET /v1/authors/{authorId}/reviews} and
 * {@code GET /v1/campaigns/{campaignId}/spread}: what else the author of a case has written, and
 * where and when a campaign's members were.
 */
public final class HistoryQueries {

  private static final int NEWEST = 12;
  private static final long LONGEST_SPAN_SECONDS = 30L * 86_400;

  private final CaseReader cases;
  private final AuthorReader authors;
  private final CampaignReader campaigns;
  private final QueryAccess access;
  private final String advertised;

  /**
   * @param bearers null where nobody may ask
   * @param advertised host:port under which other instances and clients find this one
   */
  public HistoryQueries(
      CaseReader cases,
      AuthorReader authors,
      CampaignReader campaigns,
      @Nullable Bearers bearers,
      String advertised) {
    this.cases = cases;
    this.authors = authors;
    this.campaigns = campaigns;
    this.access = new QueryAccess(bearers);
    this.advertised = advertised;
  }

  void on(Router router) {
    router
        .get("/v1/cases/:filmId/:reviewId/author")
        .handler(access.having(MODERATOR, AUDITOR))
        .handler(this::ofCase);
    router
        .get("/v1/authors/:authorId/reviews")
        .handler(access.having(MODERATOR, AUDITOR))
        .handler(context -> ofAuthor(context, context.pathParam("authorId")));
    router
        .get("/v1/campaigns/:campaignId/spread")
        .handler(access.having(MODERATOR, AUDITOR))
        .handler(this::spread);
  }

  /** First to the instance that has the case, then to the one that remembers its author. */
  private void ofCase(RoutingContext context) {
    String filmId = context.pathParam("filmId");
    String reviewId = context.pathParam("reviewId");
    if (!Ids.isValid(filmId) || !Ids.isValid(reviewId)) {
      QueryAnswers.problem(context, CaseQueries.noCase());
      return;
    }
    String key = Ids.reviewKey(filmId, reviewId);
    Optional<HostInfo> owner = QueryAnswers.elsewhere(cases.ownerOf(key), advertised);
    if (owner.isPresent()) {
      QueryAnswers.redirect(context, owner.get(), context.request().uri());
      return;
    }
    CaseQueries.read(
        context,
        () -> cases.authorOf(key),
        (Optional<String> author) ->
            author.ifPresentOrElse(
                known -> ofAuthor(context, known),
                () -> QueryAnswers.problem(context, CaseQueries.noCase())));
  }

  private void ofAuthor(RoutingContext context, String authorId) {
    if (!Ids.isValid(authorId)) {
      QueryAnswers.problem(context, Problem.of(404, "Not found", "There is no such author."));
      return;
    }
    Optional<HostInfo> owner = QueryAnswers.elsewhere(authors.ownerOf(authorId), advertised);
    if (owner.isPresent()) {
      QueryAnswers.redirect(context, owner.get(), "/v1/authors/" + authorId + "/reviews");
      return;
    }
    CaseQueries.read(
        context, () -> authors.newest(authorId, NEWEST), past -> QueryAnswers.json(context, past));
  }

  private void spread(RoutingContext context) {
    String campaignId = context.pathParam("campaignId");
    long seconds = spanSeconds(context);
    if (!Ids.isValid(campaignId) || seconds < 1 || seconds > LONGEST_SPAN_SECONDS) {
      QueryAnswers.problem(
          context,
          Problem.ofField(
              400, "Malformed", "spanSeconds", "A whole number of seconds, at most 30 days."));
      return;
    }
    CaseQueries.read(
        context,
        () -> campaigns.spread(campaignId, seconds),
        spread -> QueryAnswers.json(context, spread));
  }

  private static long spanSeconds(RoutingContext context) {
    try {
      return Long.parseLong(context.request().getParam("spanSeconds", "60"));
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }
}
