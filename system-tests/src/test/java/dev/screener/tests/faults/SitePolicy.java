package dev.screener.tests.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.Rejudge;
import dev.screener.policy.DefaultPolicy;
import java.time.Instant;
import java.util.regex.Pattern;

/** Policies of a site: the default one without its rules about sieges, and something changed. */
final class SitePolicy {
  static final String NAME = "house";

  private static final String COLLAPSED = "shortReviews: {value: collapsed";
  private static final String LINKS_HELD =
      "    verdict: HELD\n"
          + "    reason: SPAM\n"
          + "    examples:\n"
          + "      - matches: {review.rating: 8, text: \"My long version";
  private static final Pattern SIEGES =
      Pattern.compile("  - id: siege-.*?(?=\\n  - id: (?!siege-))\\n", Pattern.DOTALL);

  private SitePolicy() {}

  /** Shows short reactions in full. */
  static PublishedPolicy showsShortReactions(String version, Instant effectiveFrom) {
    return published(version, shown(), effectiveFrom);
  }

  /** The same, and rejects what the default policy holds for its links. */
  static PublishedPolicy rejectsLinks(String version, Instant effectiveFrom) {
    return published(
        version,
        changed(shown(), LINKS_HELD, LINKS_HELD.replace("verdict: HELD", "verdict: REJECTED")),
        effectiveFrom);
  }

  private static String shown() {
    String yaml = SIEGES.matcher(DefaultPolicy.yaml()).replaceAll("");
    assertThat(yaml).doesNotContain("siege.open").contains("campaign.suspected");
    return changed(yaml, COLLAPSED, COLLAPSED.replace("collapsed", "full"));
  }

  private static PublishedPolicy published(String version, String yaml, Instant effectiveFrom) {
    String named =
        changed(
            yaml,
            "policy: default\nversion: \"1\"",
            "policy: " + NAME + "\nversion: \"" + version + '"');
    return PublishedPolicy.newBuilder()
        .setName(NAME)
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
