package dev.screener.moderation.cases;

import static dev.screener.contracts.event.Outcome.WITHDRAWN;

import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.record.CampaignNote;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.WeighedReport;
import dev.screener.moderation.siege.SiegeEvidence;
import dev.screener.policy.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The one mechanism: something is learnt of a case, the policy is asked again, and a changed
 * verdict comes out. Pure: each step is a function of its arguments and of the policies that were
 * published; nothing else makes a verdict.
 *
 * <p>Before a case learns anything it is brought up to the time of what it learns: policies that
 * took effect meanwhile judge what is held, holds whose time is up end. So it does not matter when,
 * or how often, a timer reminds of them.
 */
final class CaseJudge {

  private final Consequences consequences;
  private final Bench bench;
  private final boolean oldTextStays;

  /**
   * @param oldTextStays whether readers see a review's earlier text until its edit is approved
   */
  CaseJudge(PolicyTimeline policies, Audit audit, Consequences consequences, boolean oldTextStays) {
    this.consequences = consequences;
    this.bench = new Bench(policies, audit, consequences);
    this.oldTextStays = oldTextStays;
  }

  /** A review arrives with its evidence. The file must not be late. */
  Step evidence(CaseFile file) {
    CaseRecord known = file.known();
    String refusal = file.screened().getRefusal();
    if (refusal != null) {
      return refused(file, refusal);
    }
    if (known != null && known.getErased()) {
      return refused(file, Reason.ERASED.code());
    }
    if (file.isForeign()) {
      return refused(file, Reason.FOREIGN.code());
    }
    return file.isWithdrawal() || file.isErasure() ? gone(file) : opened(file);
  }

  /** A moderator has spoken. */
  List<Step> decision(Docket docket, ModeratorDecision decision, long at) {
    List<Step> steps = upTo(docket, at);
    CaseRecord before = last(steps, docket);
    long when = learntAt(before, at);
    Decisions.Noted noted = Decisions.note(before, decision);
    Docket decided = docket.with(learnt(noted.state(), when));
    ReviewVerdict.Builder verdict =
        Verdicts.about(docket.with(before), VerdictCause.DECISION, when)
            .setDecisionId(decision.getDecisionId())
            .setDecisionAnswer(noted.answer());
    Step step =
        bench
            .rule(before, decided, verdict, when, at)
            .settling(Settlements.of(before, noted.state(), decision))
            .answeringAppealOf(before);
    boolean labels = before.getAudit() != null && noted.answer() == DecisionAnswer.LABELLED;
    steps.add(labels ? step.audited(before.getAudit() + "/" + decision.getAction()) : step);
    return againUpTo(steps, docket, before.getJudgedAt());
  }

  /** A moderator has spoken about a review that has gone, or has not yet come. */
  static Step decision(@Nullable CaseRecord known, ModeratorDecision decision, long at) {
    CaseRecord state = known == null ? expected(at) : known;
    Decisions.Noted noted = Decisions.note(state, decision);
    boolean early = decision.getRevision() > state.getRevision() && !state.getErased();
    return new Step(
        known == null && !early ? null : learntWithoutText(noted.state(), at),
        Judgement.of(
            Verdicts.answer(
                state, decision, early ? DecisionAnswer.WAITING : DecisionAnswer.UNFOUNDED, at)));
  }

  /** A reader has reported the review, or its author appeals. Empty where nothing comes of it. */
  List<Step> report(Docket docket, WeighedReport report, long at) {
    List<Step> steps = upTo(docket, at);
    CaseRecord before = last(steps, docket);
    CaseRecord noted = noted(before, report);
    if (noted.equals(before)) {
      return steps;
    }
    VerdictCause cause = isAppeal(report) ? VerdictCause.APPEAL : VerdictCause.REPORT;
    long when = learntAt(before, at);
    Step step =
        bench.rule(
            before,
            docket.with(learnt(noted, when)),
            Verdicts.about(docket.with(before), cause, when),
            when,
            at);
    boolean tells = isAppeal(report) || step.isUnderAnother(before);
    steps.add(tells ? step : step.saidIfNew(before));
    return againUpTo(steps, docket, before.getJudgedAt());
  }

