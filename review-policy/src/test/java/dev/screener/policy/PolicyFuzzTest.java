package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.fuzz.Faults;
import dev.screener.contracts.fuzz.Fuzz;
import dev.screener.scoring.ContentSignal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever is sent as a policy, it is refused with advice, or judges whatever comes. */
@Timeout(3600)
class PolicyFuzzTest {

  /** Compiling is done by nobody who has to answer at once; deciding is. */
  private static final Duration TO_COMPILE = Duration.ofSeconds(2);

  private static final String SOUND =
      """
      policy: ours
      version: 1
      settings:
        most: 3
        mode: {value: mild, oneOf: [mild, strict]}
      words:
        bad: [casino, "easy money"]
      rules:
        - id: one
          note: many links
          when: content.links > settings.most || text.mentions(words.bad)
          verdict: HELD
          reason: SPAM
          expiresAfter: 3h
          examples: [{matches: {content.links: 4}}, {passes: {content.links: 1}}]
        - id: two
          when: '!review.rated && text.hasPattern("(a|b)+c") && author.stoodReviews == 0'
          verdict: REJECTED
          reason: LOW_EFFORT
        - id: three
          when: review.rated
          verdict: APPROVED
          display: COLLAPSED
          queue: REPORTED
      """;

  private static final List<String> PIECES =
      Stream.concat(
              Faults.PIECES.stream(),
              Stream.of(
                  "&a ",
                  "*a",
                  "!!int ",
                  "!x ",
                  "---\n",
                  "? ",
                  "- ",
                  "|\n",
                  ">\n",
                  "<<: ",
                  "#",
                  "\n  ",
                  "rules:",
                  "when: ",
                  "id: ",
                  "examples: ",
                  "settings.most",
                  "words.bad",
                  "content.links",
                  "content.spam",
                  "review.text",
                  "text.mentions(",
                  "size(",
                  ".matches(",
                  "has(",
                  ".all(x, ",
                  "int(",
                  "double(",
                  "string(",
                  "&&",
                  "||",
                  "? :",
                  " in ",
                  "[1, 2]",
                  "1 / 0",
                  "% 0",
                  "9223372036854775807",
                  "\"(\"",
                  "(?=a)",
                  "{1000}",
                  "off",
                  ".nan",
                  "0x7f",
                  "1e400",
                  "timestamp(\"x\")",
                  "duration(\"1s\")"))
          .toList();

  @Test
  void whateverIsSentIsRefusedWithAdviceOrJudges() {
    Fuzz.ofTexts("policies", random -> Faults.in(SOUND, random, PIECES))
        .within(TO_COMPILE)
        .tries(1_000)
        .check(PolicyFuzzTest::isRefusedOrJudges);
  }

  @Test
  void whateverAConditionSaysItIsRefusedWithAdviceOrJudges() {
    Fuzz.ofTexts("conditions", PolicyFuzzTest::condition)
        .within(TO_COMPILE)
        .tries(1_000)
        .check(condition -> isRefusedOrJudges(Policies.withCondition("'" + condition + "'")));
  }

  private static void isRefusedOrJudges(String yaml) {
    Compilation compilation = PolicyCompiler.compile(yaml);

    if (compilation instanceof Compilation.Refused refused) {
      assertThat(refused.problems())
          .hasSizeBetween(1, 50)
          .allSatisfy(
              problem -> {
                assertThat(problem.line()).isPositive();
                assertThat(problem.column()).isPositive();
                assertThat(problem.message()).isNotBlank().doesNotContain("Exception");
                assertThat(problem.hint()).isNotBlank();
                assertThat(problem.toString().length()).isLessThan(1000);
              });
    } else {
      RulesPolicy policy = ((Compilation.Compiled) compilation).policy();
      PolicyExamples.run(policy);
      for (Case one : CASES) {
        assertThat(policy.judge(one).outcome()).isNotNull();
      }
    }
  }

  private static final List<Case> CASES =
      List.of(
          Cases.review().build(),
          Cases.review().rated(8).byKnownAuthor().saying("casino, easy money").build(),
          Cases.review()
              .with(ContentSignal.LINKS, 1e30)
              .with(ContentSignal.SHOUTING, Double.NaN)
              .with(AuthorSignal.REVIEWS_LAST_HOUR, -1)
              .saying("ab".repeat(10_000) + "\u0000\uD800")
              .build());

  /** Of signals, numbers and operators, mostly with sense. */
  private static String condition(Random random) {
    StringBuilder condition = new StringBuilder(comparison(random));
    for (int i = random.nextInt(6); i > 0; i--) {
      condition.append(random.nextBoolean() ? " && " : " || ").append(comparison(random));
    }
    String whole = condition.toString();
    return (random.nextInt(3) == 0 ? Faults.in(whole, random, PIECES) : whole).replace("'", "''");
  }

  private static String comparison(Random random) {
    String[] terms = {
      "content.links",
      "content.shouting",
      "content.spam",
      "author.reviewsLastHour",
      "author.stoodReviews",
      "review.rating",
      "1",
      "0",
      "0.5",
      "-1",
      "9223372036854775807",
      "1e308",
      "author.reviewsLastHour * 9223372036854775807",
      "10 / author.reviewsLastHour",
      "content.shouting / 0.0",
      "author.reviewsLastHour % 0",
      "review.rated",
      "true",
      "(1 + 2)"
    };
    String[] operators = {" > ", " >= ", " == ", " != ", " < ", " in [", " + 1 > "};
    String operator = operators[random.nextInt(operators.length)];
    String comparison =
        terms[random.nextInt(terms.length)]
            + operator
            + terms[random.nextInt(terms.length)]
            + (operator.endsWith("[") ? "]" : "");
    return switch (random.nextInt(6)) {
      case 0 -> "!(" + comparison + ")";
      case 1 -> "text.mentions([\"casino\"])";
      case 2 -> "text.hasPattern(\"(a+)+b\")";
      default -> comparison;
    };
  }
}
