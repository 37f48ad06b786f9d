package dev.screener.moderation.cases;

import static dev.screener.moderation.cases.CaseStores.CASE_DESK;
import static dev.screener.moderation.siege.SiegeStores.SIEGE_DESK;

import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.films.Films;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.policies.Rejudging;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.CampaignWord;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.CaseTimer;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.moderation.record.WeighedReport;
import dev.screener.moderation.siege.SeenReview;
import dev.screener.moderation.siege.SiegeEvidence;
import dev.screener.moderation.siege.SiegeWord;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/**
 * The last desk, by film: the only place where verdicts are made. Whatever is learnt of a case
 * comes to it as a record; all its processors work on the same store, which the first brings.
 */
public final class CaseDesk {

  private final CaseStores stores;
  private final CaseJudge judge;
  private final CaseSerdes serdes;
  private final PolicyTimeline policies;
  private final Due due;
  private final Rejudging rejudging;
  private final RecentCases recent;
  private final ModerationMeters meters;

  /**
   * @param oldTextStays whether readers see a review's earlier text until its edit is approved
   */
  public CaseDesk(
      WriterSchemas writerSchemas,
      PolicyTimeline policies,
      Rejudging rejudging,
      RecentCases recent,
      Audit audit,
      Films films,
      boolean oldTextStays,
      ModerationMeters meters) {
    this.stores = new CaseStores(writerSchemas);
    this.judge = new CaseJudge(policies, audit, new Consequences(films), oldTextStays);
    this.serdes = CaseSerdes.of(writerSchemas, oldTextStays);
    this.policies = policies;
    this.due = new Due(policies);
    this.rejudging = rejudging;
    this.recent = recent;
    this.meters = meters;
  }

  /** Reviews that were watched, to verdicts and what they change. Comes before the others. */
  public KStream<String, Judgement> judge(KStream<String, SeenReview> seen) {
    return seen.process(
        new JudgeCase(stores, judge, serdes, due, recent, meters),
        Named.as("judge-case"),
        SIEGE_DESK);
  }

  /** Moderators' decisions to verdicts and what they change; each is answered. */
  public KStream<String, Judgement> decide(KStream<String, ModeratorDecision> decisions) {
    return decisions.process(
        new AtCase<>(serdes, due, this::decided), Named.as("take-decision"), CASE_DESK);
  }

  /** Readers' reports and authors' appeals to verdicts and what they change. */
  public KStream<String, Judgement> hear(KStream<String, WeighedReport> reports) {
    return reports.process(
        new AtCase<>(serdes, due, this::reported), Named.as("hear-report"), CASE_DESK);
  }

  /** Late campaign evidence to verdicts and what they change. */
  public KStream<String, Judgement> hearEvidence(KStream<String, CampaignEvidence> evidence) {
    return evidence.process(
        new HearCampaignEvidence(judge, serdes, due, meters),
        Named.as("hear-campaign-evidence"),
        CASE_DESK);
  }

  /** What becomes of campaigns, to verdicts on their members in this partition. */
  public KStream<String, Judgement> hearWord(KStream<String, CampaignWord> words) {
    return words.process(
        new HearCampaignWord(judge, serdes, due), Named.as("hear-campaign-word"), CASE_DESK);
  }

  /** What the siege model says of reviews that came before, to verdicts and what they change. */
  public KStream<String, Judgement> lookBack(KStream<String, SiegeEvidence> evidence) {
    return evidence.process(
        new LookBack(judge, serdes, due), Named.as("look-back"), CASE_DESK, SIEGE_DESK);
  }

  /** What moderators say of sieges, to verdicts on the reviews that look part of them. */
  public KStream<String, Judgement> hearSiegeWord(KStream<String, SiegeWord> words) {
    return words.process(
        new HearSiegeWord(judge, serdes, due), Named.as("hear-siege-word"), CASE_DESK, SIEGE_DESK);
  }

  /** Timers to verdicts and what they change. */
  public KStream<String, Judgement> bringUpToDate(KStream<String, CaseTimer> timers) {
    return timers.process(
        new AtCase<>(serdes, due, this::reminded), Named.as("bring-up-to-date"), CASE_DESK);
  }

  /** Timers for the cases that time has overtaken. */
  public KStream<String, CaseTimer> remind(KStream<String, ScreenedReview> examined) {
    return examined.process(
        new RemindCases(policies, rejudging, serdes, meters), Named.as("remind-cases"), CASE_DESK);
  }

  private List<Step> decided(CaseShelf shelf, Record<String, ModeratorDecision> learnt) {
    CaseRecord known = shelf.state(learnt.key());
    return shelf
        .docket(learnt.key(), known)
        .map(docket -> judge.decision(docket, learnt.value(), learnt.timestamp()))
        .orElseGet(() -> List.of(CaseJudge.decision(known, learnt.value(), learnt.timestamp())));
  }

  private List<Step> reported(CaseShelf shelf, Record<String, WeighedReport> learnt) {
    @Nullable CaseRecord known = shelf.state(learnt.key());
    Optional<Docket> docket = shelf.docket(learnt.key(), known);
    if (docket.isPresent()) {
      return judge.report(docket.get(), learnt.value(), learnt.timestamp());
    }
    CaseRecord noted = CaseJudge.report(known, learnt.value(), learnt.timestamp());
    if (noted != null) {
      shelf.keep(learnt.key(), known, noted);
    }
    return List.of();
  }

  private List<Step> reminded(CaseShelf shelf, Record<String, CaseTimer> learnt) {
    return shelf
        .docket(learnt.key(), shelf.state(learnt.key()))
        .map(docket -> judge.upTo(docket, learnt.timestamp()))
        .orElse(List.of());
  }
}
