package dev.screener.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class OneThresholdTest {
  private static final String REVIEWS = "/v1/films/tideline-protocol/reviews";
  private static final String RULES =
      "policy: default\\nversion: \\\"1\\\"\\nsettings:\\n  abuseCertain: 0.97\\n";

  private final StringWriter told = new StringWriter();
  private StubSite stub;

  @BeforeEach
  void start() throws IOException {
    stub = new StubSite();
    stub.answering("/v1/moderation/policies", policies())
        .answering(REVIEWS, "{\"token\": \"t\"}")
        .answering(REVIEWS + "/tour-t-rude", standing("APPROVED"))
        .answering(REVIEWS + "/tour-t-grumpy", standing("APPROVED"));
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void aStepThatBreaksOffUnderTheChangedPolicyLeavesTheOldOne() throws Exception {
    // The second pair of reviews is not known, so the step ends there.
    stub.answering("/v1/moderation/policies/tour", published());

    int surprises = tour(Pause.NONE).take();

    assertThat(surprises).isEqualTo(1);
    assertThat(told.toString()).contains("This step ends here: " + REVIEWS + "/tour-t-rude-again");
    assertThatTheOldOneIsBack();
  }

  @Test
  void soDoesAPauseThatCannotBeHeld() throws Exception {
    stub.answering("/v1/moderation/policies/tour", published())
        .answering(REVIEWS + "/tour-t-rude-again", standing("HELD"))
        .answering(REVIEWS + "/tour-t-grumpy-again", standing("HELD"));
    Pause broken =
        next -> {
          if (next.equals("publish the old one again")) {
            throw new IOException("no terminal any more");
          }
        };

    tour(broken).take();

    assertThat(told.toString()).contains("This step ends here: no terminal any more");
    assertThatTheOldOneIsBack();
  }

  @Test
  void whatThePreviewDoesNotShowIsNotPublished() throws Exception {
    stub.answering(
        "/v1/moderation/policies/tour", "{\"difference\": {\"cases\": 2, \"changes\": []}}");

    int surprises = tour(Pause.NONE).take();

    assertThat(surprises).isEqualTo(1);
    assertThat(stub.put()).singleElement().asString().contains("?preview=true");
  }

  private void assertThatTheOldOneIsBack() {
    assertThat(stub.put())
        .satisfiesExactly(
            preview -> assertThat(preview).contains("preview=true", "abuseCertain: 0.85"),
            change -> assertThat(change).contains("preview=false", "abuseCertain: 0.85"),
            back ->
                assertThat(back)
                    .contains("preview=false", "abuseCertain: 0.97", "version: \"t-back\""));
  }

  private Tour tour(Pause pause) {
    return new Tour(
        List.of(new OneThreshold()), stub.site(), new PrintWriter(told, true), pause, "t");
  }

  private static String policies() {
    return """
    {"policies": [{"policy": "default/1", "inForce": true, "overlay": "", "rules": "%s"}]}
    """
        .formatted(RULES);
  }

  private static String standing(String outcome) {
    return "{\"outcome\": \"" + outcome + "\", \"display\": \"\"}";
  }

  private static String published() {
    return """
    {"policy": "tour/t", "effectiveFrom": "2026-01-01T00:00:00Z",
     "difference": {"cases": 2, "changes": [{"count": 2, "from": "APPROVED", "to": "HELD",
       "samples": [{"reviewId": "tour-t-rude", "text": "a"},
                   {"reviewId": "tour-t-grumpy", "text": "b"}]}]}}
    """;
  }
}
