package dev.screener.policy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Policies that are mistaken or meant to harm, and what their authors are to be told. */
final class HostilePolicies {

  private HostilePolicies() {}

  /**
   * One of them.
   *
   * @param overlay null for none; otherwise laid over the policy
   */
  record Hostile(String name, String yaml, @Nullable String overlay) {

    Compilation compile() {
      return PolicyCompiler.compile(yaml, overlay, Set.of());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> all() {
    return Stream.of(yaml(), structure(), settingsAndWords(), conditions(), patterns(), overlays())
        .flatMap(group -> group);
  }

  private static Stream<Hostile> yaml() {
    return Stream.of(
        whole("an empty text", ""),
        whole("a null character", "policy: a\nversion: \u0000\u0001"),
        whole("a control character", "policy: a\nversion: \u0007\n"),
        whole("bytes that are no text", garbage()),
        whole("another encoding", new String("policy: café\n".getBytes(ISO_8859_1), UTF_8)),
        whole("broken indentation", "policy: a\n  version: 1\n rules"),
        whole("a line too far left", "policy: a\nrules:\n  - id: a\n    note: b\n   when: true\n"),
        whole("tabs for indentation", "policy: a\nsettings:\n\tmost: 1\n"),
        whole("an open quote", "policy: \"ours\nversion: 1\n"),
        whole("a list", "- policy"),
        whole("one word", "policy"),
        whole("an alias bomb", aliasBomb()),
        whole("an anchor alone", "policy: &ours a\n"),
        whole("an alias alone", "policy: *ours\n"),
        whole("a tag that names a class", "policy: !!java.net.URL [http://x.test]\n"),
        whole("a tag of its own", "policy: a\nversion: !include other.yaml\n"),
        whole("a merge key", "policy: a\n<<: {version: 1}\n"),
        whole("a merge key with an alias", "a: &a {version: 1}\n<<: *a\n"),
        whole("deep nesting", "words: " + "[".repeat(100_000)),
        whole("deep nesting in blocks", nestedBlocks(200)),
        whole("two documents", "policy: a\n---\npolicy: b\n"),
        whole("a huge document", "# " + "x".repeat(5 << 20)),
        whole("the same field twice", "policy: a\npolicy: b\nversion: 1\n"),
        whole("a list as a field's name", "policy: a\n? [x, y]\n: 3\n"),
        whole("an endless field name", "p".repeat(1000) + ": a\n"));
  }

  private static Stream<Hostile> structure() {
    return Stream.of(
        whole("an unknown field", "policy: a\nversion: 1\nrulez: []\n"),
        whole("no version", "policy: a\nrules: []\n"),
        whole("an empty name", "policy: ''\nversion: 1\n"),
        whole("a name that is a path", "policy: ../../etc/passwd\nversion: 1\n"),
        whole("a name with a line break", "policy: \"a\\nb\"\nversion: 1\n"),
        whole("a version with a slash", "policy: a\nversion: 1/2\n"),
        whole("a version that names suspended rules", "policy: a\nversion: 1!one\n"),
        whole("fields instead of a name", "policy: {a: b}\nversion: 1\n"),
        whole("rules that are no list", "policy: a\nversion: 1\nrules: 3\n"),
        whole("a rule that is a word", "policy: a\nversion: 1\nrules: [one]\n"),
        whole("a rule without id", "policy: a\nversion: 1\nrules:\n  - when: review.rated\n"),
        whole(
            "a rule's id that is a path",
            rule("id: ../one", "when: review.rated", "verdict: APPROVED")),
        whole("10,000 rules", manyRules(10_000)),
        whole(
            "twice the same id",
            manyRules(1) + "  - {id: r0, when: review.rated, verdict: APPROVED}\n"),
        whole("no condition", rule("id: one", "verdict: APPROVED")),
        whole("no verdict", rule("id: one", "when: review.rated")),
        whole("an unknown verdict", effect("verdict: REJECT")),
        whole("a verdict in small letters", effect("verdict: held", "reason: SPAM")),
        whole("an unknown reason", effect("verdict: HELD", "reason: SPAMM")),
        whole("a reason that rules cannot give", effect("verdict: HELD", "reason: WITHDRAWN")),
        whole("no reason", effect("verdict: HELD")),
        whole(
            "a rejected review shown",
            effect("verdict: REJECTED", "reason: SPAM", "display: FULL")),
        whole("an approved review not shown", effect("verdict: APPROVED", "display: NONE")),
        whole("a lane for what is held", effect("verdict: HELD", "reason: SPAM", "queue: ABUSE")),
        whole("an unknown lane", effect("verdict: APPROVED", "queue: REPORT")),
        whole("a hold without a unit", effect("verdict: HELD", "reason: SPAM", "expiresAfter: 72")),
        whole(
            "a hold before it began", effect("verdict: HELD", "reason: SPAM", "expiresAfter: -3h")),
        whole("a hold of no time", effect("verdict: HELD", "reason: SPAM", "expiresAfter: 0h")),
        whole(
            "a hold of 273 years", effect("verdict: HELD", "reason: SPAM", "expiresAfter: 99999d")),
        whole(
            "a hold of ages", effect("verdict: HELD", "reason: SPAM", "expiresAfter: 9999999999d")),
        whole("an end of what is no hold", effect("verdict: APPROVED", "expiresAfter: 3h")),
        whole(
            "an example of an unknown signal",
            effect("verdict: APPROVED", "examples: [{matches: {content.lnks: 1}}]")),
        whole(
            "an example with a text for a number",
            effect("verdict: APPROVED", "examples: [{matches: {content.links: many}}]")),
        whole(
            "an example that says neither",
            effect("verdict: APPROVED", "examples: [{match: {content.links: 1}}]")));
  }

  private static Stream<Hostile> settingsAndWords() {
    return Stream.of(
        whole("a setting's name that is a path", head("settings:", "  ../most: 1")),
        whole("a setting too large", head("settings:", "  most: 99999999999999999999")),
        whole("a setting that is no number", head("settings:", "  most: .nan")),
        whole("a setting that has no end", head("settings:", "  most: .inf")),
        whole("a setting with an exponent", head("settings:", "  most: 1e400")),
        whole("a setting that is a list", head("settings:", "  most: [1, 2]")),
        whole(
            "a choice that is none of its values",
            head("settings:", "  mode: {value: loud, oneOf: [mild, strict]}")),
        whole("a choice without values", head("settings:", "  mode: {value: loud}")),
        whole("100,000 settings", manySettings(100_000)),
        whole("100 word lists", manyLists(100)),
        whole("a huge word list", hugeWordList()),
        whole("an endless word", head("words:", "  bad: [" + "x".repeat(500) + "]")),
        whole("a word of punctuation", head("words:", "  bad: ['!!!']")),
        whole("words that run together", head("words:", "  bad:", "  - casino", "    - slots")),
        whole("a word that is a list", head("words:", "  bad: [[a]]")),
        whole("words that are no list", head("words:", "  bad: casino")));
  }

  private static Stream<Hostile> conditions() {
    return Stream.of(
        condition("an unknown signal", "content.gibbrish > 0.9"),
        condition("a name like no other", "zzzzzzzzzzzzzzzzzzz.yyyyyyyyyyyyyy > 3"),
        condition("the author's name", "review.authorName == 'x'"),
        condition("an unknown setting", "author.stoodReviews > settings.most"),
        condition("an unknown word list", "text.mentions(words.bad)"),
        condition("an unknown function", "text.matches('a')"),
        condition("a number for a flag", "review.rated == 1"),
        condition("a number in quotes", "content.links >= '3'"),
        condition("a whole number against one with a point", "content.shouting == 1"),
        condition("a text for a number", "content.links + 'a' == 'b'"),
        condition("no yes or no", "content.links + 1"),
        condition("joined by a word", "review.rated and review.edited"),
        condition("a single equals sign", "content.links = 3"),
        condition("unfinished", "content.links >="),
        condition("a loop", "'[1,2].all(x, [1,2].all(y, x > y))'"),
        condition("a filter", "'[1,2].filter(x, x > 1).size() > 0'"),
        condition("a macro that asks for presence", "has(review.rated)"),
        condition("a map", "'{1: 2}[1] == 2'"),
        condition("text that grows", "'(review.text + review.text).size() > 3'"),
        condition("a list that grows", "'([1] + [2]).size() > 1'"),
        condition("a number too large", "content.links > 99999999999999999999"),
        condition("division by zero", "1 / 0 > 0"),
        condition("remainder by zero", "author.reviewsLastHour % 0 == 1"),
        condition("overflow", "9223372036854775807 + author.reviewsLastHour > 0"),
        condition(
            "overflow by multiplying", "author.reviewsLastHour * 9223372036854775807 * 2 > 0"),
        condition("a text that is no number", "int(review.text) > 3"),
        condition("deep parentheses", "(".repeat(1500) + "true" + ")".repeat(1500)),
        condition("parentheses within the length", "(".repeat(300) + "true" + ")".repeat(300)),
        condition("very long", "true" + " || true".repeat(5000)),
        condition(
            "a wide list",
            "'content.links in ["
                + IntStream.range(0, 900)
                    .mapToObj(Integer::toString)
                    .collect(Collectors.joining(","))
                + "]'"),
        condition("nothing but comment", "'// true'"),
        condition("letters that look alike", "сontent.links >= 1"));
  }

  private static Stream<Hostile> patterns() {
    return Stream.of(
        condition("a bad pattern", "'text.hasPattern(\"(\")'"),
        condition("look-around", "'text.hasPattern(\"(?=a)b\")'"),
        condition("a back-reference", "'text.hasPattern(r\"(a)\\1\")'"),
        condition(
            "a pattern that multiplies", "'text.hasPattern(\"(((a{1000}){1000}){1000}){1000}\")'"),
        condition("a huge alternation", "'text.hasPattern(\"(" + "ab|".repeat(400) + "c)\")'"),
        condition("a pattern from the review", "text.hasPattern(review.title)"),
        whole("120 patterns", manyPatterns()));
  }

  private static Stream<Hostile> overlays() {
    return Stream.of(
        overlay("an overlay of another policy", "overlays: theirs\n"),
        overlay("an overlay of none", "settings: {floodPerHour: 3}\n"),
        overlay(
            "an overlay with rules of its own",
            "overlays: default\nrules: [{id: mine, when: 'true'}]\n"),
        overlay(
            "an overlay that switches off what is not", "overlays: default\nrules: {spam: off}\n"),
        overlay("an overlay that switches a rule on", "overlays: default\nrules: {spoiler: on}\n"),
        overlay(
            "an overlay with an unknown setting",
            "overlays: default\nsettings: {floodPerHours: 3}\n"),
        overlay(
            "an overlay that changes a kind",
            "overlays: default\nsettings: {floodPerHour: many}\n"),
        overlay(
            "an overlay with an unknown choice",
            "overlays: default\nsettings: {shortReviews: hidden}\n"),
        overlay("an overlay with an unknown list", "overlays: default\nwords: {casino: [slots]}\n"),
        overlay("an overlay with an alias", "overlays: default\nsettings: {floodPerHour: *n}\n"));
  }

  private static Hostile overlay(String name, String overlay) {
    return new Hostile(name, DefaultPolicy.yaml(), overlay);
  }

  private static Hostile whole(String name, String yaml) {
    return new Hostile(name, yaml, null);
  }

  private static Hostile condition(String name, String condition) {
    return new Hostile(name, Policies.withCondition(condition), null);
  }

  private static String head(String... lines) {
    return "policy: ours\nversion: 1\n" + String.join("\n", lines) + "\n";
  }

  private static String rule(String... fields) {
    return "policy: ours\nversion: 1\nrules:\n  - " + String.join("\n    ", fields) + "\n";
  }

  private static String effect(String... fields) {
    return rule("id: one", "when: review.rated", String.join("\n    ", fields));
  }

  /** A picture, say. */
  private static String garbage() {
    byte[] bytes = new byte[2000];
    new Random(7).nextBytes(bytes);
    return new String(bytes, UTF_8);
  }

  private static String aliasBomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    return bomb.toString();
  }

