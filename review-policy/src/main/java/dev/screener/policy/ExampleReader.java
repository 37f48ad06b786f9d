package dev.screener.policy;

import dev.screener.scoring.ReviewText;
import dev.screener.scoring.Signal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Reads an example: {@code matches:} or {@code passes:} with the text and the signals of a review.
 */
final class ExampleReader {

  private static final String MATCHES = "matches";
  private static final String PASSES = "passes";
  private static final List<String> TEXT_FIELDS = List.of("title", "text", "language");
  private static final String HINT =
      "Write  - matches: {author.stoodReviews: 0, text: \"...\"}  or  - passes: {...}";

  private final Problems problems;
  private final String where;

  ExampleReader(Problems problems, String ruleWhere) {
    this.problems = problems;
    this.where = "examples of " + ruleWhere;
  }

  @Nullable Example read(Node node) {
    Fields fields = Fields.of(node, where, problems);
    if (fields == null) {
      return null;
    }
    fields.allowOnly(List.of(MATCHES, PASSES));
    boolean matches = fields.find(MATCHES) != null;
    if (matches == (fields.find(PASSES) != null)) {
      problems.at(node, where, "An example either matches or passes.", HINT);
      return null;
    }
    Fields review = fields.within(matches ? MATCHES : PASSES, where);
    if (review == null) {
      return null;
    }
    int line = node.getStartMark().getLine() + 1;
    return new Example(line, matches, text(review), evidence(review));
  }

  private static ReviewText text(Fields review) {
    return new ReviewText(
        valueOrNull(review.text("title")),
        valueOrNull(review.text("text")),
        valueOrNull(review.text("language")));
  }

  private static @Nullable String valueOrNull(@Nullable ScalarNode node) {
    return node == null ? null : node.getValue();
  }

  private Evidence evidence(Fields review) {
    Evidence.Builder evidence = Evidence.builder();
    review
        .all()
        .forEach(
            (key, tuple) -> {
              if (TEXT_FIELDS.contains(key)) {
                return;
              }
              Signal signal = Signals.byKey(key);
              ScalarNode value = review.text(key);
              if (signal == null) {
                problems.at(
                    tuple.getKeyNode(),
                    where,
                    "There is no signal '" + Spelling.shown(key) + "'.",
                    Spelling.hint(key, known()));
              } else if (value != null) {
                put(evidence, signal, value);
              }
            });
    return evidence.build();
  }

  private void put(Evidence.Builder evidence, Signal signal, ScalarNode node) {
    Object value = PlainValues.of(node);
    if (value instanceof Boolean flag && signal.kind() == Signal.Kind.FLAG) {
      evidence.put(signal, flag);
    } else if (value instanceof Number number && signal.kind() != Signal.Kind.FLAG) {
      evidence.put(signal, number.floatValue());
    } else {
      String wanted = signal.kind() == Signal.Kind.FLAG ? "true or false" : "a number";
      problems.at(
          node, where, signal.key() + " is " + wanted + ".", "Write it as it is, without quotes.");
    }
  }

  private static List<String> known() {
    List<String> known = new ArrayList<>(TEXT_FIELDS);
    Signals.all().forEach(signal -> known.add(signal.key()));
    return known;
  }
}
