package dev.screener.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A text with one span underlined, on a terminal without colours too. */
record MarkedText(String text, int from, int to) {

  /** The span of a case's text that speaks most for a head, such as SPAM. */
  static Optional<MarkedText> of(JsonNode moderatedCase, String head) {
    String text = moderatedCase.path("text").asText();
    for (JsonNode span : moderatedCase.path("spans")) {
      int from = span.path("from").asInt();
      int to = span.path("to").asInt();
      if (span.path("head").asText().equals(head)
          && !span.path("inTitle").asBoolean()
          && from >= 0
          && from < to
          && to <= text.length()) {
        return Optional.of(new MarkedText(text, from, to));
      }
    }
    return Optional.empty();
  }

  /** The marked part. */
  String marked() {
    return text.substring(from, to);
  }

  /** Two lines: the text, and marks below the span. */
  List<String> lines() {
    String line = text.replace('\n', ' ');
    return List.of(line, " ".repeat(from) + "^".repeat(to - from));
  }
}
