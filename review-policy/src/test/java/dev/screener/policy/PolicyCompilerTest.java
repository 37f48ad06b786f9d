package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.screener.scoring.ContentSignal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyCompilerTest {

  private static final String POLICY =
      """
      policy: ours
      version: 7
      settings:
        mostLinks: 2
        loud: 0.5
        strict: true
      words:
        gambling:
          - casino*
          - online betting
      rules:
        - id: links
          when: settings.strict && content.links > settings.mostLinks
          verdict: HELD
          reason: SPAM
          expiresAfter: 3d
        - id: gambling
          when: text.mentions(words.gambling) && text.hasPattern("(?i)bonus|\\\\d+ ?%")
          verdict: REJECTED
          reason: SPAM
        - id: own-language
          when: review.language == "xx" || film.id == "test"
          verdict: APPROVED
      """;

  @Test
  void aLongRowOfFiguresIsReadInLinearTime() {
    String head = "settings:\n  most: " + "7".repeat(300_000) + "x\n";
    String policy = Policies.withHead(head, "review.rated");

    assertThat(
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> PolicyCompiler.compile(policy)))
        .isNotNull();
  }

  @Test
  void whatAPolicyQuotesOfItselfIsToldInBounds() {
    String endless = "😀 long choice ".repeat(1_000);
    String head = "settings:\n  mode: {value: loud, oneOf: [\"" + endless + "\"]}\n";

    assertThat(Policies.problems(Policies.withHead(head, "review.rated")))
        .isNotEmpty()
        .allMatch(problem -> problem.toString().length() < 1_000);
  }

  @Test
  void conditionsReadSignalsSettingsWordsAndTheReview() {
    RulesPolicy policy = Policies.compiled(POLICY);

    Verdict links = policy.judge(Cases.review().with(ContentSignal.LINKS, 3).build());
    Verdict gambling =
        policy.judge(Cases.review().saying("The best C4SINOS, with a Bonus").build());
    Verdict neither = policy.judge(Cases.review().saying("A bonus scene in a casino town").build());

    assertThat(policy.version()).isEqualTo("ours/7");
    assertThat(links.outcome()).isEqualTo(Outcome.HELD);
    assertThat(links.ruleIds()).containsExactly("links");
    assertThat(gambling.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(neither.outcome()).isEqualTo(Outcome.REJECTED);
    assertThat(policy.judge(Cases.review().saying("Casinos look sad").build()).outcome())
        .isEqualTo(Outcome.APPROVED);
  }

  @Test
  void aHoldHasTheTimeThatItsRuleGives() {
    RulesPolicy policy = Policies.compiled(POLICY);

    assertThat(policy.expiresAfter("links")).contains(Duration.ofDays(3));
    assertThat(policy.expiresAfter("gambling")).isEmpty();
    assertThat(policy.expiresAfter("nothing")).isEmpty();
    assertThat(policy.ruleIds()).containsExactly("links", "gambling", "own-language");
  }

  @Test
  void anOverlayChangesSettingsAndWordsAndTheVersion() {
    String overlay =
        """
        overlays: ours
        settings:
          mostLinks: 5
          loud: 1
        words:
          gambling:
            add: [slots]
            remove: [casino*]
        """;

    RulesPolicy policy = overlaid(overlay);

    assertThat(policy.version()).matches("ours/7~[0-9a-f]{8}");
    assertThat(policy.judge(Cases.review().with(ContentSignal.LINKS, 3).build()).outcome())
        .isEqualTo(Outcome.APPROVED);
    assertThat(policy.judge(Cases.review().saying("Slots with bonus").build()).outcome())
        .isEqualTo(Outcome.REJECTED);
    assertThat(policy.judge(Cases.review().saying("Casino with bonus").build()).outcome())
        .isEqualTo(Outcome.APPROVED);
  }

  @Test
  void anOverlayCannotInventOrChangeKinds() {
    String overlay =
        """
        overlays: ours
        settings:
          mostLink: 5
          strict: 3
        words:
          betting: [slots]
        """;

    Compilation compilation = PolicyCompiler.compile(POLICY, overlay);

    assertThat(((Compilation.Refused) compilation).problems())
        .extracting(Problem::hint, Problem::message)
        .anySatisfy(problem -> assertThat(problem.toString()).contains("Did you mean mostLinks?"))
        .anySatisfy(problem -> assertThat(problem.toString()).contains("of the same kind"))
        .anySatisfy(problem -> assertThat(problem.toString()).contains("'betting'"));
  }

  @Test
  void anOverlayOfAnotherPolicyIsRefused() {
    Compilation compilation = PolicyCompiler.compile(POLICY, "overlays: theirs\n");

    assertThat(compilation).isInstanceOf(Compilation.Refused.class);
  }

  @Test
  void aProblemIsFoundWhereItStandsInPlainQuotedAndFoldedText() {
    String plain = Policies.withCondition("review.rated && content.lnks >= 1");
    String quoted = Policies.withCondition("\"review.rated && content.lnks >= 1\"");
    String folded = Policies.withCondition(">\n      review.rated\n      && content.lnks >= 1");

    assertThat(place(plain)).isEqualTo("5:27");
    assertThat(place(quoted)).isEqualTo("5:28");
    assertThat(place(folded)).isEqualTo("7:10");
  }

  @Test
  void allProblemsAreToldAtOnceInTheOrderOfTheText() {
    List<Problem> problems =
        Policies.problems(
            """
            policy: ours
            version: 1
            rules:
              - id: a
                when: content.lnks > 1
                verdict: HELD
                reason: SPAM
              - id: b
                when: review.rated = true
                verdict: HELD
                reason: SPAM
            """);

    assertThat(problems).extracting(Problem::line).contains(5, 9).isSorted();
    assertThat(problems).extracting(Problem::where).contains("rule a", "rule b");
    assertThat(problems.get(0).toString())
        .contains("line 5, column 11")
        .contains("content.lnks > 1")
        .contains("Did you mean content.links?");
  }

  @Test
  void examplesTellWhetherTheirRuleMatched() {
    RulesPolicy policy =
        Policies.compiled(
            """
            policy: ours
            version: 1
            rules:
              - id: rated
                when: review.rated && review.rating > 5.0
                verdict: HELD
                reason: SPAM
                examples:
                  - matches: {review.rating: 7}
                  - passes: {review.rating: 9}
            """);

    List<PolicyExamples.Result> results = PolicyExamples.run(policy);

    assertThat(results).extracting(PolicyExamples.Result::asExpected).containsExactly(true, false);
    assertThat(results).extracting(PolicyExamples.Result::line).containsExactly(9, 10);
  }

  private static RulesPolicy overlaid(String overlay) {
    Compilation compilation = PolicyCompiler.compile(POLICY, overlay);
    assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
    return ((Compilation.Compiled) compilation).policy();
  }

  private static String place(String yaml) {
    Problem problem = Policies.problems(yaml).get(0);
    return problem.line() + ":" + problem.column();
  }
}