  /** The same for a review that has gone or has not yet come; the note, or null for none. */
  static @Nullable CaseRecord report(@Nullable CaseRecord known, WeighedReport report, long at) {
    if (known == null && report.getKind().isEmpty()) {
      return null;
    }
    CaseRecord state = known == null ? expected(at) : known;
    CaseRecord noted = noted(state, report);
    return noted.equals(state) ? null : learntWithoutText(noted, at);
  }

  /**
   * Something is learnt of a campaign or a siege that the review may belong to.
   *
   * @param noting the case with it; the case itself when it is no news
   */
  List<Step> campaign(Docket docket, UnaryOperator<CaseRecord> noting, long at) {
    List<Step> steps = upTo(docket, at);
    CaseRecord before = last(steps, docket);
    CaseRecord noted = noting.apply(before);
    if (noted.equals(before)) {
      return steps;
    }
    long when = learntAt(before, at);
    ReviewVerdict.Builder verdict =
        Verdicts.about(docket.with(before), VerdictCause.EVIDENCE, when);
    Step step = bench.rule(before, docket.with(learnt(noted, when)), verdict, when, at);
    steps.add(step.isUnderAnother(before) ? step : step.saidIfNew(before));
    return againUpTo(steps, docket, before.getJudgedAt());
  }

  /** The siege model sees the review in another light; nothing where it was edited since. */
  List<Step> siege(Docket docket, SiegeEvidence evidence, long at) {
    return docket.state().getWrittenAt() == evidence.writtenAt()
        ? campaign(docket, known -> Sieges.note(known, evidence), at)
        : List.of();
  }

  /** The same for a review that has gone or has not yet come; the note, or null for none. */
  static @Nullable CaseRecord campaign(@Nullable CaseRecord known, CampaignNote note, long at) {
    CaseRecord state = known == null ? expected(at) : known;
    CaseRecord noted = Campaigns.note(state, note);
    return noted.equals(state) ? null : learntWithoutText(noted, at);
  }

  /**
   * A later write to the same review came first, on a shorter way: the earlier one changes nothing
   * any more, but is answered.
   */
  static Step overtaken(CaseFile file) {
    return refused(file, Reason.STALE.code());
  }

  /** Time has passed. */
  List<Step> upTo(Docket docket, long at) {
    List<Step> steps = new ArrayList<>();
    Docket now = docket;
    Optional<Step> next = bench.next(now, at);
    while (next.isPresent()) {
      steps.add(next.get());
      now = docket.with(last(steps, docket));
      next = bench.next(now, at);
    }
    return steps;
  }

  /**
   * What was learnt late belongs before the policies and ends of holds that the clock has already
   * reminded of: they follow once more.
   */
  private List<Step> againUpTo(List<Step> steps, Docket docket, long at) {
    steps.addAll(upTo(docket.with(last(steps, docket)), at));
    return steps;
  }

  private static long learntAt(CaseRecord state, long at) {
    return Math.max(at, Math.max(state.getLearntAt(), state.getWrittenAt()));
  }

  private static CaseRecord learnt(CaseRecord state, long at) {
    return CaseRecord.newBuilder(state).setLearntAt(at).build();
  }

  /** Nothing is judged, but what is learnt counts for the policy under which it will be. */
  private static CaseRecord learntWithoutText(CaseRecord state, long at) {
    long when = learntAt(state, at);
    return CaseRecord.newBuilder(state).setLearntAt(when).setJudgedAt(when).build();
  }

  private static CaseRecord noted(CaseRecord state, WeighedReport report) {
    return isAppeal(report) ? Appeals.note(state, report) : Reports.note(state, report);
  }

  private static boolean isAppeal(WeighedReport report) {
    return report.getKind().equals(ReportKind.APPEAL.name());
  }

