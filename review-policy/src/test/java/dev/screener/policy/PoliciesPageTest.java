package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What moderators are shown to write must work as it stands. */
class PoliciesPageTest {

  private static final Path PAGE = Path.of("..", "docs", "policies.md");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void theFirstPolicyCompilesAndItsExamplesComeOutAsTheySay() throws IOException {
    RulesPolicy policy = Policies.compiled(block("policy: ours"));

    assertThat(PolicyExamples.run(policy)).hasSize(5).allMatch(PolicyExamples.Result::asExpected);
  }

  @Test
  void theMistakeThatIsShownIsToldAsShown() throws IOException {
    String mistaken =
        block("policy: ours").replace("mentions(words.betting)", "mentions(words.bettings)");

    List<Problem> problems = Policies.problems(mistaken);

    assertThat(Files.readString(PAGE)).contains(problems.get(0).toString());
  }

  @Test
  void theOverlayFitsTheBuiltInPolicy() throws IOException {
    String overlay = block("overlays: default") + "rules: {short-reaction: off}\n";

    Compilation compilation = PolicyCompiler.compile(DefaultPolicy.yaml(), overlay);

    assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
  }

  @Test
  void theRuleThatAsksAPersonFitsBehindTheBuiltInOnes() throws IOException {
    String ours =
        DefaultPolicy.yaml().replace("policy: default", "policy: ours") + block("queue: DOUBT");

    RulesPolicy policy = Policies.compiled(ours);

    assertThat(policy.name()).isEqualTo("ours");
    assertThat(policy.ruleIds()).contains("spam-offer", "shouting");
  }

  @Test
  void theRulesForWhatTheBuiltInOnesLeaveAloneComeOutAsTheirExamplesSay() throws IOException {
    RulesPolicy policy =
        Policies.compiled("policy: asking\nversion: \"1\"\n" + block("rating-against-text"));

    assertThat(PolicyExamples.run(policy)).hasSize(10).allMatch(PolicyExamples.Result::asExpected);
  }

  @Test
  void theSettingWithChoicesCanBeComparedAsShown() throws IOException {
    String yaml = Policies.withHead(block("oneOf:"), "settings.shortReviews == \"full\"");

    assertThat(Policies.compiled(yaml).ruleIds()).containsExactly("one");
  }

  @Test
  void eachConditionInTheTableCompiles() {
    for (String condition :
        new String[] {
          "text.mentionCount(words.betting) >= 3",
          "text.hasPattern(r\"(?i)\\bref-?code\\b\")",
          "text.patternCount(r\"!\") > 20",
          "review.title.startsWith(\"Re\") || review.text.contains(\"x\") || film.id.size() > 3"
        }) {
      String yaml = Policies.withHead("words:\n  betting: [casino]\n", ">\n      " + condition);

      assertThat(Policies.compiled(yaml).ruleIds()).containsExactly("one");
    }
  }

  /** The block of YAML that holds these words. */
  private static String block(String words) throws IOException {
    return YAML.matcher(Files.readString(PAGE))
        .results()
        .map(block -> block.group(1))
        .filter(block -> block.contains(words))
        .findFirst()
        .orElseThrow();
  }
}
