package dev.screener.projection.view;

import static dev.screener.projection.view.Events.NOON;
import static dev.screener.projection.view.Events.approved;
import static dev.screener.projection.view.Events.verdict;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.contracts.streams.DeadLetters;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProjectionTopologyTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path directory;
  private ViewDriver view;

  @BeforeEach
  void open() {
    view = new ViewDriver(directory);
  }

  @AfterEach
  void close() {
    view.close();
  }

  @Test
  void theTopologyIsTheGoldenOne() throws IOException {
    String golden;
    try (InputStream file = getClass().getResourceAsStream("/golden-topology.txt")) {
      golden = new String(file.readAllBytes(), UTF_8);
    }
    String described =
        view.topology(ViewDriver.settings(directory).streams().properties()).describe().toString();

    assertThat(withStoresSorted(described)).isEqualToIgnoringWhitespace(golden);
  }

  /** Kafka lists a processor's stores in no order. */
  private static String withStoresSorted(String described) {
    return Pattern.compile("stores: \\[([^\\]]*)]")
        .matcher(described)
        .replaceAll(
            match ->
                Stream.of(match.group(1).split(", "))
                    .sorted()
                    .collect(Collectors.joining(", ", "stores: [", "]")));
  }

  @Test
  void anApprovedReviewIsShownOnceItsRecordIsThere() {
    view.verdict(verdict("f", "r1", 1, Outcome.APPROVED, "s1"));
    assertThat(view.ids("f", ReviewSort.NEWEST, null, 10)).isEmpty();

    view.approved(approved("f", "r1", 1, 8, NOON));

    assertThat(view.ids("f", ReviewSort.NEWEST, null, 10)).containsExactly("r1");
    assertThat(view.reviews.counts("f").reviews()).isEqualTo(1);
    assertThat(view.reviews.counts("f").mean()).hasValue(8);
  }

  @Test
  void aReaderWaitsForTheVerdictAndForTheReview() {
    CompletionStage<Boolean> waiting =
        view.reviews.awaitVerdict(ViewDriver.token("f", "r1", "s1"), LONG);
    view.verdict(verdict("f", "r1", 1, Outcome.APPROVED, "s1"));
    assertThat(waiting.toCompletableFuture()).isNotDone();

    view.approved(approved("f", "r1", 1, 8, NOON));

    assertThat(waiting.toCompletableFuture()).isCompletedWithValue(true);
    assertThat(view.arrivals.waiting()).isZero();
  }

  @Test
  void aReaderWaitsForTheVerdictAlsoWhenTheReviewComesFirst() {
    CompletionStage<Boolean> waiting =
        view.reviews.awaitVerdict(ViewDriver.token("f", "r1", "s1"), LONG);
    view.approved(approved("f", "r1", 1, 8, NOON));
    assertThat(waiting.toCompletableFuture()).isNotDone();

    view.verdict(verdict("f", "r1", 1, Outcome.APPROVED, "s1"));

    assertThat(waiting.toCompletableFuture()).isCompletedWithValue(true);
  }

  @Test
  void aReaderOfAnEditIsNotContentWithTheRevisionBefore() {
    view.verdict(verdict("f", "r1", 1, Outcome.APPROVED, "s1"));
    view.approved(approved("f", "r1", 1, 8, NOON));
    CompletionStage<Boolean> waiting =
        view.reviews.awaitVerdict(ViewDriver.token("f", "r1", "s2"), LONG);
    view.verdict(verdict("f", "r1", 2, Outcome.APPROVED, "s2"));
    assertThat(waiting.toCompletableFuture()).isNotDone();

    view.approved(approved("f", "r1", 2, 3, NOON));

    assertThat(waiting.toCompletableFuture()).isCompletedWithValue(true);
  }

  @Test
  void aHeldReviewIsJudgedButNotShown() {
    CompletionStage<Boolean> waiting =
        view.reviews.awaitVerdict(ViewDriver.token("f", "r1", "s1"), LONG);

    view.verdict(verdict("f", "r1", 1, Outcome.HELD, "s1"));

    assertThat(waiting.toCompletableFuture()).isCompletedWithValue(true);
    assertThat(view.reviews.status("f", "r1").orElseThrow().standing().outcome())
        .isEqualTo(Outcome.HELD);
    assertThat(view.ids("f", ReviewSort.NEWEST, null, 10)).isEmpty();
  }

  @Test
  void aRefusedWriteLeavesWhatStands() {
    view.verdict(verdict("f", "r1", 1, Outcome.APPROVED, "s1"));
    view.approved(approved("f", "r1", 1, 8, NOON));

    view.verdict(verdict("f", "r1", 1, Outcome.REFUSED, "s2"));

    ReviewStatus status = view.reviews.status("f", "r1").orElseThrow();
    assertThat(status.standing().outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(status.refusalOf("s2")).contains(List.of("STALE"));
    assertThat(status.refusalOf("s1")).isEmpty();
    assertThat(view.ids("f", ReviewSort.NEWEST, null, 10)).containsExactly("r1");
  }

  @Test
  void aNewRevisionMovesTheReviewAndLeavesNothingBehind() {
    view.approved(approved("f", "r1", 1, 8, NOON));

    view.approved(approved("f", "r1", 2, 3, NOON.plusSeconds(5)));

    assertThat(view.entries(ReviewKeys.Kind.BY_TIME))
        .containsOnlyKeys(ReviewKeys.byTime("f", NOON.plusSeconds(5).toEpochMilli(), "r1"));
    assertThat(view.entries(ReviewKeys.Kind.BY_RATING))
        .containsOnlyKeys(ReviewKeys.byRating("f", 3, NOON.plusSeconds(5).toEpochMilli(), "r1"));
    assertThat(view.reviews.counts("f").byRating())
        .containsExactly(0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
  }

  @Test
  void aTombstoneLeavesNothingButTheVerdict() {
    view.verdict(verdict("f", "r1", 1, Outcome.APPROVED, "s1"));
    view.approved(approved("f", "r1", 1, 8, NOON));

    view.takenDown("f", "r1");

    assertThat(view.entries(ProjectionStores.FILM_VIEW))
        .containsOnlyKeys(ReviewKeys.byReview("f", "r1"));
    assertThat(view.entries(ProjectionStores.FILM_COUNTS)).isEmpty();
    assertThat(view.films.latelyReviewed(5)).isEmpty();
  }

  @Test
  void anErasedAuthorsReviewLeavesNoTrace() {
    view.verdict(verdict("f", "r1", 1, Outcome.APPROVED, "s1"));
    view.approved(approved("f", "r1", 1, 8, NOON));
    ReviewVerdict erased =
        ReviewVerdict.newBuilder(verdict("f", "r1", 2, Outcome.WITHDRAWN, null))
            .setCause(VerdictCause.ERASURE)
            .build();

    view.verdict(erased);
    assertThat(view.reviews.status("f", "r1")).isEmpty();
    view.takenDown("f", "r1");

    assertThat(view.entries(ProjectionStores.FILM_VIEW)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = DecisionAnswer.class,
      names = {"UNFOUNDED", "WAITING"})
  void anAnswerAboutNoReviewLeavesWhatStandsAndIsNoDeadLetter(DecisionAnswer answer) {
    view.verdict(verdict("f", "r1", 1, Outcome.REJECTED, "s1"));
    ReviewVerdict nothing = ofNoReview("r1", VerdictCause.DECISION, answer);

    view.verdict(nothing);
    view.verdict(ReviewVerdict.newBuilder(nothing).setReviewId("r2").build());

    assertThat(view.reviews.status("f", "r1").orElseThrow().standing().outcome())
        .isEqualTo(Outcome.REJECTED);
    assertThat(view.reviews.status("f", "r2")).isEmpty();
    assertThat(letters(view.topics.verdicts().deadLetters())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = VerdictCause.class,
      names = {"REPORT", "APPEAL"})
  void aReportOrAnAppealAboutNoReviewIsNoDeadLetter(VerdictCause cause) {
    view.verdict(ofNoReview("r1", cause, null));

    assertThat(view.reviews.status("f", "r1")).isEmpty();
    assertThat(letters(view.topics.verdicts().deadLetters())).isEmpty();
  }

  @Test
  void anOutcomeOfANewerVersionIsStillADeadLetter() {
    view.verdict(
        ReviewVerdict.newBuilder(verdict("f", "r1", 1, Outcome.REJECTED, "s1"))
            .setOutcome(Outcome.UNKNOWN)
            .build());

    assertThat(letters(view.topics.verdicts().deadLetters())).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(
      value = VerdictCause.class,
      names = {"EVIDENCE", "DECISION", "REPORT", "POLICY", "HOLD_ENDED", "APPEAL", "UNKNOWN"})
  void whateverTheCauseTheVerdictStands(VerdictCause cause) {
    view.verdict(verdict("f", "r1", 1, Outcome.APPROVED, "s1"));

    view.verdict(
        ReviewVerdict.newBuilder(verdict("f", "r1", 1, Outcome.REJECTED, null))
            .setCause(cause)
            .setDecidedBy(DecidedBy.PRIOR)
            .build());

    Standing standing = view.reviews.status("f", "r1").orElseThrow().standing();
    assertThat(standing.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(standing.decidedBy()).isEqualTo(DecidedBy.PRIOR);
    assertThat(letters(view.topics.verdicts().deadLetters())).isEmpty();
  }

  @Test
  void aDecisionOnAnErasedReviewBringsNothingOfItBack() {
    view.verdict(
        ReviewVerdict.newBuilder(verdict("f", "r1", 2, Outcome.WITHDRAWN, null))
            .setCause(VerdictCause.DECISION)
            .setDecisionAnswer(DecisionAnswer.UNFOUNDED)
            .build());

    assertThat(view.reviews.status("f", "r1")).isEmpty();
    assertThat(view.entries(ProjectionStores.FILM_VIEW)).isEmpty();
  }

  private static ReviewVerdict ofNoReview(
      String reviewId, VerdictCause cause, DecisionAnswer answer) {
    return ReviewVerdict.newBuilder(verdict("f", reviewId, 0, Outcome.UNKNOWN, null))
        .setCause(cause)
        .setDecisionAnswer(answer)
        .setDisplay(Display.NONE)
        .build();
  }

  @Test
  void aRecordReadTwiceCountsOnce() {
    view.approved(approved("f", "r1", 1, 8, NOON));
    view.approved(approved("f", "r1", 1, 8, NOON));
    view.takenDown("f", "r2");
    view.takenDown("f", "r2");

    assertThat(view.reviews.counts("f").reviews()).isEqualTo(1);
    assertThat(view.reviews.counts("f").rated()).isEqualTo(1);
  }

  @Test
  void waysOfShowingAreCountedAndUnknownOnesShowLess() {
    view.approved(shownAs("r1", Display.FULL));
    view.approved(shownAs("r2", Display.COLLAPSED));
    view.approved(shownAs("r3", Display.COVERED));
    view.approved(shownAs("r4", Display.UNKNOWN));
    view.approved(shownAs("r5", Display.NONE));

    FilmCounts counts = view.reviews.counts("f");

    assertThat(List.of(counts.full(), counts.collapsed(), counts.covered()))
        .containsExactly(1L, 1L, 2L);
    assertThat(view.ids("f", ReviewSort.OLDEST, null, 10)).containsExactly("r1", "r2", "r3", "r4");
  }

  @Test
  void theFilmsReviewedLastAreKnownInOrder() {
    view.approved(approved("f1", "r1", 1, 8, NOON));
    view.approved(approved("f2", "r1", 1, 8, NOON.plusSeconds(1)));
    view.approved(approved("f3", "r1", 1, 8, NOON.minusSeconds(1)));
    view.approved(approved("f1", "r2", 1, 8, NOON.plusSeconds(2)));

    assertThat(view.films.latelyReviewed(2)).containsExactly("f1", "f2");
    view.takenDown("f2", "r1");
    assertThat(view.films.latelyReviewed(5)).containsExactly("f1", "f3");
  }

  @Test
  void whatCannotBeReadGoesToItsTopicsDeadLettersAndTheRestGoesOn() {
    view.approvedBytes("f/r0", "garbage".getBytes(UTF_8));
    view.approvedBytes("no address", null);
    view.approvedBytes("f/other", view.serdes.approved().encode(approved("f", "r1", 1, 8, NOON)));
    ApprovedReview eleven = approved("f", "r0", 1, 11, NOON);
    view.approved(eleven);
    view.verdictBytes("f/r0", "garbage".getBytes(UTF_8));
    view.verdictBytes("f/r0", null);
    view.approved(approved("f", "r1", 1, 8, NOON));

    assertThat(letters(view.topics.approved().deadLetters()))
        .extracting(
            letter -> new String(letter.headers().lastHeader(DeadLetters.REASON).value(), UTF_8))
        .satisfiesExactly(
            reason -> assertThat(reason).contains("not a ApprovedReview"),
            reason -> assertThat(reason).contains("the key is not filmId/reviewId"),
            reason -> assertThat(reason).contains("another review than the key"),
            reason -> assertThat(reason).contains("a rating is 1 to 10"));
    assertThat(letters(view.topics.verdicts().deadLetters())).hasSize(2);
    assertThat(view.ids("f", ReviewSort.NEWEST, null, 10)).containsExactly("r1");
  }

  private static ApprovedReview shownAs(String reviewId, Display display) {
    return ApprovedReview.newBuilder(approved("f", reviewId, 1, 8, NOON))
        .setDisplay(display)
        .build();
  }

  private List<TestRecord<byte[], byte[]>> letters(String topic) {
    return view.driver
        .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
        .readRecordsToList();
  }
}
