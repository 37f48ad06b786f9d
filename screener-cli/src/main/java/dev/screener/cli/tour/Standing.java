package dev.screener.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;

/** Where a review stands, as the read side tells anybody. */
record Standing(JsonNode json) {
  static final String PENDING = "PENDING";

  String outcome() {
    return json.path("outcome").asText();
  }

  boolean isPending() {
    return outcome().equals(PENDING);
  }

  boolean isPublic() {
    return outcome().equals("APPROVED");
  }

  boolean isHeld() {
    return outcome().equals("HELD");
  }

  /** The first sentence that its author reads, empty where it is shown like any other. */
  String sentence() {
    return json.path("reasons").path(0).path("sentence").asText("");
  }

  /** The outcome and, where it is shown in a way of its own, how. */
  String told() {
    String display = json.path("display").asText("");
    return switch (display) {
      case "COLLAPSED" -> "public among the short reactions";
      case "COVERED" -> "public behind a click";
      case "FULL" -> "public";
      default -> outcome();
    };
  }
}
