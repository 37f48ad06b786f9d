package dev.screener.cli.models;

import dev.screener.cli.CaseTexts;
import dev.screener.cli.ClusterOptions;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where decisions to learn from are, and what becomes of what was learned. */
public final class DecisionsOptions {
  private static final String TOPIC = "moderation.decisions";
  private static final String TOKEN_KEY = "SCREENER_TOKEN";
  private static final String URL_KEY = "SCREENER_MODERATION_URL";
  private static final String DEFAULT_URL = "http://127.0.0.1:8083";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--from-topic",
      paramLabel = "TOPIC",
      description =
          "Learn from moderators' decisions instead: " + TOPIC + ". Continues from the live model.")
  private @Nullable String topic;

  @Option(
      names = "--moderation-url",
      paramLabel = "URL",
      description =
          "With --from-topic: where an instance of moderation-streams is, which has the texts. Default: $"
              + URL_KEY
              + ", or "
              + DEFAULT_URL
              + ".")
  private @Nullable URI moderationUrl;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "With --from-topic: a bearer token with the role moderator, auditor or admin. Default: $SCREENER_TOKEN.")
  private @Nullable String token;

  @Option(
      names = "--dry-run",
      description = "With --from-topic: learn and compare, and publish nothing.")
  private boolean dryRun;

  @Option(
      names = "--accept-worse",
      description = "With --from-topic: publish whatever the comparison says.")
  private boolean acceptWorse;

  /** Whether decisions are to be learned from. */
  public boolean areAsked() {
    if (topic != null && !topic.equals(TOPIC) && !topic.equals(cluster.prefix() + TOPIC)) {
      throw new ParameterException(
          command.commandLine(), "Decisions are on " + TOPIC + ", not on " + topic);
    }
    if (topic == null && (dryRun || acceptWorse)) {
      throw new ParameterException(
          command.commandLine(), "--dry-run and --accept-worse go with --from-topic " + TOPIC);
    }
    return topic != null;
  }

  ClusterOptions cluster() {
    return cluster;
  }

  boolean isDryRun() {
    return dryRun;
  }

  boolean acceptsWorse() {
    return acceptWorse;
  }

  CaseTexts texts() {
    String bearer = token != null ? token : System.getenv(TOKEN_KEY);
    if (bearer == null) {
      throw new ParameterException(
          command.commandLine(),
          "To read cases a token is needed: give --token or set " + TOKEN_KEY);
    }
    return new CaseTexts(
        moderationUrl != null
            ? moderationUrl
            : URI.create(System.getenv().getOrDefault(URL_KEY, DEFAULT_URL)),
        bearer);
  }
}
