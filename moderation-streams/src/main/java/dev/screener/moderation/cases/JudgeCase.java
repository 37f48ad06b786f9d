package dev.screener.moderation.cases;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.moderation.line.Hashes;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.Sweep;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.moderation.siege.SeenReview;
import dev.screener.moderation.siege.SiegeMembers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Brings a review's evidence to its case, asks {@link CaseJudge}, and keeps what it says. Also
 * drops what has been kept long enough.
 */
final class JudgeCase implements ProcessorSupplier<String, SeenReview, String, Judgement> {

  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final long STUB_LIFE_MILLIS = Duration.ofDays(30).toMillis();
  private static final long EXPECTED_LIFE_MILLIS = Duration.ofDays(1).toMillis();

  /** So long an author may appeal: six months, as Article 20 of the Digital Services Act asks. */
  private static final long APPEAL_MILLIS = Duration.ofDays(183).toMillis();

  private final CaseStores stores;
  private final CaseJudge judge;
  private final CaseSerdes serdes;
  private final Due due;
  private final RecentCases recent;
  private final ModerationMeters meters;

  JudgeCase(
      CaseStores stores,
      CaseJudge judge,
      CaseSerdes serdes,
      Due due,
      RecentCases recent,
      ModerationMeters meters) {
    this.stores = stores;
    this.judge = judge;
    this.serdes = serdes;
    this.due = due;
    this.recent = recent;
    this.meters = meters;
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return stores.all();
  }

  @Override
  public Processor<String, SeenReview, String, Judgement> get() {
    return new Desk();
  }

  private final class Desk implements Processor<String, SeenReview, String, Judgement> {
    private ProcessorContext<String, Judgement> context;
    private CaseShelf shelf;
    private CampaignShelf campaigns;
    private SiegeMembers sieges;

    @Override
    public void init(ProcessorContext<String, Judgement> processorContext) {
      context = processorContext;
      shelf = new CaseShelf(processorContext, serdes, due);
      campaigns = new CampaignShelf(processorContext);
      sieges = new SiegeMembers(processorContext);
      Sweep<CaseRecord> old =
          new Sweep<>(shelf.cases(), JudgeCase::isKeptLongEnough, this::drop).daily();
      processorContext.schedule(SWEEP, PunctuationType.STREAM_TIME, old::next);
    }

    @Override
    public void process(Record<String, SeenReview> record) {
      ScreenedReview screened = record.value().screened();
      byte[] bytes = bytes(screened.getSubmission());
      ReviewSubmission submission = serdes.submissions().decodePresent(bytes);
      String key = record.key();
      CaseRecord known = shelf.state(key);
      CampaignEvidence campaign = screened.getCampaign();
      CaseFile file =
          new CaseFile(
              known,
              screened,
              submission,
              serdes.olderStays() ? older(key, known) : null,
              campaign == null ? null : campaigns.noteOf(campaign, record.timestamp()),
              record.value().siege(),
              Hashes.of(submission.getAuthorId()),
              record.timestamp());
      if (file.isLate()) {
        meters.lateEvidenceDropped();
        if (!file.isErasure()) {
          context.forward(record.withValue(CaseJudge.overtaken(file).judgement()));
        }
        return;
      }
      Step step = judge.evidence(file);
      if (step.next() != null) {
        shelf.keep(key, known, step.next(), bytes);
        campaigns.keep(key, known, step.next());
        sieges.keep(key, known == null ? 0 : known.getSiege(), step.next().getSiege());
        recent.judged(context.taskId().partition(), key);
        if (serdes.olderStays()) {
          keepOlder(key, file, step.next());
        }
      }
      context.forward(record.withValue(step.judgement()));
    }

    @Override
    public void close() {
      recent.forget(context.taskId().partition());
    }

    /** What readers see of the review before this submission. */
    private @Nullable ApprovedReview older(String key, @Nullable CaseRecord known) {
      Optional<Docket> docket = shelf.docket(key, known);
      if (known == null || docket.isEmpty()) {
        return null;
      }
      return known.getOutcome().equals(Outcome.APPROVED.name())
          ? Consequences.approved(known, docket.get().text())
          : known.getShownRevision() > 0 ? docket.get().older() : null;
    }

    private void keepOlder(String key, CaseFile file, CaseRecord next) {
      ApprovedReview older = file.older();
      if (older != null && !next.getOutcome().equals(Outcome.WITHDRAWN.name())) {
        shelf.keepOlder(key, older);
      } else if (file.known() != null) {
        shelf.dropOlder(key);
      }
    }

    private void drop(String key, CaseRecord state) {
      if (isRejected(state)) {
        shelf.dropText(key, state);
      } else {
        shelf.cases().delete(key);
      }
    }
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  private static boolean isKeptLongEnough(CaseRecord state, long now) {
    long age = now - state.getJudgedAt();
    if (isRejected(state)) {
      boolean hasText = !state.getAuthorId().isEmpty();
      return hasText && age > APPEAL_MILLIS && Appeals.open(state).isEmpty();
    }
    boolean stub = state.getOutcome().equals(Outcome.WITHDRAWN.name());
    boolean expected = state.getRevision() == 0;
    return (stub && age > STUB_LIFE_MILLIS) || (expected && age > EXPECTED_LIFE_MILLIS);
  }

  private static boolean isRejected(CaseRecord state) {
    return state.getOutcome().equals(Outcome.REJECTED.name());
  }
}
