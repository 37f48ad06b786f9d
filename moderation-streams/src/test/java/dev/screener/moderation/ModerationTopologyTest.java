package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.ADVERT;
import static dev.screener.moderation.ReviewDraft.HONEST;
import static dev.screener.moderation.ReviewDraft.review;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.streams.DeadLetters;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModerationTopologyTest {

  private static final String DOUBTFUL =
      "qwpoeirjf zxmncv lkasjdf qpwoei zxcmnv alskdjf qwpeoriu zmxncb";

  @TempDir Path state;
  private Line line;

  @BeforeEach
  void start() {
    line = new Line(state);
  }

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void anHonestReviewIsApprovedAndNothingMoreIsWritten() {
    // When
    line.submit(review("r1").by("ada").of("crossing").saying(HONEST).rated(8));

    // Then
    assertThat(line.verdicts())
        .singleElement()
        .satisfies(
            verdict -> {
              assertThat(verdict.getOutcome()).isEqualTo(Outcome.APPROVED);
              assertThat(verdict.getRevision()).isEqualTo(1);
              assertThat(verdict.getSubmissionId()).isEqualTo("s-r1");
              assertThat(verdict.getPreviousOutcome()).isNull();
              assertThat(verdict.getDecidedBy()).isEqualTo(DecidedBy.POLICY);
              assertThat(verdict.getPolicyVersion()).isNotEmpty();
              assertThat(verdict.getModelVersion()).isNotEmpty();
              assertThat(verdict.getJudgedAt()).isEqualTo(Line.START);
              assertThat(verdict.getSignals())
                  .containsEntry("review.rating", 8f)
                  .containsEntry("author.reviewsLastDay", 1f);
            });
    assertThat(line.approved())
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).isEqualTo("crossing/r1");
              assertThat(record.value().getText()).isEqualTo(HONEST);
              assertThat(record.value().getSubmittedAt()).isEqualTo(Line.START);
              assertThat(record.value().getEditedAt()).isNull();
            });
    assertThat(line.standing())
        .extracting(TestRecord::key, TestRecord::value)
        .containsExactly(tuple("ada", new StandingChange("crossing", "r1", true, Line.START)));
    assertThat(line.queue()).isEmpty();
    assertThat(line.deadLetters()).isEmpty();
  }

  @Test
  void aRepeatedSubmissionIsJudgedOnce() {
    // Given
    line.submit(review("r1").as("s1"));

    // When
    line.submit(review("r1").as("s1")).submit(review("r1").as("s1").saying("other words"));

    // Then
    assertThat(line.verdicts()).hasSize(1);
    assertThat(line.approved()).hasSize(1);
  }

  @Test
  void aSecondSubmissionOfAReviewThatExistsIsRefused() {
    // Given
    line.submit(review("r1").as("s1"));

    // When
    line.submit(review("r1").as("s2").saying("other words"));

    // Then
    assertThat(line.verdicts())
        .extracting(ReviewVerdict::getOutcome, ReviewVerdict::getReasons)
        .last()
        .isEqualTo(tuple(Outcome.REFUSED, List.of("ALREADY_SUBMITTED")));
    assertThat(line.approved()).hasSize(1);
  }

  @Test
  void anEditIsTheNextRevisionAndReplacesTheText() {
    // Given
    line.submit(review("r1")).after(Duration.ofMinutes(5));

    // When
    line.submit(review("r1").edited("s2").expecting(1).saying(HONEST + " Seen twice now."));

    // Then
    assertThat(line.verdicts())
        .extracting(ReviewVerdict::getRevision, ReviewVerdict::getPreviousOutcome)
        .containsExactly(tuple(1, null), tuple(2, Outcome.APPROVED));
    assertThat(line.approved())
        .last()
        .satisfies(
            record -> {
              assertThat(record.value().getText()).endsWith("Seen twice now.");
              assertThat(record.value().getSubmittedAt()).isEqualTo(Line.START);
              assertThat(record.value().getEditedAt())
                  .isEqualTo(Line.START.plus(Duration.ofMinutes(5)));
            });
    assertThat(line.standing()).hasSize(1);
  }

  @Test
  void anEditOfAnOlderRevisionIsRefusedAsStale() {
    // Given
    line.submit(review("r1")).submit(review("r1").edited("s2"));

    // When
    line.submit(review("r1").edited("s3").expecting(1).saying("an overwrite"));

    // Then
    ReviewVerdict last = last(line.verdicts());
    assertThat(last.getOutcome()).isEqualTo(Outcome.REFUSED);
    assertThat(last.getReasons()).containsExactly("STALE");
    assertThat(last.getRevision()).isEqualTo(2);
    assertThat(line.approved()).hasSize(2);
  }

  @Test
  void anEditByAnotherAuthorIsRefusedAndTheReviewStays() {
    // Given
    line.submit(review("r1").by("ada"));

    // When
    line.submit(review("r1").by("mallory").edited("s2").saying("defaced"));

    // Then
    ReviewVerdict last = last(line.verdicts());
    assertThat(last.getOutcome()).isEqualTo(Outcome.REFUSED);
    assertThat(last.getReasons()).containsExactly("FOREIGN");
    assertThat(line.approved()).hasSize(1);
  }

  @Test
  void aReviewIdThatAnotherAuthorHoldsIsRefusedAlsoForNewReviewsAndLaterEdits() {
    // Given
    line.submit(review("r1").by("ada"));

    // When
    line.submit(review("r1").by("mallory").as("s2").saying("taken over"))
        .submit(review("r1").by("mallory").edited("s3").saying("taken over"))
        .submit(review("r1").by("mallory").withdrawn("s4"));

    // Then
    assertThat(line.verdicts())
        .extracting(ReviewVerdict::getOutcome)
        .containsExactly(Outcome.APPROVED, Outcome.REFUSED, Outcome.REFUSED, Outcome.REFUSED);
    assertThat(line.approved()).hasSize(1);
  }

  @Test
  void aRefusedSubmissionIsAnsweredOnceHoweverOftenItComes() {
    // When
    line.submit(review("r1").edited("s1")).submit(review("r1").edited("s1"));

    // Then
    assertThat(line.verdicts())
        .extracting(ReviewVerdict::getOutcome, ReviewVerdict::getRevision)
        .containsExactly(tuple(Outcome.REFUSED, 0));
  }

  @Test
  void aWithdrawalTakesTheReviewFromTheViewAndFromTheStanding() {
    // Given
    line.submit(review("r1"));

    // When
    line.after(Duration.ofHours(1)).submit(review("r1").withdrawn("s2"));

    // Then
    ReviewVerdict last = last(line.verdicts());
    assertThat(last.getOutcome()).isEqualTo(Outcome.WITHDRAWN);
    assertThat(last.getDecidedBy()).isEqualTo(DecidedBy.AUTHOR);
    assertThat(last.getRevision()).isEqualTo(1);
    assertThat(last(line.approved()).value()).isNull();
    assertThat(last(line.standing()).value().getStands()).isFalse();
  }

  @Test
  void aWithdrawnReviewCanBeWrittenAgainAsItsNextRevision() {
    // Given
    line.submit(review("r1")).submit(review("r1").withdrawn("s2"));

    // When
    line.submit(review("r1").as("s3"));

    // Then
    assertThat(line.verdicts())
        .extracting(ReviewVerdict::getOutcome, ReviewVerdict::getRevision)
        .containsExactly(
            tuple(Outcome.APPROVED, 1), tuple(Outcome.WITHDRAWN, 1), tuple(Outcome.APPROVED, 2));
  }

  @Test
  void advertisingFromNobodyKnownIsNotShown() {
    // When
    line.submit(review("r1").by("nobody").saying(ADVERT).rated(null));

    // Then
    ReviewVerdict verdict = last(line.verdicts());
    assertThat(verdict.getOutcome()).isIn(Outcome.HELD, Outcome.REJECTED);
    assertThat(verdict.getReasons()).contains("SPAM");
    assertThat(verdict.getRuleIds()).isNotEmpty();
    assertThat(line.approved()).isEmpty();
  }

  @Test
  void aHeldReviewIsQueuedAndItsJobIsSettledWhenAnEditMendsIt() {
    // Given
    line.submit(review("r1").by("nobody").saying(HONEST + " More on www.my-film-blog.example"));
    TestRecord<String, QueuedJob> job = last(line.queue());
    assertThat(job.key()).isEqualTo("crossing/r1");
    assertThat(job.value().getText()).contains("my-film-blog");
    assertThat(job.value().getWhy()).startsWith("Held for");

    // When
    line.submit(review("r1").by("nobody").edited("s2").saying(HONEST));

    // Then
    assertThat(last(line.queue()).value()).isNull();
    assertThat(line.approved()).hasSize(1);
  }

  @Test
  void gibberishIsNotShown() {
    // When
    line.submit(review("r1").by("nobody").saying(DOUBTFUL).rated(null));

    // Then
    assertThat(last(line.verdicts()).getOutcome()).isNotEqualTo(Outcome.APPROVED);
  }

  @Test
  void standingCountsOnlyWhatHasStoodForADay() {
    // Given
    line.submit(honest("r1", "one")).submit(honest("r2", "two"));

    // When
    line.after(Duration.ofHours(23)).submit(honest("r3", "three"));
    line.after(Duration.ofHours(1)).submit(honest("r4", "four"));
    line.submit(honest("r1", "one").withdrawn("s5")).submit(honest("r6", "six"));

    // Then
    assertThat(line.verdicts())
        .filteredOn(verdict -> verdict.getOutcome() == Outcome.APPROVED)
        .extracting(verdict -> verdict.getSignals().get("author.stoodReviews"))
        .containsExactly(0f, 0f, 0f, 2f, 1f);
  }

  @Test
  void theAuthorsPaceAndSelfCopiesAreToldByEventTime() {
    // Given
    line.submit(review("r1").of("one"))
        .after(Duration.ofSeconds(30))
        .submit(review("r2").of("two"))
        .after(Duration.ofMinutes(30));

    // When
    line.submit(review("r3").of("two"));

    // Then
    assertThat(last(line.verdicts()).getSignals())
        .containsEntry("author.reviewsLastMinute", 1f)
        .containsEntry("author.reviewsLastHour", 3f)
        .containsEntry("author.filmsLastDay", 2f)
        .containsEntry("author.sameTextBefore", 1f);
  }

  @Test
  void garbageGoesToTheDeadLettersWithItsReasonAndTheFlowGoesOn() {
    // When
    line.submit("ada", "no Avro at all".getBytes(UTF_8)).submit(review("r1"));

    // Then
    assertThat(line.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.key()).isEqualTo("ada".getBytes(UTF_8));
              assertThat(letter.value()).isEqualTo("no Avro at all".getBytes(UTF_8));
              assertThat(header(letter.headers(), DeadLetters.TOPIC))
                  .isEqualTo("reviews.submitted");
              assertThat(header(letter.headers(), DeadLetters.OFFSET)).isEqualTo("0");
              assertThat(header(letter.headers(), DeadLetters.REASON)).contains("C3 01");
            });
    assertThat(line.verdicts()).hasSize(1);
  }

  @Test
  void aSubmissionThatBreaksARuleOfTheDesksGoesToTheDeadLetters() {
    // When
    line.submit(review("r1").rated(11))
        .submit(review("a/b").as("s2"))
        .submit(review("r2").saying(" ").rated(null))
        .submit("ada", null);

    // Then
    assertThat(line.deadLetters())
        .extracting(letter -> header(letter.headers(), DeadLetters.REASON))
        .satisfiesExactly(
            reason -> assertThat(reason).contains("rating"),
            reason -> assertThat(reason).contains("reviewId"),
            reason -> assertThat(reason).contains("neither rating nor text"),
            reason -> assertThat(reason).contains("without a value"));
    assertThat(line.verdicts()).isEmpty();
  }

  private static ReviewDraft honest(String reviewId, String film) {
    return review(reviewId).of(film).saying(HONEST + " Seen at the festival of " + film + ".");
  }

  private static String header(Headers headers, String name) {
    return new String(headers.lastHeader(name).value(), UTF_8);
  }

  private static <T> T last(List<T> list) {
    assertThat(list).isNotEmpty();
    return list.get(list.size() - 1);
  }
}
