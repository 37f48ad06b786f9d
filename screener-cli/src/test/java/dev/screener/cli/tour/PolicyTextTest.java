package dev.screener.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.policy.Compilation;
import dev.screener.policy.PolicyCompiler;
import org.junit.jupiter.api.Test;

class PolicyTextTest {
  private static final PolicyText POLICY =
      new PolicyText(
          """
          policy: default
          version: "1"
          settings:
            # From here on.
            sure: 0.97
          rules:
            - id: abuse
              when: content.abuse >= settings.sure
              verdict: HELD
              reason: ABUSE
          """);

  @Test
  void aSettingANameAndAVersionAreChangedAndNothingElse() {
    PolicyText changed = POLICY.withSetting("sure", "0.85").orElseThrow().as("tour", "$1");

    assertThat(changed.name()).isEqualTo("tour");
    assertThat(changed.text())
        .isEqualTo(
            POLICY
                .text()
                .replace("policy: default", "policy: tour")
                .replace("version: \"1\"", "version: \"$1\"")
                .replace("sure: 0.97", "sure: 0.85"));
  }

  @Test
  void whatItMakesOfAPolicyCompiles() {
    assertThat(
            PolicyCompiler.compile(
                POLICY.withSetting("sure", "0.85").orElseThrow().as("tour", "abc-back").text()))
        .isInstanceOf(Compilation.Compiled.class);
  }

  @Test
  void aSettingThatIsNotThereIsTold() {
    assertThat(POLICY.withSetting("unsure", "0.5")).isEmpty();
  }
}
