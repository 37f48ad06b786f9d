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
