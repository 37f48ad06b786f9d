package dev.screener.moderation.cases;

import static dev.screener.moderation.cases.CaseStores.CASES;
import static dev.screener.moderation.cases.CaseStores.CASE_TEXT;
import static dev.screener.moderation.cases.CaseStores.OPEN_CASES;

import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.record.CaseTimer;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.policy.Policy;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * The last desk, by film: the only place where verdicts are made. Whatever is learnt of a case
 * comes to it as a record; all its processors work on the same three stores, which the first
 * brings.
 */
public final class CaseDesk {

  private static final String[] STORES = {CASES, CASE_TEXT, OPEN_CASES};

  private final CaseStores stores;
  private final CaseJudge judge;
  private final AvroSerde<ReviewSubmission> submissions;
  private final ModerationMeters meters;

  public CaseDesk(WriterSchemas writerSchemas, Policy policy, ModerationMeters meters) {
    this.stores = new CaseStores(writerSchemas);
    this.judge = new CaseJudge(policy);
    this.submissions = AvroSerde.of(ReviewSubmission.class, writerSchemas);
    this.meters = meters;
  }

  /**
   * Examined reviews, placed by film, to verdicts and what they change. Comes before the others.
   */
  public KStream<String, Judgement> judge(KStream<String, ScreenedReview> examined) {
    return examined.process(
        new JudgeCase(stores, judge, submissions, meters), Named.as("judge-case"));
  }

  /** Moderators' decisions to verdicts and what they change. */
  public KStream<String, Judgement> decide(KStream<String, ModeratorDecision> decisions) {
    return decisions.process(
        new TakeDecision(judge, submissions), Named.as("take-decision"), STORES);
  }

  /** Timers of holds to verdicts and what they change. */
  public KStream<String, Judgement> endHolds(KStream<String, CaseTimer> timers) {
    return timers.process(new EndHold(judge, submissions), Named.as("end-hold"), STORES);
  }

  /** The timers of holds whose time is up. */
  public KStream<String, CaseTimer> dueHolds(KStream<String, ScreenedReview> examined) {
    return examined.process(new FindDueHolds(), Named.as("find-due-holds"), STORES);
  }
}
