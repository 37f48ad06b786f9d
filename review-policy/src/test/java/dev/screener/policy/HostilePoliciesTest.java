package dev.screener.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.screener.scoring.ReviewText;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Policies that are mistaken or meant to harm are refused with a message that a moderator can act
 * on, or survived.
 */
@Timeout(30)
class HostilePoliciesTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void isRefusedWithAdvice(String name, String yaml, String message) {
    List<Problem> problems = Policies.problems(yaml);

    assertThat(problems)
        .anySatisfy(
            problem ->
                assertThat(problem.toString().replace('\n', ' ')).containsIgnoringCase(message));
    assertThat(problems).allSatisfy(problem -> assertThat(problem.message()).isNotBlank());
    assertThat(problems)
        .allSatisfy(problem -> assertThat(problem.toString().length()).isLessThan(5000));
    assertThat(problems).hasSizeLessThanOrEqualTo(50);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        // YAML
        arguments("an empty text", "", "no fields"),
        arguments("binary", "policy: \u0000\u0001", "not YAML"),
        arguments("broken indentation", "policy: a\n  version: 1\n rules", "not YAML"),
        arguments("a list", "- policy", "no fields"),
        arguments("alias bomb", aliasBomb(), "anchor"),
        arguments("a lone alias", "policy: *ours\n", "alias"),
        arguments("a tag that names a class", "policy: !!java.net.URL [http://x.test]\n", "tag"),
        arguments("deep nesting", "words: " + "[".repeat(100_000), "levels of nesting"),
        arguments("two documents", "policy: a\n---\npolicy: b\n", "second document"),
        arguments("a huge document", "# " + "x".repeat(5 << 20), "characters"),
        arguments("twice the same field", "policy: a\npolicy: b\nversion: 1\n", "twice"),
        arguments("an endless field name", "p".repeat(1000) + ": a\n", "no field"),
        // Structure
        arguments("an unknown field", "policy: a\nversion: 1\nrulez: []\n", "mean rules"),
        arguments("no version", "policy: a\nrules: []\n", "'version' is missing"),
        arguments("a version with a slash", "policy: a\nversion: 1/2\n", "'version'"),
        arguments("rules that are no list", "policy: a\nversion: 1\nrules: 3\n", "must be a list"),
        arguments("10,000 rules", manyRules(10_000), "more than 200 rules"),
        arguments("twice the same id", manyRules(1) + rule("r0"), "has this id"),
        arguments("an unknown verdict", rules("verdict: REJECT"), "mean REJECTED"),
        arguments("an unknown reason", rules("verdict: HELD\n    reason: SPAMM"), "mean SPAM"),
        arguments("no reason", rules("verdict: HELD"), "'reason' is missing"),
        arguments(
            "a rejected review shown",
            rules("verdict: REJECTED\n    reason: SPAM\n    display: FULL"),
            "cannot be shown"),
        arguments(
            "a lane for what is held",
            rules("verdict: HELD\n    reason: SPAM\n    queue: ABUSE"),
            "stay APPROVED"),
        arguments("an unknown lane", rules("verdict: APPROVED\n    queue: REPORT"), "REPORTED"),
        arguments(
            "a reason that rules cannot give",
            rules("verdict: HELD\n    reason: WITHDRAWN"),
            "no reason 'WITHDRAWN'"),
        arguments(
            "a time without a unit",
            rules("verdict: HELD\n    reason: SPAM\n    expiresAfter: 72"),
            "is no time"),
        // Word lists
        arguments("a huge word list", hugeWordList(), "entries"),
        arguments(
            "an endless word",
            "policy: a\nversion: 1\nwords:\n  bad: [" + "x".repeat(500) + "]\n",
            "more than 100 characters"),
        arguments(
            "a word of punctuation",
            "policy: a\nversion: 1\nwords:\n  bad: ['!!!']\n",
            "without a letter"),
        // Expressions
        arguments(
            "unknown signal",
            Policies.withCondition("content.gibbrish > 0.9"),
            "mean content.gibberish"),
        arguments(
            "unknown setting",
            Policies.withCondition("author.stoodReviews > settings.most"),
            "settings.most"),
        arguments(
            "unknown word list", Policies.withCondition("text.mentions(words.bad)"), "words.bad"),
        arguments(
            "a number for a flag",
            Policies.withCondition("review.rated == 1"),
            "flag is used by itself"),
        arguments(
            "a number in quotes", Policies.withCondition("content.links >= '3'"), "without quotes"),
        arguments(
            "whole against decimal",
            Policies.withCondition("content.shouting == 1"),
            "with a point"),
        arguments("no yes or no", Policies.withCondition("content.links + 1"), "not yes or no"),
        arguments(
            "joined by a word",
            Policies.withCondition("review.rated and review.edited"),
            "&& for and"),
        arguments("a single equals sign", Policies.withCondition("content.links = 3"), "Write =="),
        arguments("unfinished", Policies.withCondition("content.links >="), "ends too early"),
        arguments(
            "deep parentheses",
            Policies.withCondition("(".repeat(1500) + "true" + ")".repeat(1500)),
            "too large"),
        arguments(
            "very long", Policies.withCondition("true" + " || true".repeat(5000)), "too large"),
        arguments(
            "a loop", Policies.withCondition("'[1,2].all(x, [1,2].all(y, x > y))'"), "no function"),
        arguments(
            "text that grows",
            Policies.withCondition("'(review.text + review.text).size() > 3'"),
            "does not go with"),
        arguments(
            "the author's name",
            Policies.withCondition("review.authorName == 'x'"),
            "There is no 'review.authorName'"),
        arguments(
            "division by zero", Policies.withCondition("1 / 0 > 0"), "fails on an ordinary review"),
        arguments(
            "overflow",
            Policies.withCondition("9223372036854775807 + author.reviewsLastHour > 0"),
            "fails on an ordinary review"),
        // Patterns
        arguments(
            "a bad pattern", Policies.withCondition("'text.hasPattern(\"(\")'"), "is no pattern"),
        arguments(
            "look-around",
            Policies.withCondition("'text.hasPattern(\"(?=a)b\")'"),
            "no look-around"),
        arguments(
            "a pattern that multiplies",
            Policies.withCondition("'text.hasPattern(\"(((a{1000}){1000}){1000}){1000}\")'"),
            "too large"),
        arguments(
            "a pattern from the review",
            Policies.withCondition("text.hasPattern(review.title)"),
            "not written out"));
  }

  @Test
  void aDivisionThatFailsForSomeReviewsHoldsThose() {
    RulesPolicy policy =
        Policies.compiled(Policies.withCondition("10 / author.reviewsLastHour > 4"));

    Verdict failing = policy.judge(Cases.review().with(AuthorSignal.REVIEWS_LAST_HOUR, 0).build());
    Verdict fine = policy.judge(Cases.review().with(AuthorSignal.REVIEWS_LAST_HOUR, 5).build());

    assertThat(failing.outcome()).isEqualTo(Outcome.HELD);
    assertThat(failing.reasons()).containsExactly(Reason.RULE_FAILED);
    assertThat(failing.ruleIds()).containsExactly("failed:one");
    assertThat(fine.outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void missingEvidenceMatchesNeitherAConditionNorItsOpposite() {
    Case unmeasured = new Case("f", "r", 1, new ReviewText(null, null, null), Evidence.none());

    for (String condition :
        List.of(
            "content.gibberish < 0.5",
            "'!(content.gibberish < 0.5)'",
            "content.gibberish != 0.5",
            "content.gibberish / 2.0 < 0.5",
            "'content.gibberish in [0.5]'",
            "'!content.spoilerDeclared'")) {
      RulesPolicy policy = Policies.compiled(Policies.withCondition(condition));
      assertThat(policy.judge(unmeasured).outcome()).as(condition).isEqualTo(Outcome.APPROVED);
    }
  }

  @Test
  void aPatternThatExplodesElsewhereRunsInLinearTime() {
    RulesPolicy policy = Policies.compiled(Policies.withCondition("'text.hasPattern(\"(a+)+$\")'"));
    Case hostile = Cases.review().saying("a".repeat(100_000) + "!").build();

    assertThat(assertTimeout(Duration.ofSeconds(5), () -> policy.judge(hostile)))
        .extracting(Verdict::outcome)
        .isEqualTo(Outcome.APPROVED);
  }

  @Test
  void aWordListWithLongSuffixesIsSearchedInLinearTime() {
    StringBuilder words = new StringBuilder("words:\n  bad:\n");
    for (int i = 1; i <= 90; i++) {
      words.append("    - ").append("가".repeat(i)).append("나\n");
    }
    RulesPolicy policy =
        Policies.compiled(Policies.withHead(words.toString(), "text.mentions(words.bad)"));
    Case hostile = Cases.review().saying("가".repeat(200_000)).build();

    assertThat(assertTimeout(Duration.ofSeconds(5), () -> policy.judge(hostile)))
        .extracting(Verdict::outcome)
        .isEqualTo(Outcome.APPROVED);
  }

  private static String aliasBomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]%n".formatted(i, i, i - 1, i - 1));
    }
    return bomb.toString();
  }

  private static String rules(String effect) {
    return "policy: ours\nversion: 1\nrules:\n  - id: one\n    when: review.rated\n    "
        + effect
        + "\n";
  }

  private static String manyRules(int count) {
    StringBuilder rules = new StringBuilder("policy: ours\nversion: 1\nrules:\n");
    for (int i = 0; i < count; i++) {
      rules.append(rule("r" + i));
    }
    return rules.toString();
  }

  private static String rule(String id) {
    return "  - {id: " + id + ", when: review.rated, verdict: HELD, reason: SPAM}\n";
  }

  private static String hugeWordList() {
    StringBuilder words = new StringBuilder("policy: ours\nversion: 1\nwords:\n  bad:\n");
    for (int i = 0; i < 60_000; i++) {
      words.append("    - word").append(i).append('\n');
    }
    assertThat(words.toString().getBytes(UTF_8)).hasSizeLessThan(SafeYaml.MOST_CHARACTERS);
    return words.toString();
  }
}