  private static CaseRecord last(List<Step> steps, Docket docket) {
    CaseRecord last = steps.isEmpty() ? null : steps.get(steps.size() - 1).next();
    return last == null ? docket.state() : last;
  }

  /** A case of which only what people said is known; it waits a day for its review. */
  private static CaseRecord expected(long at) {
    return CaseRecord.newBuilder()
        .setRevision(0)
        .setAuthorHash(0)
        .setOutcome(Outcome.UNKNOWN.name())
        .setDisplay(Display.NONE.name())
        .setFirstSubmittedAt(at)
        .setJudgedAt(at)
        .build();
  }

  private static Step refused(CaseFile file, String reason) {
    return Presumption.told(new Step(null, Judgement.of(Verdicts.refused(file, reason))), file);
  }

  /** The stub keeps late evidence from bringing the review back; it names no author. */
  private Step gone(CaseFile file) {
    CaseRecord known = file.known();
    long at = known == null ? file.at() : learntAt(known, file.at());
    CaseRecord.Builder stub =
        CaseRecord.newBuilder()
            .setRevision(file.screened().getRevision())
            .setAuthorHash(file.authorHash())
            .setOutcome(WITHDRAWN.name())
            .setDisplay(Display.NONE.name())
            .setFirstSubmittedAt(file.screened().getFirstSubmittedAt())
            .setJudgedAt(at)
            .setLearntAt(at)
            .setWrittenAt(file.at())
            .setErased(file.isErasure());
    if (known != null && !file.isErasure()) {
      stub.setDecisions(known.getDecisions())
          .setReports(known.getReports())
          .setAppeals(Appeals.lapsed(known, file.at()));
    }
    CaseRecord next = stub.build();
    return consequences.of(
        known, new Docket(next, file.submission(), null), stub, Verdicts.gone(file), null);
  }

  private Step opened(CaseFile file) {
    CaseRecord known = file.known();
    long at = known == null ? file.at() : learntAt(known, file.at());
    CaseRecord.Builder state =
        CaseRecord.newBuilder()
            .setRevision(file.screened().getRevision())
            .setAuthorId(file.submission().getAuthorId())
            .setAuthorHash(file.authorHash())
            .setOutcome(Outcome.UNKNOWN.name())
            .setDisplay(Display.NONE.name())
            .setModelVersion(file.screened().getModelVersion())
            .setFirstSubmittedAt(file.screened().getFirstSubmittedAt())
            .setJudgedAt(at)
            .setWrittenAt(file.at())
            .setLearntAt(at)
            .setPrior(bench.judgedAllAgain(file.at(), at) ? null : prior(file))
            .setSignals(file.screened().getSignals())
            .setSiege(file.siege())
            .setCampaigns(
                Campaigns.from(known, TimeUnit.MILLISECONDS.toSeconds(file.at()), file.campaign()));
    if (known != null) {
      state
          .setDecisions(known.getDecisions())
          .setReports(known.getReports())
          .setAppeals(known.getAppeals());
    }
    CaseRecord open = state.build();
    // What was learnt before the review came may be of a later time: that one names the policy.
    ReviewVerdict.Builder verdict = Verdicts.answer(file).setJudgedAt(Instant.ofEpochMilli(at));
    Decisions.waiting(known, open)
        .ifPresent(
            note ->
                verdict
                    .setDecisionId(note.getDecisionId())
                    .setDecisionAnswer(
                        note.getRules() ? DecisionAnswer.APPLIED : DecisionAnswer.LABELLED));
    return Presumption.told(
            bench.rule(
                known,
                new Docket(open, file.submission(), oldTextStays ? file.older() : null),
                state,
                verdict,
                at,
                file.at()),
            file)
        .ofImported(file.submission().getImported());
  }

  /** What an imported review came with: an outcome, or nothing but that it is no news. */
  private static @Nullable String prior(CaseFile file) {
    if (!file.submission().getImported()) {
      return null;
    }
    Outcome prior = file.submission().getPriorOutcome();
    return prior == null ? "" : prior.name();
  }
}
