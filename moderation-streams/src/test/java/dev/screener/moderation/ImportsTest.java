package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.HONEST;
import static dev.screener.moderation.ReviewDraft.review;
import static dev.screener.moderation.Said.policy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.Rejudge;
import dev.screener.contracts.event.ReviewVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a site had decided of an old review stands until it asks for more. */
class ImportsTest {

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

  @Test
  void anImportedReviewKeepsItsOutcomeAndThePolicysOpinionIsTold() {
    // When
    line.submit(
        review("r1").saying(HONEST + " www.my-film-blog.example").imported(Outcome.APPROVED));

    // Then
    ReviewVerdict verdict = last(line.verdicts());
    assertThat(verdict.getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.getDecidedBy()).isEqualTo(DecidedBy.PRIOR);
    assertThat(verdict.getPolicyOutcome()).isEqualTo(Outcome.HELD);
    assertThat(line.approved()).hasSize(1);
    assertThat(line.queue()).isEmpty();
  }

  @Test
  void whatWasHeldBeforeWaitsForNobody() {
    // When
    line.submit(review("r1").imported(Outcome.HELD)).waitFor(Duration.ofDays(4));

    // Then
    assertThat(line.queue()).isEmpty();
    assertThat(line.verdicts()).hasSize(1);
  }

  @Test
  void judgingAllAgainEndsWhatWasDecidedBefore() {
    // Given
    line.submit(review("r1").imported(Outcome.REJECTED));

    // When
    line.publish(
            policy("2", "{id: links, when: content.links >= 1, verdict: HELD, reason: SPAM}")
                .setRejudge(Rejudge.ALL))
        .waitFor(Duration.ofSeconds(7));

    // Then
    ReviewVerdict verdict = last(line.verdicts());
    assertThat(verdict.getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.getDecidedBy()).isEqualTo(DecidedBy.POLICY);
  }

  @Test
  void anEditEndsWhatWasDecidedBefore() {
    // Given
    line.submit(review("r1").imported(Outcome.REJECTED));

    // When
    line.submit(review("r1").edited("s2"));

    // Then
    ReviewVerdict verdict = last(line.verdicts());
    assertThat(verdict.getDecidedBy()).isEqualTo(DecidedBy.POLICY);
    assertThat(verdict.getOutcome()).isEqualTo(Outcome.APPROVED);
  }
}
