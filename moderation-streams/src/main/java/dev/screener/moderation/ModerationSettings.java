package dev.screener.moderation;

import dev.screener.contracts.access.AccessSettings;
import dev.screener.contracts.serving.ConnectionLimits;
import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.streams.StreamsSettings;
import dev.screener.contracts.topics.TopicCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** What moderation-streams needs to know, checked whole at start. */
public record ModerationSettings(
    StreamsSettings streams,
    String host,
    int port,
    String advertised,
    ConnectionLimits connections,
    AccessSettings access,
    Optional<String> policyOverlay,
    Optional<byte[]> auditKey,
    boolean oldTextStays) {

  public static final String SERVICE = "moderation-streams";

  private static final int DEFAULT_PORT = 8083;
  private static final int MOST_CONNECTIONS = 1_024;
  private static final int MAX_PORT = 65_535;
  private static final int AUDIT_KEY_BYTES = 16;

  /**
   * Reads the settings.
   *
   * @throws dev.screener.contracts.settings.ConfigurationException naming every fault
   */
  public static ModerationSettings of(Map<String, String> environment) {
    Environment env = new Environment(environment);
    String host = env.text("HOST", "127.0.0.1");
    int port = env.integer("PORT", DEFAULT_PORT, 0, MAX_PORT);
    ModerationSettings settings =
        new ModerationSettings(
            StreamsSettings.of(env, SERVICE),
            host,
            port,
            env.text("ADVERTISED_ADDRESS", host + ':' + port),
            ConnectionLimits.of(env, MOST_CONNECTIONS),
            AccessSettings.of(env),
            overlay(env),
            auditKey(env),
            oldTextStays(env));
    env.requireSound();
    return settings;
  }

  public TopicCatalogue topics() {
    return streams.topics();
  }

  private static Optional<String> overlay(Environment env) {
    Optional<String> file = env.optional("POLICY_OVERLAY_FILE");
    try {
      return file.isPresent()
          ? Optional.of(Files.readString(Path.of(file.get())))
          : Optional.empty();
    } catch (IOException unreadable) {
      env.fault("POLICY_OVERLAY_FILE=" + file.orElse("") + " cannot be read as UTF-8 text");
      return Optional.empty();
    }
  }

  private static Optional<byte[]> auditKey(Environment env) {
    Optional<String> key = env.optional("AUDIT_KEY");
    try {
      Optional<byte[]> bytes = key.map(HexFormat.of()::parseHex);
      if (bytes.isPresent() && bytes.get().length < AUDIT_KEY_BYTES) {
        throw new IllegalArgumentException("too short");
      }
      return bytes;
    } catch (IllegalArgumentException unusable) {
      env.fault("AUDIT_KEY is not 32 or more hex digits; openssl rand -hex 16 makes one");
      return Optional.empty();
    }
  }

  private static boolean oldTextStays(Environment env) {
    String setting = env.text("OLD_TEXT_ON_EDIT", "leaves");
    if (!setting.equals("leaves") && !setting.equals("stays")) {
      env.fault(
          "OLD_TEXT_ON_EDIT="
              + setting
              + " is neither leaves (an edit takes the old text down at once) nor stays (until the"
              + " edit is approved)");
    }
    return setting.equals("stays");
  }
}
