package dev.screener.projection.http;

import dev.screener.projection.moderation.Campaigns;
import dev.screener.projection.moderation.Cases;
import dev.screener.projection.moderation.Job;
import dev.screener.projection.moderation.ModerationView;
import dev.screener.projection.moderation.PastVerdicts.Past;
import dev.screener.projection.pages.console.CampaignPage;
import dev.screener.projection.pages.console.CasePage;
import dev.screener.projection.pages.console.CasePage.NearCampaign;
import dev.screener.projection.pages.console.QueueFilter;
import dev.screener.projection.pages.console.SampleReview;
import dev.screener.projection.pages.console.Visitor;
import dev.screener.projection.view.ViewNotReadyException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Cases and campaigns with texts, for which moderation-streams is asked. */
final class ConsoleCases {

  private static final int NEAREST = 3;
  private static final int SAMPLE_PATIENCE_SECONDS = 2;

  private final ModerationView moderation;
  private final ConsoleModels models;
  private final Executor readers;

  ConsoleCases(ReadSide side, ConsoleModels models) {
    this.moderation = side.moderation();
    this.models = models;
    this.readers = side.readers();
  }

  /** A case, and members of its campaigns. */
  record Found(Cases.Told told, List<NearCampaign> campaigns) {}

  /** A campaign, and its sample. */
  record FoundCampaign(Campaigns.Told campaign, List<SampleReview> sample) {}

  CompletionStage<Optional<Found>> find(String filmId, String reviewId, String authorization) {
    return moderation
        .cases()
        .find(filmId, reviewId, authorization)
        .thenComposeAsync(
            told ->
                told.isEmpty()
                    ? CompletableFuture.completedStage(Optional.empty())
                    : near(told.get(), authorization)
                        .thenApply(near -> Optional.of(new Found(told.get(), near))),
            readers);
  }

  CasePage page(Visitor visitor, QueueFilter filter, Found found) {
    Cases.Told told = found.told();
    String jobId = told.filmId() + '/' + told.reviewId();
    Job job = moderation.queue().job(jobId).orElse(null);
    return new CasePage(
        visitor,
        filter,
        told,
        job,
        moderation.claims().of(jobId, visitor.name()).orElse(null),
        past(told),
        found.campaigns(),
        models.facts(told.filmId()));
  }

  CompletionStage<Optional<FoundCampaign>> campaign(String campaignId, String authorization) {
    return CompletableFuture.supplyAsync(() -> moderation.campaigns().find(campaignId), readers)
        .thenCompose(
            campaign ->
                campaign.isEmpty()
                    ? CompletableFuture.completedFuture(Optional.empty())
                    : sample(campaign.get().sample(), authorization)
                        .thenApply(
                            sample -> Optional.of(new FoundCampaign(campaign.get(), sample))));
  }

  CampaignPage page(Visitor visitor, FoundCampaign found) {
    Campaigns.Told campaign = found.campaign();
    return new CampaignPage(
        visitor,
        campaign,
        found.sample(),
        moderation.campaigns().decisions(campaign.campaignId()),
        moderation.claims().of(campaign.jobId(), visitor.name()).orElse(null));
  }

  private CompletionStage<List<NearCampaign>> near(Cases.Told told, String authorization) {
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
              ConsoleCases::and);
    }
    return all;
  }

  private static boolean isOf(Cases.Told told, Campaigns.Member member) {
    return member.filmId().equals(told.filmId()) && member.reviewId().equals(told.reviewId());
  }

  /** All members asked for at once; of those that are not told in time only the names are shown. */
  private CompletableFuture<List<SampleReview>> sample(
      List<Campaigns.Member> members, String authorization) {
    CompletableFuture<List<SampleReview>> all = CompletableFuture.completedFuture(List.of());
    for (Campaigns.Member member : members) {
      CompletableFuture<Optional<Cases.Told>> told =
          moderation
              .cases()
              .find(member.filmId(), member.reviewId(), authorization)
              .toCompletableFuture()
              .copy()
              .completeOnTimeout(Optional.empty(), SAMPLE_PATIENCE_SECONDS, TimeUnit.SECONDS)
              .exceptionally(unavailable -> Optional.empty());
      all = all.thenCombine(told.thenApply(it -> review(member, it)), ConsoleCases::and);
    }
    return all;
  }

  private SampleReview review(Campaigns.Member member, Optional<Cases.Told> told) {
    return new SampleReview(
        member.filmId(),
        member.reviewId(),
        models.title(member.filmId()),
        told.map(Cases.Told::outcome).orElse(null),
        told.map(Cases.Told::title).orElse(null),
        told.map(Cases.Told::text).orElse(null));
  }

  private static <T> List<T> and(List<T> list, T one) {
    List<T> longer = new ArrayList<>(list);
    longer.add(one);
    return longer;
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
