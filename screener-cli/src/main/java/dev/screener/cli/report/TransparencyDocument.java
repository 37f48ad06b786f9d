package dev.screener.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.cli.TopicRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The transparency report as one JSON document. */
final class TransparencyDocument {

  /** What the articles ask for and these topics do not know: the site has to add it. */
  private static final List<String> NOT_KNOWN_HERE =
      List.of(
          "Orders of authorities: Article 15(1)(a).",
          "Which notices came from trusted flaggers, and which actions rest on law rather than on terms: Article 15(1)(b).",
          "Training and help for moderators, and the description of automated means: Article 15(1)(c) and (e).",
          "Disputes before out-of-court bodies, and suspensions for misuse: Article 24(1).",
          "Monthly active recipients: Article 24(2).");

  private TransparencyDocument() {}

  /**
   * A topic that was read.
   *
   * @param complete whether nothing of the time can have left the topic again
   */
  record Source(TopicRange.Result read, Duration retention, boolean complete) {

    static Source of(TopicRange.Result read, Duration retention, Instant from, Instant now) {
      return new Source(read, retention, !from.isBefore(now.minus(retention)));
    }

    /** What a reader of the report must know about the topic; empty where nothing. */
    List<String> warnings() {
      return complete
          ? List.of()
          : List.of(
              read.topic()
                  + " keeps "
                  + retention.toDays()
                  + " days, so what is older is not counted; write the report at least that often.");
    }
  }

  static ObjectNode of(PeriodOptions.Period time, Transparency counts, List<Source> sources) {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("from", time.from().toString()).put("to", time.to().toString());
    document.put("under", "Regulation (EU) 2022/2065, Articles 15 and 24");
    document.set("measures", measures(counts.measures()));
    document.set("notices", notices(counts));
    document.set("complaints", complaints(counts));
    ObjectNode automation = counts.automation().json();
    automation.set("audits", counts.audits().json());
    document.set("automation", automation);
    ArrayNode missing = document.putArray("notKnownHere");
    NOT_KNOWN_HERE.forEach(missing::add);
    ArrayNode read = document.putArray("sources");
    sources.forEach(source -> read.add(describe(source)));
    ArrayNode warnings = document.putArray("warnings");
    sources.forEach(source -> source.warnings().forEach(warnings::add));
    return document;
  }

  private static ObjectNode measures(Measures measures) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ArrayNode imposed = node.putArray("imposed");
    measures
        .imposed()
        .forEach(
            (kind, count) ->
                imposed
                    .addObject()
                    .put("restriction", kind.restriction().name())
                    .put("reason", kind.reason())
                    .put("automated", kind.automated())
                    .put("uponNotices", kind.uponNotices())
                    .put("count", count));
    ObjectNode lifted = node.putObject("lifted");
    measures.lifted().forEach((restriction, count) -> lifted.put(restriction.name(), count));
    return node;
  }

  private static ObjectNode notices(Transparency counts) {
    ObjectNode node = counts.notices().json("actedUpon", "notActedUpon");
    ObjectNode kinds = node.putObject("byKind");
    counts
        .noticesByKind()
        .forEach((kind, of) -> kinds.set(kind.name(), of.json("actedUpon", "notActedUpon")));
    return node;
  }

  private static ObjectNode complaints(Transparency counts) {
    ObjectNode node = counts.complaints().json("overturned", "upheld");
    ArrayNode bases = node.putArray("byBasis");
    for (Map.Entry<Transparency.Basis, ReportCounts> basis :
        counts.complaintsByBasis().entrySet()) {
      ObjectNode against = bases.addObject();
      against.put("restriction", basis.getKey().restriction().name());
      against.put("decidedBy", basis.getKey().decidedBy().name());
      against.setAll(basis.getValue().json("overturned", "upheld"));
    }
    return node;
  }

  private static ObjectNode describe(Source source) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("topic", source.read().topic())
        .put("records", source.read().records())
        .put("unreadable", source.read().unreadable())
        .put("retentionDays", source.retention().toDays())
        .put("complete", source.complete());
  }
}
