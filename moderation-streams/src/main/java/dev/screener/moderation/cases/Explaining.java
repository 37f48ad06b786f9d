package dev.screener.moderation.cases;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.moderation.cases.CaseExplanation.Recomputed;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.record.AppealNote;
import dev.screener.moderation.record.CampaignNote;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.policy.Case;
import dev.screener.policy.Evidence;
import dev.screener.policy.HoldEnd;
import dev.screener.policy.Outcome;
import dev.screener.policy.ReviewSignal;
import dev.screener.policy.RulesPolicy;
import dev.screener.policy.SentimentMismatch;
import dev.screener.policy.Verdict;
import dev.screener.scoring.Head;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.Signal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes a case's verdict again from what it records, and says where it comes out otherwise. */
final class Explaining {

  private static final int SPANS_A_HEAD = 3;

  private Explaining() {}

  static CaseExplanation explain(
      Docket docket, PolicyTimeline policies, ModelTimeline models, long now) {
    CaseRecord state = docket.state();
    // The model that scored it, which says why; the one in force where that is kept no more.
    ReviewScorer scorer =
        models.byModelVersion(state.getModelVersion()).orElseGet(() -> models.inForceAt(now));
    ReviewSubmission text = docket.text();
    Case review = docket.toCase(docket.evidence());
    Optional<RulesPolicy> policy = policies.byVersion(state.getPolicyVersion());
    Optional<Stand> stand = policy.map(known -> stand(state, known, review));
    return new CaseExplanation(
        text.getFilmId(),
        text.getReviewId(),
        state.getRevision(),
        state.getOutcome(),
        state.getDisplay(),
        state.getReasons(),
        state.getRuleIds(),
        state.getPolicyVersion(),
        state.getModelVersion(),
        stand.map(made -> made.decidedBy().name()).orElse("UNKNOWN"),
        Instant.ofEpochMilli(state.getJudgedAt()).toString(),
        text.getTitle(),
        text.getText(),
        text.getLanguage(),
        text.getRating(),
        named(review.evidence()),
        Reports.byKind(state),
        Appeals.open(state).map(AppealNote::getText).orElse(null),
        decisions(state),
        recomputed(state, stand, rescored(docket, scorer)),
        policy.map(known -> rules(known, review)).orElse(List.of()),
        inForce(state, policies.inForceAt(now).policy(), review),
        spans(docket, scorer),
        campaigns(state));
  }

  /** Of a campaign of several templates the note on the largest. */
  private static List<CaseExplanation.OfCampaign> campaigns(CaseRecord state) {
    Map<String, CampaignNote> largest = new TreeMap<>();
    for (CampaignNote note : state.getCampaigns()) {
      if (!note.getCampaignId().isEmpty()) {
        largest.merge(
            note.getCampaignId(), note, (a, b) -> a.getMembers() >= b.getMembers() ? a : b);
      }
    }
    return largest.values().stream()
        .map(
            note ->
                new CaseExplanation.OfCampaign(
                    note.getCampaignId(),
                    note.getState(),
                    note.getMembers(),
                    note.getAuthors(),
                    note.getFilms(),
                    note.getConfidence()))
        .toList();
  }

  private static Stand stand(CaseRecord state, RulesPolicy policy, Case review) {
    Verdict verdict = policy.judge(review);
    Optional<HoldEnd> end =
        verdict.outcome() == Outcome.HELD ? policy.holdEnd(verdict) : Optional.empty();
    return Stand.of(state, verdict, end);
  }

  private static Recomputed recomputed(
      CaseRecord state, Optional<Stand> made, List<String> rescored) {
    if (made.isEmpty()) {
      return new Recomputed(
          null,
          null,
          List.of(),
          List.of(),
          List.of("Policy " + state.getPolicyVersion() + " is not known here any more."));
    }
    Stand stand = made.get();
    List<String> differs = new ArrayList<>(rescored);
    difference(differs, "outcome", state.getOutcome(), stand.outcome().name());
    difference(differs, "display", state.getDisplay(), stand.display().name());
    difference(differs, "reasons", state.getReasons(), stand.reasons());
    difference(differs, "rules", state.getRuleIds(), stand.ruleIds());
    return new Recomputed(
        stand.outcome().name(), stand.display().name(), stand.reasons(), stand.ruleIds(), differs);
  }

  private static void difference(List<String> differs, String what, Object recorded, Object made) {
    if (!recorded.equals(made)) {
      differs.add("The " + what + " on record: " + recorded + "; made again: " + made + ".");
    }
  }

  /** Whether the text, scored again, gives the numbers on record. */
  private static List<String> rescored(Docket docket, ReviewScorer scorer) {
    CaseRecord state = docket.state();
    if (!state.getModelVersion().equals(scorer.modelVersion())) {
      return List.of(
          "Scored by model "
              + state.getModelVersion()
              + ", which is not known here any more, so its numbers were not made again."
              + " What speaks for a head is told by "
              + scorer.modelVersion()
              + ".");
    }
    Evidence recorded = docket.evidence();
    // Without the catalogue as it was then: what the text says of its film cannot be made again.
    Evidence.Builder read = Evidence.builder().putAll(scorer.score(docket.reviewText()));
    if (recorded.has(ReviewSignal.RATING)) {
      read.put(ReviewSignal.RATING, recorded.value(ReviewSignal.RATING));
    }
    Evidence again = SentimentMismatch.laidOver(read.build());
    List<String> differs = new ArrayList<>();
    again.forEach(
        (signal, value) -> {
          if (Float.compare(recorded.value(signal), value) != 0) {
            differs.add(
                signal.key() + " on record: " + recorded.value(signal) + "; made again: " + value);
          }
        });
    return differs;
  }

  private static List<CaseExplanation.Rule> rules(RulesPolicy policy, Case review) {
    return policy.explain(review).stream()
        .map(rule -> new CaseExplanation.Rule(rule.ruleId(), rule.how().name(), rule.detail()))
        .toList();
  }

  private static CaseExplanation.InForce inForce(
      CaseRecord state, RulesPolicy policy, Case review) {
    Stand stand = stand(state, policy, review);
    return new CaseExplanation.InForce(
        stand.policyVersion(),
        stand.outcome().name(),
        stand.display().name(),
        stand.reasons(),
        stand.ruleIds());
  }

  private static List<CaseExplanation.TextSpan> spans(Docket docket, ReviewScorer scorer) {
    List<CaseExplanation.TextSpan> spans = new ArrayList<>();
    for (Head head : Head.values()) {
      scorer
          .explain(docket.reviewText(), head, SPANS_A_HEAD)
          .forEach(
              span ->
                  spans.add(
                      new CaseExplanation.TextSpan(
                          head.name(), span.inTitle(), span.start(), span.end(), span.push())));
    }
    return spans;
  }

  private static List<CaseExplanation.Decision> decisions(CaseRecord state) {
    return state.getDecisions().stream()
        .map(
            note ->
                new CaseExplanation.Decision(
                    note.getDecisionId(),
                    note.getRevision(),
                    note.getApproves(),
                    note.getRules(),
                    note.getUndone(),
                    Decisions.isLost(state, note),
                    Instant.ofEpochMilli(note.getDecidedAt()).toString()))
        .toList();
  }

  private static Map<String, Float> named(Evidence evidence) {
    Map<String, Float> signals = new TreeMap<>();
    evidence.forEach((Signal signal, float value) -> signals.put(signal.key(), value));
    return signals;
  }
}
