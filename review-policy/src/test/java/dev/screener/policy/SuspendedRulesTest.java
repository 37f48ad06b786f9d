package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.ContentSignal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuspendedRulesTest {

  private static final String POLICY =
      """
      policy: ours
      version: "2026-11"
      settings: {most: 1}
      rules:
        - {id: links, when: content.links > settings.most, verdict: HELD, reason: SPAM}
        - {id: domains, when: content.domains >= 1, verdict: REJECTED, reason: SPAM}
        - {id: handles, when: content.handles >= 1, verdict: HELD, reason: SPAM}
      """;

  @Test
  void aSuspendedRuleIsNotAsked() {
    RulesPolicy policy = compiled(null, Set.of("domains"));

    Verdict verdict = policy.judge(Cases.review().with(ContentSignal.DOMAINS, 1).build());

    assertThat(verdict.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(verdict.policyVersion()).isEqualTo("ours/2026-11!domains");
    assertThat(policy.ruleIds()).containsExactly("links", "handles");
  }

  @Test
  void theVersionNamesTheSuspendedRulesInOrderBehindTheOverlay() {
    RulesPolicy policy =
        compiled("overlays: ours\nsettings: {most: 2}\n", Set.of("links", "domains"));

    assertThat(policy.version()).matches("ours/2026-11~[0-9a-f]{8}!domains\\+links");
    assertThat(policy.name()).isEqualTo("ours");
  }

  @Test
  void withoutSuspendedRulesTheVersionIsThePolicysOwn() {
    assertThat(compiled(null, Set.of()).version()).isEqualTo("ours/2026-11");
  }

  @Test
  void allRulesMayBeSuspended() {
    RulesPolicy policy = compiled(null, Set.of("links", "domains", "handles"));

    assertThat(policy.ruleIds()).isEmpty();
    assertThat(policy.judge(Cases.review().build()).outcome()).isEqualTo(Outcome.APPROVED);
  }

  @Test
  void aRuleThatTheOverlaySwitchedOffMayBeSuspendedToo() {
    RulesPolicy policy = compiled("overlays: ours\nrules: {links: off}\n", Set.of("links"));

    assertThat(policy.ruleIds()).containsExactly("domains", "handles");
  }

  @Test
  void anIdThatIsNoRuleIsAProblem() {
    Compilation compilation = PolicyCompiler.compile(POLICY, null, Set.of("link"));

    List<Problem> problems = ((Compilation.Refused) compilation).problems();
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).message()).isEqualTo("There is no rule 'link'.");
    assertThat(problems.get(0).hint()).isEqualTo("Did you mean links?");
  }

  private static RulesPolicy compiled(String overlay, Set<String> suspended) {
    Compilation compilation = PolicyCompiler.compile(POLICY, overlay, suspended);
    assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
    return ((Compilation.Compiled) compilation).policy();
  }
}
