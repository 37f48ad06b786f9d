package dev.screener.moderation.cases;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.moderation.line.Hashes;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.Sweep;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.ScreenedReview;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/** Brings a review's evidence to its case, asks {@link CaseJudge}, and keeps what it says. */
final class JudgeCase implements ProcessorSupplier<String, ScreenedReview, String, Judgement> {

  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final long STUB_LIFE_MILLIS = Duration.ofDays(30).toMillis();

  private final CaseStores stores;
  private final CaseJudge judge;
  private final AvroSerde<ReviewSubmission> submissions;
  private final ModerationMeters meters;

  JudgeCase(
      CaseStores stores,
      CaseJudge judge,
      AvroSerde<ReviewSubmission> submissions,
      ModerationMeters meters) {
    this.stores = stores;
    this.judge = judge;
    this.submissions = submissions;
    this.meters = meters;
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return stores.all();
  }

  @Override
  public Processor<String, ScreenedReview, String, Judgement> get() {
    return new Desk();
  }

  private final class Desk implements Processor<String, ScreenedReview, String, Judgement> {
    private ProcessorContext<String, Judgement> context;
    private CaseShelf shelf;

    @Override
    public void init(ProcessorContext<String, Judgement> processorContext) {
      context = processorContext;
      shelf = new CaseShelf(processorContext, submissions);
      Sweep<CaseRecord> stubs = new Sweep<>(shelf.cases(), JudgeCase::isForgotten);
      processorContext.schedule(SWEEP, PunctuationType.STREAM_TIME, stubs::next);
    }

    @Override
    public void process(Record<String, ScreenedReview> record) {
      byte[] bytes = bytes(record.value().getSubmission());
      ReviewSubmission submission = submissions.decodePresent(bytes);
      CaseFile file =
          new CaseFile(
              shelf.state(record.key()),
              record.value(),
              submission,
              Hashes.of(submission.getAuthorId()),
              record.timestamp());
      if (file.isLate()) {
        meters.lateEvidenceDropped();
        return;
      }
      CaseJudge.Step step = judge.evidence(file);
      if (step.next() != null) {
        shelf.keep(record.key(), file.known(), step.next(), bytes);
      }
      context.forward(record.withValue(step.judgement()));
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static boolean isForgotten(CaseRecord known, long now) {
    return known.getOutcome().equals(Outcome.WITHDRAWN.name())
        && known.getJudgedAt() < now - STUB_LIFE_MILLIS;
  }
}
