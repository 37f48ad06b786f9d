package dev.screener.moderation;

import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.streams.StreamsSettings;
import dev.screener.contracts.topics.TopicCatalogue;
import java.util.Map;

/** What moderation-streams needs to know, checked whole at start. */
public record ModerationSettings(StreamsSettings streams, String host, int port) {

  public static final String SERVICE = "moderation-streams";

  private static final int DEFAULT_PORT = 8083;
  private static final int MAX_PORT = 65_535;

  /**
   * Reads the settings.
   *
   * @throws dev.screener.contracts.settings.ConfigurationException naming every fault
   */
  public static ModerationSettings of(Map<String, String> environment) {
    Environment env = new Environment(environment);
    ModerationSettings settings =
        new ModerationSettings(
            StreamsSettings.of(env, SERVICE),
            env.text("HOST", "127.0.0.1"),
            env.integer("PORT", DEFAULT_PORT, 0, MAX_PORT));
    env.requireSound();
    return settings;
  }

  public TopicCatalogue topics() {
    return streams.topics();
  }
}
