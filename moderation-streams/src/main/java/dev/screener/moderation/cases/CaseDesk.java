package dev.screener.moderation.cases;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.policy.Policy;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** The last desk, by film: the only place where verdicts are made. */
public final class CaseDesk {

  private final JudgeCase judgeCase;

  public CaseDesk(WriterSchemas writerSchemas, Policy policy, ModerationMeters meters) {
    this.judgeCase =
        new JudgeCase(
            new CaseStores(writerSchemas),
            new CaseJudge(policy),
            AvroSerde.of(ReviewSubmission.class, writerSchemas),
            meters);
  }

  /** Examined reviews, placed by film, to verdicts and what they change. */
  public KStream<String, Judgement> judge(KStream<String, ScreenedReview> examined) {
    return examined.process(judgeCase, Named.as("judge-case"));
  }
}
