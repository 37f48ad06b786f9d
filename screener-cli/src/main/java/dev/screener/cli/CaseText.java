package dev.screener.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.screener.policy.Signals;
import dev.screener.scoring.Signal;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A case as a person reads it, from its JSON. */
final class CaseText {
  private final PrintWriter out;

  CaseText(PrintWriter out) {
    this.out = out;
  }

  void print(JsonNode review) {
    out.printf(
        "%s/%s, revision %d: %s%n",
        text(review, "filmId"),
        text(review, "reviewId"),
        review.path("revision").asInt(),
        standing(review));
    out.printf("  rules      %s%n", list(review.path("ruleIds")));
    out.printf(
        "  by         %s, policy %s, model %s%n",
        text(review, "decidedBy"), text(review, "policyVersion"), text(review, "modelVersion"));
    out.printf("  judged at  %s%n", text(review, "judgedAt"));
    printWords(review);
    printSignals(review.path("signals"));
    printPeople(review);
    printRules(review.path("rules"));
    printRecomputed(review.path("recomputed"));
    JsonNode inForce = review.path("inForce");
    if (!inForce.isMissingNode()) {
      out.printf(
          "%nThe policy in force, %s, says: %s; rules %s%n",
          text(inForce, "policyVersion"), standing(inForce), list(inForce.path("ruleIds")));
    }
    out.flush();
  }

  private void printWords(JsonNode review) {
    out.println();
    if (review.hasNonNull("rating")) {
      out.printf("Rating %d of 10%n", review.path("rating").asInt());
    }
    if (review.hasNonNull("title")) {
      out.println(text(review, "title"));
    }
    if (review.hasNonNull("text")) {
      out.println(text(review, "text"));
    }
    for (JsonNode span : review.path("spans")) {
      String words = text(review, span.path("inTitle").asBoolean() ? "title" : "text");
      int from = Math.max(0, Math.min(span.path("from").asInt(), words.length()));
      int to = Math.max(from, Math.min(span.path("to").asInt(), words.length()));
      out.printf(
          Locale.ROOT,
          "  speaks for %s (%.2f): %s%n",
          text(span, "head"),
          span.path("weight").asDouble(),
          words.substring(from, to));
    }
  }

  private void printSignals(JsonNode signals) {
    if (signals.isEmpty()) {
      return;
    }
    out.printf("%nSignals%n");
    for (Map.Entry<String, JsonNode> one : signals.properties()) {
      Signal signal = Signals.byKey(one.getKey());
      out.printf(
          Locale.ROOT,
          "  %-28s %10s %-18s %s%n",
          one.getKey(),
          number(one.getValue().asDouble()),
          signal == null ? "" : signal.unit(),
          signal == null ? "(of another version)" : signal.description());
    }
  }

  private void printPeople(JsonNode review) {
    if (!review.path("reports").isEmpty()) {
      out.printf("%nReports%n");
      review
          .path("reports")
          .properties()
          .forEach(one -> out.printf("  %s × %s%n", one.getValue().asText(), one.getKey()));
    }
    if (review.hasNonNull("appeal")) {
      out.printf("%nAppeal: %s%n", text(review, "appeal"));
    }
    if (!review.path("decisions").isEmpty()) {
      out.printf("%nDecisions%n");
      review.path("decisions").forEach(this::printDecision);
    }
  }

  private void printDecision(JsonNode decision) {
    out.printf(
        "  %s  %s revision %d%s%s%s  (%s)%n",
        text(decision, "decidedAt"),
        decision.path("approves").asBoolean() ? "approves" : "rejects",
        decision.path("revision").asInt(),
        decision.path("rules").asBoolean() ? "" : ", an opinion",
        decision.path("undone").asBoolean() ? ", undone" : "",
        decision.path("lost").asBoolean() ? ", did not count" : "",
        text(decision, "decisionId"));
  }

  private void printRules(JsonNode rules) {
    if (rules.isEmpty()) {
      return;
    }
    out.printf("%nRules of its policy%n");
    for (JsonNode rule : rules) {
      out.printf(
          "  %-32s %-14s %s%n",
          text(rule, "ruleId"),
          text(rule, "how").toLowerCase(Locale.ROOT).replace('_', ' '),
          text(rule, "detail"));
    }
  }

  private void printRecomputed(JsonNode recomputed) {
    if (recomputed.isMissingNode()) {
      return;
    }
    if (recomputed.path("differs").isEmpty()) {
      out.printf("%nMade again from what the case records: the same.%n");
      return;
    }
    out.printf("%nMade again from what the case records: %s%n", standing(recomputed));
    recomputed.path("differs").forEach(sentence -> out.printf("  %s%n", sentence.asText()));
  }

  private static String standing(JsonNode verdict) {
    String display = text(verdict, "display");
    boolean shown = !display.isEmpty() && !display.equals("NONE");
    return text(verdict, "outcome")
        + (shown ? ", shown " + display : "")
        + (verdict.path("reasons").isEmpty()
            ? ""
            : ", because of " + list(verdict.path("reasons")));
  }

  private static String list(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(one -> texts.add(one.asText()));
    return texts.isEmpty() ? "none" : String.join(", ", texts);
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }

  static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }
}
