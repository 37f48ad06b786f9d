package dev.screener.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * How far decisions agree with what the policy alone says: in all, and by what they are about.
 *
 * @param groups tallies by the name of the grouping and the group
 */
record Agreement(Opinions all, Map<String, Map<String, Opinions>> groups) {

  static Agreement of(List<Compared> compared) {
    Opinions all = new Opinions();
    Map<String, Map<String, Opinions>> groups = new LinkedHashMap<>();
    for (String name : List.of("reason", "rule", "language", "length", "effect")) {
      groups.put(
          name, name.equals("length") ? new TreeMap<>(Compared.SHORTEST_FIRST) : new TreeMap<>());
    }
    for (Compared one : compared) {
      all.add(one.approves(), one.policy().outcome());
      add(groups, "reason", one.weightiestReason(), one);
      add(groups, "language", one.policy().language(), one);
      add(groups, "length", one.policy().lengthBand(), one);
      add(groups, "effect", one.label() ? "LABEL" : "RULES", one);
      // One decision counts under each rule that matched.
      one.policy().ruleIds().forEach(rule -> add(groups, "rule", rule, one));
    }
    return new Agreement(all, groups);
  }

  private static void add(
      Map<String, Map<String, Opinions>> groups, String name, String group, Compared one) {
    groups
        .getOrDefault(name, new TreeMap<>())
        .computeIfAbsent(group, first -> new Opinions())
        .add(one.approves(), one.policy().outcome());
  }

  /**
   * Disagreements to read, each with the same chance; what the policy holds is none.
   *
   * @param compared in an order that does not depend on chance
   */
  static List<Compared> disagreements(List<Compared> compared, int most, long seed) {
    List<Compared> disagreeing = new ArrayList<>();
    for (Compared one : compared) {
      if (one.meeting() == Opinions.Meeting.STRICTER || one.meeting() == Opinions.Meeting.LAXER) {
        disagreeing.add(one);
      }
    }
    Collections.shuffle(disagreeing, new Random(seed));
    return List.copyOf(disagreeing.subList(0, Math.min(most, disagreeing.size())));
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("all", all.json());
    groups.forEach(
        (name, tallies) -> {
          ObjectNode group = node.putObject("by" + capital(name));
          tallies.forEach((value, opinions) -> group.set(value, opinions.json()));
        });
    return node;
  }

  private static String capital(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
