package dev.screener.projection.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.screener.projection.http.ModeratorAccess.Caller;
import dev.screener.projection.moderation.CampaignPlace;
import dev.screener.projection.moderation.Campaigns;
import dev.screener.projection.moderation.Cases;
import dev.screener.projection.moderation.JobClaims;
import dev.screener.projection.pages.console.CampaignList;
import dev.screener.projection.view.FilmCard;
import dev.screener.projection.view.Films;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /v1/moderation/campaigns}: campaigns, and one with its sample. */
final class CampaignsEndpoint {

  private final Campaigns campaigns;
  private final JobClaims claims;
  private final CampaignSamples samples;
  private final Films films;
  private final Reads reads;

  CampaignsEndpoint(ReadSide side, Reads reads) {
    this.campaigns = side.moderation().campaigns();
    this.claims = side.moderation().claims();
    this.samples = new CampaignSamples(side.moderation().cases());
    this.films = side.films();
    this.reads = reads;
  }

  record PageBody(
      List<CampaignBody> campaigns,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}

  record CampaignBody(
      String campaignId,
      String jobId,
      String state,
      long members,
      long authors,
      long films,
      double newAccountShare,
      double confidence,
      int templates,
      long notReachable,
      Instant firstAt,
      Instant lastAt,
      Instant changedAt) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DetailBody(
      CampaignBody campaign,
      JobBody.@Nullable ClaimBody claim,
      List<MemberBody> sample,
      List<DecisionBody> decisions) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record MemberBody(
      String filmId,
      String reviewId,
      @Nullable String filmTitle,
      @Nullable String outcome,
      @Nullable String title,
      @Nullable String text) {

    static MemberBody of(
        Campaigns.Member member, Optional<FilmCard> film, Optional<Cases.Told> told) {
      return new MemberBody(
          member.filmId(),
          member.reviewId(),
          film.map(FilmCard::title).orElse(null),
          told.map(Cases.Told::outcome).orElse(null),
          told.map(Cases.Told::title).orElse(null),
          told.map(Cases.Told::text).orElse(null));
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DecisionBody(
      String decisionId,
      String action,
      @Nullable String undoes,
      String reason,
      String moderatorToken,
      Instant decidedAt) {}

  void list(RoutingContext context) {
    reads.answer(context, () -> page(new Parameters(context)));
  }

  void one(RoutingContext context) {
    String campaignId = new Parameters(context).id("campaignId");
    Caller caller = Caller.of(context);
    reads.answerOf(
        context,
        () -> found(campaignId, caller),
        found -> answer(found.campaign, found.sample, caller));
  }

  private record Found(Campaigns.Told campaign, List<MemberBody> sample) {}

  private CompletionStage<Found> found(String campaignId, Caller caller) {
    Campaigns.Told campaign =
        campaigns
            .find(campaignId)
            .orElseThrow(() -> RequestFault.notFound("There is no such campaign."));
    return sample(campaign, caller).thenApply(sample -> new Found(campaign, sample));
  }

  private Answer answer(Campaigns.Told campaign, List<MemberBody> sample, Caller caller) {
    return Answer.json(
            new DetailBody(
                body(campaign),
                claims.of(campaign.jobId(), caller.name()).map(JobBody.ClaimBody::of).orElse(null),
                sample,
                campaigns.decisions(campaign.campaignId()).stream()
                    .map(CampaignsEndpoint::body)
                    .toList()))
        .with("Cache-Control", "no-store");
  }

  private Answer page(Parameters parameters) {
    Campaigns.Page page =
        campaigns.page(
            parameters.oneOf("state", CampaignList.STATES),
            parameters.cursor(CampaignPlace::decode),
            parameters.limit());
    CampaignPlace next = page.next();
    return Answer.json(
            new PageBody(
                page.campaigns().stream().map(CampaignsEndpoint::body).toList(),
                next == null ? null : next.cursor()))
        .with("Cache-Control", "no-store");
  }

  /** With their texts, as far as these can be told in time. */
  private CompletionStage<List<MemberBody>> sample(Campaigns.Told campaign, Caller caller) {
    return samples
        .of(campaign.sample(), caller.authorization())
        .thenApply(
            all ->
                all.stream()
                    .map(
                        one ->
                            MemberBody.of(
                                one.member(), films.card(one.member().filmId()), one.told()))
                    .toList());
  }

  private static CampaignBody body(Campaigns.Told campaign) {
    return new CampaignBody(
        campaign.campaignId(),
        campaign.jobId(),
        campaign.state().name(),
        campaign.members(),
        campaign.authors(),
        campaign.films(),
        campaign.newAccountShare(),
        campaign.confidence(),
        campaign.templates(),
        campaign.notReachable(),
        campaign.firstAt(),
        campaign.lastAt(),
        campaign.changedAt());
  }

  private static DecisionBody body(Campaigns.Decision decision) {
    return new DecisionBody(
        decision.decisionId(),
        decision.action(),
        decision.undoes(),
        decision.reason(),
        decision.moderatorToken(),
        decision.decidedAt());
  }
}
