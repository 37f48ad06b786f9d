package dev.screener.benchmarks.kernels;

import dev.screener.policy.Compilation;
import dev.screener.policy.DefaultPolicy;
import dev.screener.policy.PolicyCompiler;
import dev.screener.policy.RulesPolicy;
import java.util.Random;
import java.util.stream.Collectors;

/** The policies that the benchmarks judge by: the same at every start. */
final class SamplePolicies {

  private static final int RULES = 30;
  private static final int WORDS = 10_000;
  private static final long SEED = 1;
  private static final String[] SYLLABLES = {
    "ba", "ri", "con", "de", "ex", "film", "gu", "hor", "in", "ka", "lo", "me", "no", "par", "qui",
    "re", "sto", "ta", "un", "ver", "wi", "yo", "za", "th"
  };

  /**
   * What a site adds to the built-in rules: mostly two comparisons each; the first three need CEL
   * itself.
   */
  private static final String OWN_RULES =
      """
        - {id: own-1, when: 'review.language == "xx" && content.spam >= 0.5', verdict: HELD, reason: SPAM}
        - {id: own-2, when: author.reviewsLastDay > 2 * author.filmsLastDay && !review.imported, verdict: APPROVED, queue: DOUBT}
        - {id: own-3, when: 'content.digitShare > 0.1 && text.hasPattern(r"(?i)ref-?code")', verdict: HELD, reason: SPAM}
        - {id: own-4, when: content.shouting > 0.7 && content.words >= 5, verdict: APPROVED, queue: DOUBT}
        - {id: own-5, when: content.money >= 1 && content.contacts >= 1, verdict: HELD, reason: SPAM}
        - {id: own-6, when: content.handles >= 2 && author.stoodReviews < 1, verdict: HELD, reason: SPAM}
        - {id: own-7, when: content.emojiShare > 0.5 && content.specifics < 1, verdict: APPROVED, display: COLLAPSED, reason: SHORT_REACTION}
        - {id: own-8, when: content.profanity >= 3 && content.abuse >= 0.5, verdict: HELD, reason: ABUSE}
        - {id: own-9, when: content.mixedScriptShare > 0.2 || content.disguiseShare > 0.3, verdict: HELD, reason: SPAM}
        - {id: own-10, when: author.filmsLastDay > 30 && author.accountAgeDays < 2.0, verdict: HELD, reason: FLOOD}
        - {id: own-11, when: review.rated && review.rating <= 1.0 && author.accountAgeDays < 1.0, verdict: APPROVED, queue: DOUBT}
        - {id: own-12, when: content.repeatedCharacters > 0.4 && content.information < 100.0, verdict: APPROVED, queue: DOUBT}
      """;

  private SamplePolicies() {}

  /** The built-in policy with a site's own rules behind it, thirty in all. */
  static RulesPolicy ofThirtyRules() {
    int missing = RULES - compiled(DefaultPolicy.yaml()).ruleIds().size();
    String own = OWN_RULES.lines().limit(missing).collect(Collectors.joining("\n"));
    RulesPolicy policy = compiled(DefaultPolicy.yaml() + own);
    if (policy.ruleIds().size() != RULES) {
      throw new IllegalStateException("Not " + RULES + " rules: " + policy.ruleIds());
    }
    return policy;
  }

  /** One rule, which looks for ten thousand words and phrases in every text. */
  static RulesPolicy ofTenThousandWords() {
    Random random = new Random(SEED);
    StringBuilder yaml = new StringBuilder("policy: words\nversion: 1\nwords:\n  unwanted:\n");
    for (int i = 0; i < WORDS; i++) {
      yaml.append("    - ").append(word(random));
      if (i % 4 == 0) {
        yaml.append(' ').append(word(random));
      }
      yaml.append(i % 10 == 0 ? "*\n" : "\n");
    }
    yaml.append("rules:\n  - id: unwanted\n    when: text.mentions(words.unwanted)\n");
    yaml.append("    verdict: HELD\n    reason: SPAM\n");
    return compiled(yaml.toString());
  }

  /** Three to five syllables, so that beginnings are shared with words that people write. */
  private static String word(Random random) {
    StringBuilder word = new StringBuilder();
    for (int i = 3 + random.nextInt(3); i > 0; i--) {
      word.append(SYLLABLES[random.nextInt(SYLLABLES.length)]);
    }
    return word.toString();
  }

  private static RulesPolicy compiled(String yaml) {
    Compilation compilation = PolicyCompiler.compile(yaml);
    if (compilation instanceof Compilation.Compiled compiled) {
      return compiled.policy();
    }
    throw new IllegalStateException("A sample policy does not compile: " + compilation);
  }
}
