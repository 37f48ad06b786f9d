package dev.screener.cli.models;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.event.PublishedModel;
import dev.screener.scoring.Head;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What came of learning from decisions, for people, for programs and for the model's card. */
final class LearningReport {

  private final String live;
  private final DecisionLabels labels;
  private final Lessons lessons;
  private final Set<Head> heads;
  private @Nullable ModelComparison comparison;
  private int approved;
  private @Nullable PublishedModel published;
  private String sentence = "";

  LearningReport(String live, DecisionLabels labels, Lessons lessons, Set<Head> heads) {
    this.live = live;
    this.labels = labels;
    this.lessons = lessons;
    this.heads = heads;
  }

  void compared(ModelComparison made, int approvedTexts) {
    comparison = made;
    approved = approvedTexts;
  }

  LearningReport notPublished(String why) {
    sentence = "Not published: " + why + ".";
    return this;
  }

  LearningReport published(PublishedModel model) {
    published = model;
    sentence =
        "Published " + PublishedModels.id(model) + ", in effect from " + model.getEffectiveFrom();
    return this;
  }

  /** What became of it, in a sentence. */
  String sentence() {
    return sentence;
  }

  List<String> cardLines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "decisions: %d texts learned from, %d kept out for the comparison",
            lessons.learn().size(),
            lessons.heldOut().size()));
    for (Head head : heads) {
      lines.add(
          String.format(
              Locale.ROOT,
              "head: %s, %d decisions for and %d against",
              small(head),
              lessons.count(head, true),
              lessons.count(head, false)));
    }
    if (comparison != null) {
      comparison.heads().forEach(one -> lines.add("figure: " + line(one)));
      lines.add(
          String.format(
              Locale.ROOT, "better: in %.1f%% of resamples", 100 * comparison.sureness()));
      comparison.worse().forEach(one -> lines.add("worse: " + one));
    }
    return lines;
  }

  void print(PrintWriter out) {
    out.printf("Continues from %s%n", live);
    labels
        .leftOut()
        .forEach((why, count) -> out.printf("Left out: %,d decisions %s%n", count, why.sentence()));
    if (lessons.gone() > 0) {
      out.printf(
          "Left out: %,d whose review was withdrawn, erased or is not kept any more%n",
          lessons.gone());
    }
    if (lessons.edited() > 0) {
      out.printf("Left out: %,d whose review was edited since%n", lessons.edited());
    }
    cardLines().forEach(out::println);
    if (comparison != null) {
      out.printf("Compared on %,d approved reviews too%n", approved);
    }
  }

  ObjectNode json() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("live", live);
    document.put("published", published != null);
    if (published != null) {
      document.put("model", PublishedModels.id(published));
      document.put("effectiveFrom", published.getEffectiveFrom().toString());
    }
    document.put("sentence", sentence);
    ObjectNode leftOut = document.putObject("leftOut");
    labels.leftOut().forEach((why, count) -> leftOut.put(why.name(), count));
    leftOut.put("GONE", lessons.gone()).put("EDITED", lessons.edited());
    document.put("learned", lessons.learn().size()).put("keptOut", lessons.heldOut().size());
    ObjectNode byHead = document.putObject("heads");
    for (Head head : Head.values()) {
      byHead
          .putObject(small(head))
          .put("for", lessons.count(head, true))
          .put("against", lessons.count(head, false))
          .put("learned", heads.contains(head));
    }
    if (comparison != null) {
      document.set("comparison", comparison.json());
      comparison.worse().forEach(document.putArray("worse")::add);
    }
    return document;
  }

  private static String line(ModelComparison.HeadFigures one) {
    return String.format(
        Locale.ROOT,
        "%s on %d decisions for and %d against that were kept out, AUC %.3f, was %.3f, log loss %.3f, was %.3f",
        small(one.head()),
        one.examples(),
        one.others(),
        one.aucAfter(),
        one.aucBefore(),
        one.lossAfter(),
        one.lossBefore());
  }

  private static String small(Head head) {
    return head.name().toLowerCase(Locale.ROOT);
  }
}
