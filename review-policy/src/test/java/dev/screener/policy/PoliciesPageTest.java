package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What moderators are shown to write must work as it stands. */
class PoliciesPageTest {

  private static final Path PAGE = Path.of("..", "docs", "policies.md");
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  @Test
  void theFirstPolicyCompilesAndItsExamplesComeOutAsTheySay() throws IOException {
    Matcher blocks = YAML.matcher(Files.readString(PAGE));
    assertThat(blocks.find()).isTrue();

    RulesPolicy policy = Policies.compiled(blocks.group(1));

    assertThat(PolicyExamples.run(policy)).hasSize(5).allMatch(PolicyExamples.Result::asExpected);
  }

  @Test
  void theOverlayFitsTheBuiltInPolicy() throws IOException {
    Matcher blocks = YAML.matcher(Files.readString(PAGE));
    assertThat(blocks.find() && blocks.find()).isTrue();

    Compilation compilation = PolicyCompiler.compile(DefaultPolicy.yaml(), blocks.group(1));

    assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
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
}
