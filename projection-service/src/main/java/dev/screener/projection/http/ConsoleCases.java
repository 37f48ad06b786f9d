package dev.screener.projection.http;

import dev.screener.projection.moderation.Campaigns;
import dev.screener.projection.moderation.Cases;
import dev.screener.projection.moderation.Escalations.Escalation;
import dev.screener.projection.moderation.Job;
import dev.screener.projection.moderation.JobClaims.Claim;
import dev.screener.projection.moderation.ModerationView;
import dev.screener.projection.moderation.PastVerdicts.Past;
import dev.screener.projection.pages.console.CampaignPage;
import dev.screener.projection.pages.console.CampaignSpread;
import dev.screener.projection.pages.console.CasePage;
import dev.screener.projection.pages.console.CasePage.NearCampaign;
import dev.screener.projection.pages.console.QueueFilter;
import dev.screener.projection.pages.console.SampleReview;
import dev.screener.projection.pages.console.Visitor;
import dev.screener.projection.view.ViewNotReadyException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Cases and campaigns with texts, for which moderation-streams is asked. */
final class ConsoleCases {

  private static final int NEAREST = 3;

  private final ModerationView moderation;
  private final ConsoleModels models;
  private final CaseHistory history;
  private final CampaignSamples samples;
  private final Executor readers;

  ConsoleCases(ReadSide side, ConsoleModels models) {
    this.moderation = side.moderation();
    this.models = models;
    this.history = new CaseHistory(side);
    this.samples = new CampaignSamples(moderation.cases());
    this.readers = side.readers();
  }

  /** A case, members of its campaigns, and what stands beside it. */
  record Found(Cases.Told told, List<NearCampaign> campaigns, CaseHistory.Found history) {}

  /** A campaign, its sample, and how it is spread if that was told. */
  record FoundCampaign(
      Campaigns.Told campaign, List<SampleReview> sample, Optional<CampaignSpread> spread) {}

  /**
   * Reads a case.
   *
   * @param labels whether whoever asks labels blind what waits to be: then nothing beside the text
   *     is read
   */
  CompletionStage<Optional<Found>> find(
      String filmId, String reviewId, String authorization, boolean labels) {
    return moderation
        .cases()
        .find(filmId, reviewId, authorization)
        .thenComposeAsync(
            told ->
                told.isEmpty()
                    ? CompletableFuture.completedStage(Optional.empty())
                    : beside(told.get(), authorization, labels).thenApply(Optional::of),
            readers);
  }

  private CompletableFuture<Found> beside(Cases.Told told, String authorization, boolean labels) {
    boolean blind =
        labels
            && moderation
                .queue()
                .job(told.filmId() + '/' + told.reviewId())
                .filter(Job::isBlind)
                .isPresent();
    return blind
        ? CompletableFuture.completedFuture(new Found(told, List.of(), CaseHistory.Found.NOTHING))
        : near(told, authorization)
            .thenCombine(
                history.of(told, authorization), (near, past) -> new Found(told, near, past));
  }

  CasePage page(Visitor visitor, QueueFilter filter, Found found) {
    Cases.Told told = found.told();
    String jobId = told.filmId() + '/' + told.reviewId();
    Job job = moderation.queue().job(jobId).orElse(null);
    Claim claim = moderation.claims().of(jobId, visitor.name()).orElse(null);
    Escalation escalation =
        job == null ? null : moderation.escalations().of(job, visitor.name()).orElse(null);
    boolean blind = job != null && job.isBlind() && visitor.decides();
    return blind
        // What is not in the page's model cannot be seen on the page.
        ? new CasePage(
            visitor,
            filter,
            told.forBlindLabel(),
            job,
            claim,
            List.of(),
            List.of(),
            models.onlyTheName(told.filmId()),
            null,
            null,
            escalation)
        : new CasePage(
            visitor,
            filter,
            told,
            job,
            claim,
            past(told),
            found.campaigns(),
            models.facts(told.filmId()),
            found.history().author().orElse(null),
            found.history().film().orElse(null),
            escalation);
  }

  CompletionStage<Optional<FoundCampaign>> campaign(String campaignId, String authorization) {
    return CompletableFuture.supplyAsync(() -> moderation.campaigns().find(campaignId), readers)
        .thenCompose(
            campaign ->
                campaign.isEmpty()
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : sample(campaign.get().sample(), authorization)
                        .thenCombine(
                            spread(campaign.get(), authorization),
                            (sample, spread) ->
                                Optional.of(new FoundCampaign(campaign.get(), sample, spread))));
  }

  private CompletableFuture<Optional<CampaignSpread>> spread(
      Campaigns.Told campaign, String authorization) {
    long span = CampaignSpread.spanSeconds(campaign.firstAt(), campaign.lastAt());
    return CampaignSamples.inTime(
        moderation
            .cases()
            .spread(campaign.campaignId(), span, authorization)
            .thenApply(told -> Optional.of(CampaignSpread.of(told, span, models::title)))
            .toCompletableFuture());
  }

  CampaignPage page(Visitor visitor, FoundCampaign found) {
    Campaigns.Told campaign = found.campaign();
    return new CampaignPage(
        visitor,
        campaign,
        found.sample(),
        moderation.campaigns().decisions(campaign.campaignId()),
        moderation.claims().of(campaign.jobId(), visitor.name()).orElse(null),
        found.spread().orElse(null));
  }

  private CompletableFuture<List<NearCampaign>> near(Cases.Told told, String authorization) {
    CompletableFuture<List<NearCampaign>> all = CompletableFuture.completedFuture(List.of());
    for (Cases.OfCampaign campaign : told.campaigns()) {
      List<Campaigns.Member> members =
          moderation.campaigns().find(campaign.campaignId()).map(Campaigns.Told::sample).stream()
              .flatMap(List::stream)
              .filter(member -> !isOf(told, member))
              .limit(NEAREST)
              .toList();
      all =
          all.thenCombine(
              sample(members, authorization).thenApply(it -> new NearCampaign(campaign, it)),
              CampaignSamples::and);
    }
    return all;
  }

  private static boolean isOf(Cases.Told told, Campaigns.Member member) {
    return member.filmId().equals(told.filmId()) && member.reviewId().equals(told.reviewId());
  }

  private CompletableFuture<List<SampleReview>> sample(
      List<Campaigns.Member> members, String authorization) {
    return samples
        .of(members, authorization)
        .thenApply(all -> all.stream().map(one -> history.sample(one, null)).toList());
  }

  /** None where another instance keeps the film. */
  private List<Past> past(Cases.Told told) {
    try {
      return moderation.pastVerdicts().of(told.filmId(), told.reviewId());
    } catch (ViewNotReadyException elsewhere) {
      return List.of();
    }
  }
}
