package dev.screener.policy;

import dev.screener.policy.PolicyDocument.RuleText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Takes one rule of a policy apart. */
final class RuleReader {

  private static final List<String> FIELDS =
      List.of(
          "id",
          "note",
          "when",
          "verdict",
          "display",
          "reason",
          "queue",
          "expiresAfter",
          "examples");

  /** The others are told of writes, of moderators and of failed rules. */
  private static final Reason[] REASONS = {
    Reason.SPAM,
    Reason.TEMPLATE_CAMPAIGN,
    Reason.LOW_EFFORT,
    Reason.GIBBERISH,
    Reason.OFF_TOPIC,
    Reason.ABUSE,
    Reason.FLOOD,
    Reason.SIEGE,
    Reason.REPORTED,
    Reason.SHORT_REACTION,
    Reason.SPOILER
  };

  private static final Pattern TIME = Pattern.compile("([1-9][0-9]{0,4}) ?([mhd])");
  private static final Duration LONGEST_HOLD = Duration.ofDays(366);
  private static final String TIME_HINT = "Write a time such as 30m, 72h or 7d.";

  private final Problems problems;
  private final List<String> documentLines;

  RuleReader(Problems problems, List<String> documentLines) {
    this.problems = problems;
    this.documentLines = documentLines;
  }

  /** The rule, or null when it has no id or condition. */
  @Nullable RuleText read(Node node) {
    Fields anonymous = Fields.of(node, "rules", problems);
    if (anonymous == null) {
      return null;
    }
    String idHint = "Give the rule an id, such as  id: spam-links";
    ScalarNode id = anonymous.requiredText("id", idHint);
    if (id == null) {
      return null;
    }
    String where = "rule " + Spelling.shown(id.getValue());
    Fields fields = Fields.of(node, where, problems);
    if (fields == null) {
      return null;
    }
    fields.allowOnly(FIELDS);
    ScalarNode when = fields.requiredText("when", "Say when the rule matches.");
    Effect effect = effect(fields, where);
    if (when == null) {
      return null;
    }
    return new RuleText(
        id.getValue(),
        fields.textOrEmpty("note"),
        new Expression(when, documentLines),
        effect,
        expiresAfter(fields, effect, where),
        examples(fields, where));
  }

  private Effect effect(Fields fields, String where) {
    Outcome outcome = oneOf(fields, "verdict", Outcome.values(), where, true);
    Display display = oneOf(fields, "display", Display.values(), where, false);
    Reason reason = oneOf(fields, "reason", REASONS, where, false);
    if (outcome == null) {
      return Effect.APPROVED;
    }
    boolean approved = outcome == Outcome.APPROVED;
    Node displayNode = fields.find("display");
    if (displayNode != null && display != null && approved == (display == Display.NONE)) {
      problems.at(
          displayNode,
          where,
          "What is " + outcome + " cannot be shown as " + display + ".",
          "Leave 'display' out unless the verdict is APPROVED.");
    }
    boolean plain = approved && (display == null || display == Display.FULL);
    if (reason == null && !plain && fields.find("reason") == null) {
      fields.requiredText("reason", "The author must be told why: name one of the reasons.");
    }
    Lane queue = queue(fields, approved, where);
    if (!approved) {
      return new Effect(outcome, Display.NONE, reason, null);
    }
    Display shown = display == null || display == Display.NONE ? Display.FULL : display;
    return new Effect(outcome, shown, reason, queue);
  }

  private @Nullable Lane queue(Fields fields, boolean approved, String where) {
    Lane queue = oneOf(fields, "queue", Lane.values(), where, false);
    Node node = fields.find("queue");
    if (node != null && queue != null && !approved) {
      problems.at(
          node,
          where,
          "'queue' is for reviews that stay APPROVED while a person looks.",
          "Leave 'queue' out: what is HELD is queued anyway.");
    }
    return queue;
  }

  private <E extends Enum<E>> @Nullable E oneOf(
      Fields fields, String name, E[] constants, String where, boolean required) {
    List<String> names = Arrays.stream(constants).map(Enum::name).toList();
    ScalarNode node =
        required
            ? fields.requiredText(name, "Write one of " + String.join(", ", names) + ".")
            : fields.text(name);
    if (node == null) {
      return null;
    }
    for (E constant : constants) {
      if (constant.name().equals(node.getValue())) {
        return constant;
      }
    }
    String wanted = node.getValue().toUpperCase(Locale.ROOT);
    problems.at(
        node,
        where,
        "There is no " + name + " '" + Spelling.shown(node.getValue()) + "'.",
        Spelling.hint(wanted, names));
    return null;
  }

  private @Nullable Duration expiresAfter(Fields fields, Effect effect, String where) {
    ScalarNode node = fields.text("expiresAfter");
    if (node == null) {
      return null;
    }
    Matcher time = TIME.matcher(node.getValue());
    if (!time.matches()) {
      problems.at(node, where, "'expiresAfter' is no time.", TIME_HINT);
      return null;
    }
    if (effect.outcome() != Outcome.HELD) {
      problems.at(
          node, where, "Only a hold can expire.", "Leave 'expiresAfter' out, or hold the review.");
      return null;
    }
    long number = Long.parseLong(time.group(1));
    Duration duration =
        switch (time.group(2)) {
          case "m" -> Duration.ofMinutes(number);
          case "h" -> Duration.ofHours(number);
          default -> Duration.ofDays(number);
        };
    if (duration.compareTo(LONGEST_HOLD) > 0) {
      problems.at(node, where, "'expiresAfter' is longer than a year.", TIME_HINT);
      return null;
    }
    return duration;
  }

  private List<Example> examples(Fields fields, String where) {
    ExampleReader reader = new ExampleReader(problems, where);
    List<Example> examples = new ArrayList<>();
    for (Node item : fields.items("examples")) {
      Example example = reader.read(item);
      if (example != null) {
        examples.add(example);
      }
    }
    return examples;
  }
}
