package dev.screener.moderation.author;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.films.Films;
import dev.screener.moderation.line.Hashes;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.Received;
import dev.screener.moderation.line.SignalBytes;
import dev.screener.moderation.line.Sweep;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.record.AuthorHistory;
import dev.screener.moderation.record.AuthorReview;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.policy.AuthorSignal;
import dev.screener.policy.Evidence;
import dev.screener.policy.ReviewSignal;
import dev.screener.policy.SentimentMismatch;
import dev.screener.scoring.ContentScores;
import dev.screener.scoring.FilmVocabulary;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The author desk. Drops repeats, numbers revisions, refuses stale and foreign writes, and gathers
 * what the text and its author's behaviour say. A refused write travels on too: only the case desk
 * gives verdicts.
 */
final class ScreenSubmission
    implements ProcessorSupplier<String, Received, String, ScreenedReview> {

  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final float MILLIS_A_DAY = History.DAY;

  private final AuthorStores stores;
  private final AvroSerde<ReviewSubmission> submissions;
  private final ModelTimeline models;
  private final Films films;
  private final ModerationMeters meters;

  ScreenSubmission(
      AuthorStores stores,
      AvroSerde<ReviewSubmission> submissions,
      ModelTimeline models,
      Films films,
      ModerationMeters meters) {
    this.stores = stores;
    this.submissions = submissions;
    this.models = models;
    this.films = films;
    this.meters = meters;
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return stores.all();
  }

  @Override
  public Processor<String, Received, String, ScreenedReview> get() {
    return new Desk();
  }

  private final class Desk implements Processor<String, Received, String, ScreenedReview> {
    private ProcessorContext<String, ScreenedReview> context;
    private KeyValueStore<String, AuthorReview> reviews;
    private KeyValueStore<String, AuthorHistory> histories;
    private ForgetAuthor erasure;
    private Comparison comparison;

    @Override
    public void init(ProcessorContext<String, ScreenedReview> processorContext) {
      context = processorContext;
      reviews = AuthorStores.reviews(processorContext);
      histories = AuthorStores.histories(processorContext);
      comparison = new Comparison(films);
      erasure = new ForgetAuthor(reviews, histories, submissions);
      Sweep<AuthorReview> gone = new Sweep<>(reviews, ScreenSubmission::isForgotten).daily();
      Sweep<AuthorHistory> spent = new Sweep<>(histories, History::isSpent).daily();
      processorContext.schedule(SWEEP, PunctuationType.STREAM_TIME, gone::next);
      processorContext.schedule(SWEEP, PunctuationType.STREAM_TIME, spent::next);
    }

    @Override
    public void process(Record<String, Received> record) {
      ReviewSubmission submission = record.value().submission();
      if (submission.getKind() == SubmissionKind.AUTHOR_ERASED) {
        erasure.forget(
            submission,
            (key, screened) -> context.forward(record.withKey(key).withValue(screened)));
        return;
      }
      String key =
          AuthorStores.key(
              submission.getAuthorId(), submission.getFilmId(), submission.getReviewId());
      long at = eventTime(record);
      AuthorReview known = reviews.get(key);
      Numbering numbering = Numbering.of(known, submission, at);
      if (numbering instanceof Numbering.Refused refused) {
        reviews.put(key, refused.remembered());
        forward(record, refused);
      } else if (numbering instanceof Numbering.Numbered numbered) {
        AuthorReview review = numbered.remembered();
        ScreenedReview.Builder screening = begun(record.value(), review);
        boolean stands = review.getStands();
        if (submission.getKind() != SubmissionKind.WITHDRAWN) {
          stands |= screen(submission, review, at, record.timestamp(), screening);
        }
        ScreenedReview screened = screening.build();
        ByteBuffer keys = Traces.of(screened);
        ScreenedReview left = Traces.left(known, keys);
        if (left != null) {
          forward(record, left);
        }
        reviews.put(key, Traces.noted(review, stands, keys));
        forward(record, screened);
      } else {
        meters.repeatDropped();
      }
    }

    private void forward(Record<String, Received> record, Numbering.Refused refused) {
      AuthorReview review = refused.remembered();
      forward(
          record,
          ScreenedReview.newBuilder()
              .setSubmission(record.value().bytes())
              .setRevision(review.getRevision())
              .setRefusal(refused.reason().code())
              .setFirstSubmittedAt(review.getFirstSubmittedAt())
              .build());
    }

    private void forward(Record<String, Received> record, ScreenedReview screened) {
      ReviewSubmission submission = record.value().submission();
      String key = Ids.reviewKey(submission.getFilmId(), submission.getReviewId());
      context.forward(record.withKey(key).withValue(screened));
    }

    private ScreenedReview.Builder begun(Received received, AuthorReview review) {
      return ScreenedReview.newBuilder()
          .setSubmission(received.bytes())
          .setRevision(review.getRevision())
          .setFirstSubmittedAt(review.getFirstSubmittedAt());
    }

    /**
     * Reads the text and its author's history; answers whether the review counts from now on among
     * those that stand.
     *
     * @param at event time of the review's windows, which for an import lies in the past
     * @param timestamp of the record, ms since the epoch
     */
    private boolean screen(
        ReviewSubmission submission,
        AuthorReview review,
        long at,
        long timestamp,
        ScreenedReview.Builder screening) {
      ReviewText text =
          new ReviewText(submission.getTitle(), submission.getText(), submission.getLanguage());
      // A table that each instance reads at its own speed; what was measured stands in the
      // evidence.
      FilmVocabulary film = films.vocabulary(submission.getFilmId());
      ReviewScorer scorer = models.inForceAt(timestamp);
      ContentScores scores = scorer.score(text, film, comparison.tokens());
      Evidence.Builder evidence = Evidence.builder().putAll(scores);
      tellReview(submission, review, evidence);
      History history = History.of(histories.get(submission.getAuthorId()));
      tellAuthor(submission, history, scores.textFingerprint(), at, evidence);
      comparison.tell(submission, history, screening);
      boolean counts = presume(submission, review, history, timestamp, screening);
      histories.put(submission.getAuthorId(), history.toRecord());
      screening
          .setTextFingerprint(scores.textFingerprint())
          .setModelVersion(scorer.modelVersion())
          .setSignals(SignalBytes.write(SentimentMismatch.laidOver(evidence.build())));
      return counts;
    }

    /**
     * A new review of an author who is vouched for is expected to be approved, so that nobody need
     * tell this desk when it is. False where there is no room to count it.
     */
    private boolean presume(
        ReviewSubmission submission,
        AuthorReview review,
        History history,
        long timestamp,
        ScreenedReview.Builder screening) {
      boolean isNew = submission.getKind() == SubmissionKind.SUBMITTED && review.getRevision() == 1;
      if (!isNew || !history.isVouchedFor()) {
        return false;
      }
      screening.setPresumed(true);
      long hash = Hashes.of(Ids.reviewKey(submission.getFilmId(), submission.getReviewId()));
      return history.stands(timestamp, hash);
    }

    private void tellAuthor(
        ReviewSubmission submission,
        History history,
        long text,
        long at,
        Evidence.Builder evidence) {
      long film = Hashes.of(submission.getFilmId());
      history.submitted(at, film, text);
      if (submission.getKind() == SubmissionKind.SUBMITTED) {
        history.rated(submission.getRating());
      }
      history.tell(at, film, text, evidence);
      Instant created = submission.getAccountCreatedAt();
      if (created != null) {
        float days = (at - created.toEpochMilli()) / MILLIS_A_DAY;
        evidence.put(AuthorSignal.ACCOUNT_AGE_DAYS, Math.max(0f, days));
      }
    }
  }

  private static void tellReview(
      ReviewSubmission submission, AuthorReview review, Evidence.Builder evidence) {
    Integer rating = submission.getRating();
    evidence.put(ReviewSignal.RATED, rating != null);
    if (rating != null) {
      evidence.put(ReviewSignal.RATING, rating);
    }
    if (submission.getVerifiedViewing() != null) {
      evidence.put(ReviewSignal.VERIFIED_VIEWING, submission.getVerifiedViewing());
    }
    evidence.put(ReviewSignal.EDITED, review.getRevision() > 1);
    evidence.put(ReviewSignal.IMPORTED, submission.getImported());
  }

  /** Imported reviews run all windows on the time at which they were written. */
  private static long eventTime(Record<String, Received> record) {
    ReviewSubmission submission = record.value().submission();
    return submission.getImported()
        ? submission.getSubmittedAt().toEpochMilli()
        : record.timestamp();
  }

  private static boolean isForgotten(AuthorReview review, long now) {
    Long gone = review.getGoneSince();
    return gone != null && gone < now - History.REMEMBERED;
  }
}
