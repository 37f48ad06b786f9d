package dev.screener.ingest;

import dev.screener.contracts.access.AccessSettings;
import dev.screener.contracts.serde.RegistrySettings;
import dev.screener.contracts.serving.ConnectionLimits;
import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.topics.TopicCatalogue;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * How the service runs.
 *
 * @param host the address that it listens on
 * @param port likewise; 0 for any free one
 * @param topicPrefix before the name of each topic
 * @param partitions of the topics, as they were created
 * @param kafka settings for Kafka's clients, {@code bootstrap.servers} among them
 * @param access who may write
 * @param sessionKey the key of readers' sessions, hexadecimal; without it none are taken
 * @param pagesOrigins where pages come from that may write from a browser
 * @param readPublicUrl where the read side shows what was written, without a slash at the end
 * @param moderationUrls every instance of moderation-streams, each without a slash at the end;
 *     asked what a policy would change
 * @param connections how many, and how long they may be held; from line to line of a batch as from
 *     request to request
 * @param maxInFlightBytes of records sent and not yet acknowledged
 * @param registry the schema registry by which records are written and read, if there is one
 * @param startPatience how long the start waits for the cluster and its topics
 */
public record IngestSettings(
    String host,
    int port,
    String topicPrefix,
    int partitions,
    Properties kafka,
    AccessSettings access,
    Optional<String> sessionKey,
    List<String> pagesOrigins,
    String readPublicUrl,
    List<URI> moderationUrls,
    ConnectionLimits connections,
    int maxInFlightBytes,
    Optional<RegistrySettings> registry,
    Duration startPatience) {

  private static final int MIN_SESSION_KEY_DIGITS = 64;

  /**
   * Reads the environment; the README lists the variables.
   *
   * @throws dev.screener.contracts.settings.ConfigurationException naming every fault
   */
  public static IngestSettings from(Environment env) {
    IngestSettings settings =
        new IngestSettings(
            env.text("HOST", "127.0.0.1"),
            env.integer("PORT", 8081, 0, 65_535),
            env.text("SCREENER_TOPIC_PREFIX", ""),
            env.integer(
                "SCREENER_PARTITIONS",
                TopicCatalogue.DEFAULT_PARTITIONS,
                1,
                TopicCatalogue.MOST_PARTITIONS),
            env.kafka(),
            AccessSettings.required(env),
            env.optional("SCREENER_SESSION_KEY"),
            env.list("PAGES_ORIGINS"),
            withoutLastSlash(env.text("READ_PUBLIC_URL", "http://127.0.0.1:8082")),
            addresses("MODERATION_URLS", env),
            ConnectionLimits.of(env, 4_096),
            env.integer("MAX_IN_FLIGHT_BYTES", 24 * 1024 * 1024, 1024 * 1024, 1024 * 1024 * 1024),
            RegistrySettings.of(env),
            Duration.ofSeconds(env.integer("START_PATIENCE_SECONDS", 60, 0, 3_600)));
    settings.sessionKey.ifPresent(key -> checkSessionKey(key, env));
    settings.pagesOrigins.forEach(origin -> checkOrigin(origin, env));
    checkAddress("READ_PUBLIC_URL", settings.readPublicUrl, env);
    env.requireSound();
    return settings;
  }

  private static void checkSessionKey(String key, Environment env) {
    try {
      HexFormat.of().parseHex(key);
      if (key.length() >= MIN_SESSION_KEY_DIGITS) {
        return;
      }
    } catch (IllegalArgumentException e) {
      // Told below; the key itself is a secret.
    }
    env.fault("SCREENER_SESSION_KEY is not " + MIN_SESSION_KEY_DIGITS + " or more hex digits");
  }

  private static void checkOrigin(String origin, Environment env) {
    if (!origin.matches("https?://[A-Za-z0-9.:\\[\\]-]+")) {
      env.fault("PAGES_ORIGINS: " + origin + " is no origin like https://films.example.org");
    }
  }

  /** Answers put the address into JSON and the client into a request: it must need no quoting. */
  private static boolean checkAddress(String key, String address, Environment env) {
    if (address.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._~/-]*)?")
        && URI.create(address).getHost() != null) {
      return true;
    }
    env.fault(key + "=" + address + " is no address like https://films.example.org");
    return false;
  }

  private static List<URI> addresses(String key, Environment env) {
    return env.list(key).stream()
        .map(IngestSettings::withoutLastSlash)
        .filter(address -> checkAddress(key, address, env))
        .map(URI::create)
        .toList();
  }

  private static String withoutLastSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }
}
