package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.HONEST;
import static dev.screener.moderation.ReviewDraft.review;
import static dev.screener.moderation.Said.appeal;
import static dev.screener.moderation.Said.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.VerdictCause;
import dev.screener.moderation.record.TemplateCluster;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Erased is erased. */
class ErasureTest {

  private static final String WORDS = "Watched it with grandma, utterly glorious masterpiece";

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
  void anErasureTakesTheReviewDownAndLeavesNothingOfThePerson() {
    // Given
    line.submit(review("r1").by("ada"))
        .submit(review("r2").by("ada").saying(HONEST + " See www.my-film-blog.example"))
        .submit(review("r3").by("bob"))
        .report(report("ada", ReportKind.SPAM).setReviewId("r3"))
        .report(appeal("a1", "ada", "my own words").setReviewId("r2"));

    // When
    line.after(Duration.ofMinutes(1)).submit(review("").by("ada").erased("e1"));

    // Then
    Map<String, ApprovedReview> shown = new TreeMap<>();
    line.approved().forEach(one -> shown.put(one.key(), one.value()));
    assertThat(shown.get("crossing/r1")).isNull();
    assertThat(shown.get("crossing/r3")).isNotNull();
    assertThat(last(line.queue()).value()).isNull();
    assertThat(line.verdicts())
        .filteredOn(verdict -> verdict.getCause() == VerdictCause.ERASURE)
        .hasSize(2);
    List<String> leftovers = new ArrayList<>();
    line.stores()
        .forEach((store, entries) -> entries.forEach(entry -> search(store, entry, leftovers)));
    assertThat(leftovers).isEmpty();
  }

  @Test
  void noTemplateRemembersAReviewThatIsErased() {
    // Given
    line.submit(review("r1").by("ada").saying(WORDS)).submit(review("r2").by("bob").saying(WORDS));
    assertThat(templatesThatRemember("crossing/r1")).as("under its own key and links").isNotEmpty();

    // When
    line.after(Duration.ofMinutes(1)).submit(review("").by("ada").erased("e1"));

    // Then
    assertThat(templatesThatRemember("crossing/r1")).isEmpty();
    assertThat(templatesThatRemember("crossing/r2")).isNotEmpty();
  }

  @Test
  void noTemplateRemembersAReviewThatIsWithdrawn() {
    // Given
    line.submit(review("r1").by("ada").saying(WORDS));
    assertThat(templatesThatRemember("crossing/r1")).isNotEmpty();

    // When
    line.after(Duration.ofMinutes(1)).submit(review("r1").by("ada").withdrawn("w1"));

    // Then
    assertThat(line.stores().get("template-clusters")).isEmpty();
  }

  @Test
  void noTemplateRemembersWhatAReviewSaidBeforeItsEditOnceThatIsErased() {
    // Given
    line.submit(review("r1").by("ada").saying(WORDS));
    List<Object> before = templatesThatRemember("crossing/r1");
    line.after(Duration.ofMinutes(1)).submit(review("r1").by("ada").saying(HONEST).edited("e1"));
    assertThat(templatesThatRemember("crossing/r1"))
        .isNotEmpty()
        .doesNotContainAnyElementsOf(before);

    // When
    line.after(Duration.ofMinutes(1)).submit(review("").by("ada").erased("e2"));

    // Then
    assertThat(line.stores().get("template-clusters")).isEmpty();
  }

  @Test
  void aRepeatOfAnErasedSubmissionIsRefused() {
    // Given
    line.submit(review("r1").by("ada"));
    line.after(Duration.ofMinutes(1)).submit(review("").by("ada").erased("e1"));
    line.approved();

    // When
    line.submit(review("r1").by("ada"));

    // Then
    ReviewVerdict verdict = last(line.verdicts());
    assertThat(verdict.getOutcome()).isEqualTo(Outcome.REFUSED);
    assertThat(verdict.getReasons()).containsExactly("ERASED");
    assertThat(line.approved()).isEmpty();
  }

  @Test
  void anErasedPersonsReportIsTakenBack() {
    // Given
    line.submit(review("r1").by("bob")).report(report("ada", ReportKind.THREAT));

    // When
    line.after(Duration.ofMinutes(1)).submit(review("").by("ada").erased("e1"));

    // Then
    assertThat(last(line.verdicts()).getOutcome()).isEqualTo(Outcome.APPROVED);
    assertThat(last(line.queue()).value()).isNull();
  }

  /** The template keys under which a review is listed. */
  private List<Object> templatesThatRemember(String reviewKey) {
    String filmId = reviewKey.substring(0, reviewKey.indexOf('/'));
    String reviewId = reviewKey.substring(filmId.length() + 1);
    List<Object> keys = new ArrayList<>();
    for (KeyValue<Object, Object> entry : line.stores().get("template-clusters")) {
      ByteBuffer members = ((TemplateCluster) entry.value).getMembers();
      byte[] bytes = new byte[members.remaining()];
      members.duplicate().get(bytes);
      if (text(bytes).contains(filmId + (char) reviewId.length() + reviewId)) {
        keys.add(entry.key);
      }
    }
    return keys;
  }

  private static void search(String store, KeyValue<Object, Object> entry, List<String> found) {
    String all = entry.key + " " + text(entry.value);
    for (String trace : List.of("ada/", "\"ada\"", "my own words", "my-film-blog")) {
      if (all.contains(trace) || entry.key.equals("ada")) {
        found.add(store + ": " + all);
      }
    }
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.ISO_8859_1)
        : String.valueOf(value);
  }
}
