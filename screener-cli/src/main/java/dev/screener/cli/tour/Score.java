package dev.screener.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A film's score as submitted and as shown, as the read side tells it. */
record Score(JsonNode json) {

  double rawMean() {
    return json.path("rawMean").asDouble();
  }

  double mean() {
    return json.path("mean").asDouble();
  }

  int held() {
    return json.path("held").path("count").asInt();
  }

  int rejected() {
    return json.path("rejectedCount").asInt();
  }

  int shown() {
    return json.path("reviewCount").asInt();
  }

  /** Reviews that have a verdict. */
  int judged() {
    return shown() + held() + rejected();
  }

  String submitted() {
    return String.format(
        Locale.ROOT,
        "%.2f from %d ratings, all that came in",
        rawMean(),
        json.path("rawRatingCount").asInt());
  }

  String moderated() {
    return String.format(
        Locale.ROOT, "%.2f from %d ratings", mean(), json.path("ratingCount").asInt());
  }

  /** How many are held and why, and how many rejected. */
  String keptOut() {
    List<String> reasons = new ArrayList<>();
    for (Map.Entry<String, JsonNode> reason : json.path("held").path("reasons").properties()) {
      reasons.add(reason.getValue().asInt() + " " + reason.getKey());
    }
    return held()
        + " held"
        + (reasons.isEmpty() ? "" : " (" + String.join(", ", reasons) + ")")
        + ", "
        + rejected()
        + " rejected";
  }
}
