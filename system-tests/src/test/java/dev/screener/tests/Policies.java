package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.Rejudge;
import dev.screener.policy.DefaultPolicy;
import java.time.Instant;
import java.util.regex.Pattern;

/** Policies that a site could publish: the default one with something changed in it. */
final class Policies {
  static final String BUILT_IN = "default/1";

  private static final String COLLAPSED = "shortReviews: {value: collapsed";
  private static final String LINKS_HELD =
      "    verdict: HELD\n    reason: SPAM\n    examples:\n      - matches: {review.rating: 8, text:"
          + " \"My long version";

  private static final Pattern RULES_OF_SPREAD =
      Pattern.compile(
          "  - id: (campaign|siege)-.*?(?=\\n  - id: (?!campaign-|siege-))\\n", Pattern.DOTALL);

  private Policies() {}

  /** The default policy for traffic that is made of a few texts: each review stands for itself. */
  static String ofSingleReviews() {
    String yaml = RULES_OF_SPREAD.matcher(DefaultPolicy.yaml()).replaceAll("");
    assertThat(yaml)
        .doesNotContain("campaign.suspected", "siege.open")
        .contains("- id: low-effort");
    return yaml;
  }

  /** Shows short reactions in full. */
  static PublishedPolicy showsShortReactions(String version, Instant effectiveFrom) {
    return published(version, shown(ofSingleReviews()), effectiveFrom);
  }

  /** Shows short reactions in full, and rejects what the built-in policy holds for its links. */
  static PublishedPolicy rejectsLinks(String version, Instant effectiveFrom) {
    String yaml = shown(ofSingleReviews());
    return published(
        version,
        changed(yaml, LINKS_HELD, LINKS_HELD.replace("verdict: HELD", "verdict: REJECTED")),
        effectiveFrom);
  }

  private static String shown(String yaml) {
    return changed(yaml, COLLAPSED, COLLAPSED.replace("collapsed", "full"));
  }

  private static PublishedPolicy published(String version, String yaml, Instant effectiveFrom) {
    String named =
        changed(
            yaml, "policy: default\nversion: \"1\"", "policy: house\nversion: \"" + version + '"');
    return PublishedPolicy.newBuilder()
        .setName("house")
        .setVersion(version)
        .setRules(named)
        .setMode(PolicyMode.LIVE)
        .setRejudge(Rejudge.HELD)
        .setEffectiveFrom(effectiveFrom)
        .setPublishedAt(effectiveFrom.minusSeconds(5))
        .build();
  }

  private static String changed(String yaml, String what, String into) {
    assertThat(yaml).as("the default policy has changed").contains(what);
    return yaml.replace(what, into);
  }
}
