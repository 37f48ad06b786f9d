package dev.screener.projection.http;

import dev.screener.projection.moderation.Campaigns;
import dev.screener.projection.moderation.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Reviews with their texts, as far as moderation-streams tells these in time. */
final class CampaignSamples {

  private static final int PATIENCE_SECONDS = 2;

  private final Cases cases;

  CampaignSamples(Cases cases) {
    this.cases = cases;
  }

  /**
   * One of them.
   *
   * @param told empty where it was not told in time
   */
  record Sample(Campaigns.Member member, Optional<Cases.Told> told) {}

  /** All asked for at once, in their order. */
  CompletableFuture<List<Sample>> of(List<Campaigns.Member> members, String authorization) {
    CompletableFuture<List<Sample>> all = CompletableFuture.completedFuture(List.of());
    for (Campaigns.Member member : members) {
      all = all.thenCombine(one(member, authorization), CampaignSamples::and);
    }
    return all;
  }

  private CompletableFuture<Sample> one(Campaigns.Member member, String authorization) {
    return inTime(
            cases.find(member.filmId(), member.reviewId(), authorization).toCompletableFuture())
        .thenApply(told -> new Sample(member, told));
  }

  /** Empty where it does not come, or fails. */
  static <T> CompletableFuture<Optional<T>> inTime(CompletableFuture<Optional<T>> awaited) {
    return awaited
        .copy()
        .completeOnTimeout(Optional.empty(), PATIENCE_SECONDS, TimeUnit.SECONDS)
        .exceptionally(unavailable -> Optional.empty());
  }

  static <T> List<T> and(List<T> list, T one) {
    List<T> longer = new ArrayList<>(list);
    longer.add(one);
    return longer;
  }
}
