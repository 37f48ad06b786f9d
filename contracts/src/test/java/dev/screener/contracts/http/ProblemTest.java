package dev.screener.contracts.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ProblemTest {

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void aProblemIsWrittenWithTheMembersOfRfc9457() throws Exception {
    Problem problem = Problem.of(503, "Not acknowledged", "Try again with the same key.");

    assertThat(json.readTree(json.writeValueAsString(problem)))
        .isEqualTo(
            json.readTree(
                """
                {"type": "about:blank", "title": "Not acknowledged", "status": 503,
                 "detail": "Try again with the same key."}
                """));
  }

  @Test
  void aProblemOfAFieldNamesIt() throws Exception {
    Problem problem = Problem.ofField(422, "Not a review", "rating", "11 is not from 1 to 10");

    assertThat(json.readTree(json.writeValueAsString(problem)).path("field").asText())
        .isEqualTo("rating");
    assertThat(json.readValue(json.writeValueAsString(problem), Problem.class)).isEqualTo(problem);
  }

  @Test
  void membersOfOneKindOfErrorStandBesideTheOthers() throws Exception {
    Problem problem = Problem.of(409, "Too much of a change", "Accept it.").with("cases", 200);

    assertThat(json.readTree(json.writeValueAsString(problem)))
        .isEqualTo(
            json.readTree(
                """
                {"type": "about:blank", "title": "Too much of a change", "status": 409,
                 "detail": "Accept it.", "cases": 200}
                """));
  }
}
