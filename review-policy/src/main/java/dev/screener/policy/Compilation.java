package dev.screener.policy;

import java.util.List;

/**
 * What became of a policy's text. Sealed, so that whoever publishes must look at both: what does
 * not compile must not judge.
 */
public sealed interface Compilation {

  /** The policy may be published. */
  record Compiled(RulesPolicy policy) implements Compilation {}

  /**
   * The policy may not be published.
   *
   * @param problems at least one, in the order of the text
   */
  record Refused(List<Problem> problems) implements Compilation {

    public Refused {
      problems = List.copyOf(problems);
    }
  }
}
