package dev.screener.projection.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.policy.Signals;
import dev.screener.projection.moderation.Cases;
import dev.screener.projection.moderation.Escalations;
import dev.screener.projection.moderation.Job;
import dev.screener.projection.moderation.JobClaims;
import dev.screener.projection.moderation.PastVerdicts;
import dev.screener.projection.pages.console.SampleReview;
import dev.screener.scoring.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case as moderators read it. Where it is labelled blind, all that tells a verdict is left out,
 * and all from which one could be guessed: reports, an appeal, how many of its film's reviews are
 * held.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseBody(
    String filmId,
    String reviewId,
    int revision,
    boolean blind,
    @Nullable String title,
    @Nullable String text,
    @Nullable String language,
    @Nullable Integer rating,
    @Nullable JobBody job,
    JobBody.@Nullable ClaimBody claim,
    @Nullable VerdictBody verdict,
    @Nullable List<Cases.Span> spans,
    @Nullable List<SignalBody> signals,
    @Nullable List<Cases.Rule> rules,
    @Nullable Map<String, Integer> reports,
    @Nullable String appeal,
    @Nullable List<Cases.Decision> decisions,
    @Nullable List<PastBody> pastVerdicts,
    @Nullable List<CampaignOfCase> campaigns,
    FilmBody film,
    @Nullable AuthorBody author,
    @Nullable List<OtherBody> filmHistory) {

  record VerdictBody(
      String outcome,
      String display,
      List<String> reasons,
      List<String> ruleIds,
      String decidedBy,
      String policyVersion,
      String modelVersion,
      String judgedAt) {}

  /** A number of the evidence and how to read it. */
  record SignalBody(
      String key, float value, String kind, String unit, String usualRange, String description) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PastBody(
      int revision,
      String cause,
      String decidedBy,
      @Nullable String decisionId,
      @Nullable String decisionAnswer,
      String outcome,
      String display,
      @Nullable String previousOutcome,
      List<String> reasons,
      List<String> ruleIds,
      String policyVersion,
      Instant judgedAt) {}

  record CampaignOfCase(
      String campaignId,
      String state,
      long members,
      long authors,
      long films,
      float confidence,
      List<CampaignsEndpoint.MemberBody> sample) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FilmBody(
      String filmId,
      @Nullable String title,
      @Nullable Long shown,
      @Nullable Long held,
      @Nullable Long rejected,
      @Nullable SiegeBody siege,
      @Nullable Integer waiting) {}

  record SiegeBody(String jobId, Instant openedAt, int votes, int suspects) {
    static SiegeBody of(FilmSiege siege) {
      return new SiegeBody(
          "siege/" + siege.getFilmId(), siege.getOpenedAt(), siege.getVotes(), siege.getSuspects());
    }
  }

  /**
   * What else the author has written.
   *
   * @param reviews how many there are in all
   */
  record AuthorBody(int reviews, List<OtherBody> newest) {}

  /** Another review, beside the case. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OtherBody(
      String filmId,
      String reviewId,
      @Nullable String filmTitle,
      @Nullable String outcome,
      List<String> reasons,
      @Nullable Integer rating,
      @Nullable String title,
      @Nullable String text,
      @Nullable Instant at) {

    static OtherBody of(SampleReview review) {
      return new OtherBody(
          review.filmId(),
          review.reviewId(),
          review.filmTitle(),
          review.outcome(),
          review.reasons(),
          review.rating(),
          review.title(),
          review.text(),
          review.at());
    }
  }

  static CaseBody of(
      Cases.Told told,
      Optional<Job> job,
      Optional<JobClaims.Claim> claim,
      Optional<Escalations.Escalation> escalation,
      Optional<List<PastVerdicts.Past>> past,
      List<CampaignOfCase> campaigns,
      FilmBody film,
      CaseHistory.Found history) {
    return new CaseBody(
        told.filmId(),
        told.reviewId(),
        told.revision(),
        false,
        told.title(),
        told.text(),
        told.language(),
        told.rating(),
        job.map(one -> JobBody.of(one, claim, escalation)).orElse(null),
        claim.map(JobBody.ClaimBody::of).orElse(null),
        new VerdictBody(
            told.outcome(),
            told.display(),
            told.reasons(),
            told.ruleIds(),
            told.decidedBy(),
            told.policyVersion(),
            told.modelVersion(),
            told.judgedAt()),
        told.spans(),
        signals(told.signals()),
        told.rules(),
        told.reports(),
        told.appeal(),
        told.decisions(),
        past.map(all -> all.stream().map(CaseBody::past).toList()).orElse(null),
        campaigns,
        film,
        history
            .author()
            .map(
                author ->
                    new AuthorBody(
                        author.known(), author.others().stream().map(OtherBody::of).toList()))
            .orElse(null),
        history.film().map(all -> all.stream().map(OtherBody::of).toList()).orElse(null));
  }

  static CaseBody blind(
      Cases.Told told, Optional<Job> job, Optional<JobClaims.Claim> claim, FilmBody film) {
    return new CaseBody(
        told.filmId(),
        told.reviewId(),
        told.revision(),
        true,
        told.title(),
        told.text(),
        told.language(),
        told.rating(),
        job.map(one -> JobBody.of(one, claim, Optional.empty())).orElse(null),
        claim.map(JobBody.ClaimBody::of).orElse(null),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        film,
        null,
        null);
  }

  /** In the registry's order; one of another version is told without its meaning. */
  private static List<SignalBody> signals(Map<String, Float> values) {
    List<SignalBody> signals = new ArrayList<>();
    for (Signal signal : Signals.all()) {
      Float value = values.get(signal.key());
      if (value != null) {
        signals.add(
            new SignalBody(
                signal.key(),
                value,
                signal.kind().name(),
                signal.unit(),
                signal.usualRange(),
                signal.description()));
      }
    }
    values.forEach(
        (key, value) -> {
          if (Signals.byKey(key) == null) {
            signals.add(new SignalBody(key, value, "NUMBER", "", "", ""));
          }
        });
    return signals;
  }

  private static PastBody past(PastVerdicts.Past past) {
    return new PastBody(
        past.revision(),
        past.cause(),
        past.decidedBy(),
        past.decisionId(),
        past.decisionAnswer(),
        past.outcome(),
        past.display(),
        past.previousOutcome(),
        past.reasons(),
        past.ruleIds(),
        past.policyVersion(),
        past.judgedAt());
  }
}