  private static String nestedBlocks(int depth) {
    StringBuilder blocks = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      blocks.append(" ".repeat(i)).append("a:\n");
    }
    return blocks.toString();
  }

  private static String manyRules(int count) {
    StringBuilder rules = new StringBuilder("policy: ours\nversion: 1\nrules:\n");
    for (int i = 0; i < count; i++) {
      rules.append("  - {id: r" + i + ", when: review.rated, verdict: HELD, reason: SPAM}\n");
    }
    return rules.toString();
  }

  private static String manySettings(int count) {
    StringBuilder settings = new StringBuilder("policy: ours\nversion: 1\nsettings:\n");
    for (int i = 0; i < count; i++) {
      settings.append("  setting").append(i).append(": 1\n");
    }
    return settings.toString();
  }

  private static String manyLists(int count) {
    StringBuilder lists = new StringBuilder("policy: ours\nversion: 1\nwords:\n");
    for (int i = 0; i < count; i++) {
      lists.append("  list").append(i).append(": [a]\n");
    }
    return lists.toString();
  }

  private static String hugeWordList() {
    StringBuilder words = new StringBuilder("policy: ours\nversion: 1\nwords:\n  bad:\n");
    for (int i = 0; i < 60_000; i++) {
      words.append("    - word").append(i).append('\n');
    }
    return words.toString();
  }

  private static String manyPatterns() {
    StringBuilder rules = new StringBuilder("policy: ours\nversion: 1\nrules:\n");
    for (int i = 0; i < 120; i++) {
      String condition = "'text.hasPattern(\"p" + i + "\")'";
      rules.append("  - {id: r" + i + ", when: " + condition + ", verdict: APPROVED}\n");
    }
    return rules.toString();
  }
}
