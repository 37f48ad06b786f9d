package dev.screener.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.screener.policy.HostilePolicies.Hostile;
import dev.screener.scoring.ContentSignal;
import dev.screener.scoring.ReviewText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Policies that are mistaken or meant to harm are refused with a message that a moderator can act
 * on, or survived. What each is told first stands in {@code hostile-policies.txt}, to be read as a
 * whole.
 */
class HostilePoliciesTest {

  private static final Path ANSWERS = Path.of("src", "test", "resources", "hostile-policies.txt");

  /** Generous: none takes a second where nothing else runs. */
  private static final Duration BOUND = Duration.ofSeconds(30);

  private static Map<String, String> answers = Map.of();

  @BeforeAll
  static void readAnswers() throws IOException {
    if (Boolean.getBoolean("screener.writeAnswers")) {
      writeAnswers();
    }
    answers =
        Stream.of(Files.readString(ANSWERS, UTF_8).split("\n\n"))
            .map(answer -> answer.split("\n", 2))
            .collect(toMap(answer -> answer[0], answer -> answer[1].stripTrailing()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("dev.screener.policy.HostilePolicies#all")
  void isRefusedWithAdvice(Hostile hostile) {
    Compilation compilation = assertTimeoutPreemptively(BOUND, hostile::compile);

    assertThat(compilation).isInstanceOf(Compilation.Refused.class);
    List<Problem> problems = ((Compilation.Refused) compilation).problems();
    assertThat(problems)
        .hasSizeBetween(1, 50)
        .allSatisfy(
            problem -> {
              assertThat(problem.line()).isPositive();
              assertThat(problem.column()).isPositive();
              assertThat(problem.where()).isNotBlank();
              assertThat(problem.message()).isNotBlank();
              assertThat(problem.hint()).isNotBlank();
              assertThat(problem.toString().length()).isLessThan(1000);
            });
    assertThat(problems.get(0).toString())
        .as("run once with -Dscreener.writeAnswers=true and read what changed")
        .isEqualTo(answers.get(hostile.name()));
  }

  @Test
  void eachAnswerIsThatOfAHostilePolicy() {
    List<String> names = HostilePolicies.all().map(Hostile::name).toList();

    assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    assertThat(answers).containsOnlyKeys(names);
  }

  private static void writeAnswers() throws IOException {
    Map<String, String> written = new LinkedHashMap<>();
    HostilePolicies.all()
        .forEach(
            hostile -> {
              List<Problem> problems = ((Compilation.Refused) hostile.compile()).problems();
              written.put(hostile.name(), problems.get(0).toString());
            });
    Files.writeString(
        ANSWERS,
        written.entrySet().stream()
            .map(entry -> entry.getKey() + "\n" + entry.getValue())
            .collect(Collectors.joining("\n\n", "", "\n")),
        UTF_8);
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

    assertThat(assertTimeoutPreemptively(BOUND, () -> policy.judge(hostile)))
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

    assertThat(assertTimeoutPreemptively(BOUND, () -> policy.judge(hostile)))
        .extracting(Verdict::outcome)
        .isEqualTo(Outcome.APPROVED);
  }

  @Test
  void aRemainderThatFailsForSomeReviewsHoldsThose() {
    RulesPolicy policy =
        Policies.compiled(Policies.withCondition("10 % author.reviewsLastHour == 1"));

    Verdict failing = policy.judge(Cases.review().with(AuthorSignal.REVIEWS_LAST_HOUR, 0).build());

    assertThat(failing.ruleIds()).containsExactly("failed:one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content.shouting > 0.0 / 0.0",
        "content.shouting == 0.0 / 0.0",
        "'!(content.shouting > 0.0 / 0.0) && content.shouting < 0.0'",
        "content.shouting > 1.0e308 * 10.0"
      })
  void whatIsNoNumberMatchesNothing(String condition) {
    RulesPolicy policy = Policies.compiled(Policies.withCondition(condition));

    Verdict verdict = policy.judge(Cases.review().with(ContentSignal.SHOUTING, 1).build());

    assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.ruleIds()).isEmpty();
  }

  @Test
  void aMarkOfByteOrderAndLineEndsOfAnotherSystemAreNoMistake() {
    String yaml = "\uFEFF" + Policies.withCondition("content.links >= 1").replace("\n", "\r\n");

    assertThat(Policies.compiled(yaml).ruleIds()).containsExactly("one");
  }

  @Test
  void aPolicyAtAllItsLimitsCompilesAndJudges() {
    StringBuilder yaml = new StringBuilder("policy: ours\nversion: 1\nwords:\n  bad:\n");
    for (int i = 0; i < 50_000; i++) {
      yaml.append("    - word").append(i).append('\n');
    }
    yaml.append("settings:\n");
    for (int i = 0; i < 200; i++) {
      yaml.append("  setting").append(i).append(": 1\n");
    }
    yaml.append("rules:\n");
    for (int i = 0; i < 200; i++) {
      String comparisons = "content.links > settings.setting" + i + " || ";
      yaml.append("  - id: r").append(i).append("\n    when: ");
      yaml.append(comparisons.repeat(60)).append("text.mentions(words.bad)\n");
      yaml.append("    verdict: HELD\n    reason: SPAM\n");
    }
    Case review = Cases.review().saying("word49999 ".repeat(500)).build();

    Verdict verdict =
        assertTimeoutPreemptively(BOUND, () -> Policies.compiled(yaml.toString()).judge(review));

    assertThat(verdict.ruleIds()).hasSize(200);
  }
}
