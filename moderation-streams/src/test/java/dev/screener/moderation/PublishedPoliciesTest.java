package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.HONEST;
import static dev.screener.moderation.ReviewDraft.review;
import static dev.screener.moderation.Said.policy;
import static dev.screener.moderation.Said.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.Rejudge;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewVerdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which policy judges a review is told by its time alone. */
class PublishedPoliciesTest {

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

  private static <T> T last(List<T> list) {
    assertThat(list).isNotEmpty();
    return list.get(list.size() - 1);
  }

  private static final ReviewDraft LINKED =
      review("r1").saying(HONEST + " More on www.my-film-blog.example");
  private static final String HOLDS =
      "{id: links, when: content.links >= 1, verdict: HELD, reason: SPAM}";
  private static final String REJECTS =
      "{id: links, when: content.links >= 1, verdict: REJECTED, reason: SPAM}";
  private static final String PASSES =
      "{id: short, when: content.words < 1.0, verdict: APPROVED, display: COLLAPSED, reason: LOW_EFFORT}";

  @Test
  void aRecordIsJudgedByThePolicyOfItsTimestamp() {
    // Given
    line.publish(policy("2", REJECTS));

    // When
    line.after(Duration.ofMillis(4_999)).submit(review("r2").by("bob"));
    line.after(Duration.ofMillis(1)).submit(review("r3").by("cid"));

    // Then
    assertThat(line.verdicts())
        .extracting(ReviewVerdict::getPolicyVersion)
        .containsExactly("default/1", "house/2");
  }

  @Test
  void aReviewThatANewerReportOvertookIsJudgedByThePolicyOfTheReportAndSaysSo() {
    // Given
    line.publish(policy("2", REJECTS))
        .after(Duration.ofSeconds(5))
        .report(report("rea", ReportKind.SPAM));

    // When
    line.at(Line.START).submit(LINKED);

    // Then
    assertThat(line.verdicts())
        .extracting(
            ReviewVerdict::getPolicyVersion,
            ReviewVerdict::getSubmittedAt,
            ReviewVerdict::getJudgedAt)
        .containsExactly(tuple("house/2", Line.START, Line.START.plusSeconds(5)));
  }

  @Test
  void heldReviewsAreJudgedAgainAndApprovedOnesAreNot() {
    // Given
    line.submit(LINKED).submit(review("r2").by("bob"));
    line.verdicts();

    // When
    line.publish(
            policy("2", "{id: all, when: content.words >= 1.0, verdict: REJECTED, reason: SPAM}"))
        .waitFor(Duration.ofSeconds(7));

    // Then
    assertThat(line.verdicts())
        .extracting(ReviewVerdict::getReviewId, ReviewVerdict::getOutcome)
        .containsExactly(tuple("r1", Outcome.REJECTED));
  }

  @Test
  void aSubmissionThatComesLaterThanTheReminderIsJudgedAgainAllTheSame() {
    // Given
    line.publish(policy("2", PASSES)).waitFor(Duration.ofMinutes(1));

    // When
    line.at(Line.START).submit(LINKED);
    line.waitFor(Duration.ofSeconds(2));

    // Then
    ReviewVerdict verdict = last(line.verdicts());
    assertThat(verdict.getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.getPolicyVersion()).isEqualTo("house/2");
  }

  @Test
  void allAreJudgedAgainWhereThatIsAskedForAndNoMoreOnceItIsStopped() {
    // Given
    String all = "{id: all, when: content.words >= 1.0, verdict: REJECTED, reason: SPAM}";
    line.submit(review("r1"));

    // When
    line.publish(policy("2", all).setRejudge(Rejudge.ALL)).waitFor(Duration.ofSeconds(7));
    List<ReviewVerdict> taken = line.verdicts();
    line.publish(policy("3", PASSES).setRejudge(Rejudge.ALL))
        .publish(policy("3", PASSES).setRejudge(Rejudge.HELD))
        .waitFor(Duration.ofSeconds(7));

    // Then
    assertThat(last(taken).getOutcome()).isEqualTo(Outcome.REJECTED);
    assertThat(line.verdicts()).isEmpty();
  }

  @Test
  void whatCannotBeReadOrCompiledLeavesThePoliciesAsTheyAre() {
    // When
    line.publish(
            policy("2", "{id: links, when: content.nonsense >= 1, verdict: HELD, reason: SPAM}"))
        .publish("house/3", "no Avro at all".getBytes(StandardCharsets.UTF_8))
        .after(Duration.ofMinutes(1))
        .submit(review("r1"));

    // Then
    assertThat(last(line.verdicts()).getPolicyVersion()).isEqualTo("default/1");
  }

  @Test
  void aShadowPolicyIsOnlyCounted() {
    // Given
    line.publish(policy("2", REJECTS).setMode(PolicyMode.SHADOW)).after(Duration.ofMinutes(1));

    // When
    line.submit(LINKED).waitFor(Duration.ofSeconds(2));

    // Then
    assertThat(last(line.verdicts()).getPolicyVersion()).isEqualTo("default/1");
    assertThat(last(line.stats()).getShadow()).containsEntry("house/2:HELD>REJECTED", 1L);
  }

  @Test
  void aRuleThatFailsTooOftenIsSuspendedAndWhatItHeldIsJudgedAgain() {
    // Given
    line.publish(
        policy(
            "2",
            "{id: ratio, when: 10 / (int(content.links) - 1) > 5, verdict: REJECTED, reason: SPAM}"));
    line.after(Duration.ofMinutes(1));

    // When
    for (int i = 0; i < 10; i++) {
      line.submit(
          review("r" + i)
              .by("author-" + i)
              .saying(HONEST + " See https://kino-diary.example/" + i));
    }
    line.waitFor(Duration.ofMinutes(2)).waitFor(Duration.ofSeconds(2));

    // Then
    assertThat(line.policies())
        .last()
        .satisfies(without -> assertThat(without.getSuspendedRules()).containsExactly("ratio"));
    assertThat(line.verdicts().subList(10, 20))
        .allSatisfy(verdict -> assertThat(verdict.getOutcome()).isEqualTo(Outcome.APPROVED));
  }

  @Test
  void itDoesNotMatterWhetherTheClockRemindsOfEachPolicyOrOnceOfAll(@TempDir Path other) {
    // Given
    PublishedPolicy.Builder[] policies = {
      policy("2", HOLDS), policy("3", PASSES), policy("4", REJECTS)
    };
    List<ReviewVerdict> reminded;
    try (Line once = new Line(other)) {
      once.submit(LINKED);
      for (PublishedPolicy.Builder policy : policies) {
        once.publish(policy).after(Duration.ofMinutes(1));
      }
      once.waitFor(Duration.ofSeconds(0)).untilClockSays(Line.START.plus(Duration.ofMinutes(4)));
      reminded = once.verdicts();
    }

    // When
    line.submit(LINKED);
    for (PublishedPolicy.Builder policy : policies) {
      line.publish(policy).waitFor(Duration.ofMinutes(1));
    }

    // Then
    assertThat(line.verdicts()).isEqualTo(reminded);
    assertThat(reminded)
        .extracting(ReviewVerdict::getOutcome)
        .containsExactly(Outcome.HELD, Outcome.HELD, Outcome.APPROVED);
  }
}
