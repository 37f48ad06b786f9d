package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Policies for tests. */
final class Policies {

  private Policies() {}

  static RulesPolicy compiled(String yaml) {
    Compilation compilation = PolicyCompiler.compile(yaml);
    assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
    return ((Compilation.Compiled) compilation).policy();
  }

  static List<Problem> problems(String yaml) {
    Compilation compilation = PolicyCompiler.compile(yaml);
    assertThat(compilation).isInstanceOf(Compilation.Refused.class);
    return ((Compilation.Refused) compilation).problems();
  }

  /** A policy of one rule that rejects. */
  static String withCondition(String condition) {
    return withHead("", condition);
  }

  /** The same, with settings or word lists above the rule. */
  static String withHead(String head, String condition) {
    return "policy: ours\nversion: 1\n"
        + head
        + "rules:\n  - id: one\n    when: "
        + condition
        + "\n    verdict: REJECTED\n    reason: SPAM\n";
  }
}
