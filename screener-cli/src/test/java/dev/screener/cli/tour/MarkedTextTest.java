package dev.screener.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class MarkedTextTest {

  @Test
  void theStrongestSpanOfTheHeadIsUnderlined() throws IOException {
    MarkedText marked = marked("SPAM", 6, 11);

    assertThat(marked.marked()).isEqualTo("b.com");
    assertThat(marked.lines()).containsExactly("go to b.com now", "      ^^^^^");
  }

  @Test
  void aSpanOfAnotherHeadOrBeyondTheTextMarksNothing() throws IOException {
    assertThat(MarkedText.of(TourHttp.JSON.readTree(found("ABUSE", 6, 11)), "SPAM")).isEmpty();
    assertThat(MarkedText.of(TourHttp.JSON.readTree(found("SPAM", 6, 99)), "SPAM")).isEmpty();
  }

  private static MarkedText marked(String head, int from, int to) throws IOException {
    return MarkedText.of(TourHttp.JSON.readTree(found(head, from, to)), head).orElseThrow();
  }

  private static String found(String head, int from, int to) {
    return """
        {"text": "go to b.com now", "spans": [
          {"head": "%s", "inTitle": true, "from": 0, "to": 2},
          {"head": "%s", "inTitle": false, "from": %d, "to": %d},
          {"head": "%s", "inTitle": false, "from": 0, "to": 1}]}
        """
        .formatted(head, head, from, to, head.equals("SPAM") && to > 15 ? "ABUSE" : head);
  }
}
