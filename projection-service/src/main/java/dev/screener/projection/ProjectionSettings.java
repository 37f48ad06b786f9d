package dev.screener.projection;

import dev.screener.contracts.access.AccessSettings;
import dev.screener.contracts.serving.ConnectionLimits;
import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.streams.StreamsSettings;
import dev.screener.contracts.topics.TopicCatalogue;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What projection-service needs to know, checked whole at start.
 *
 * @param advertised host:port under which other instances find this one; none on a port that is not
 *     known before it is taken: such an instance is alone
 * @param ingestPublicUrl where the pages send reviews, without a path
 * @param sessionKey under which reader sessions are signed, hex digits; shared with ingest
 * @param guestReaders whether anyone may write as a guest, for demonstrations
 * @param access who may read the moderation view; nobody where nobody is known
 * @param patience how long a read that names a write waits for it
 * @param connections how many, listeners' among them, and how long they may be held
 * @param maxListeners to live events of one kind, at once
 * @param keptAnswersMegabytes of answers that are given again until their film changes; 0 for none
 * @param keptEvents of each partition, for listeners that come back
 * @param moderationUrls every instance of moderation-streams, of which cases are asked; empty: none
 * @param secondsAJob what a moderator's job is taken to last until enough were measured
 */
public record ProjectionSettings(
    StreamsSettings streams,
    String host,
    int port,
    Optional<String> advertised,
    URI ingestPublicUrl,
    Optional<String> sessionKey,
    boolean guestReaders,
    AccessSettings access,
    Duration patience,
    int readerThreads,
    int maxWaitingReaders,
    ConnectionLimits connections,
    int maxListeners,
    int keptEvents,
    int keptAnswersMegabytes,
    List<URI> moderationUrls,
    int secondsAJob) {

  public static final String SERVICE = "projection-service";

  private static final Pattern ADDRESS = Pattern.compile("[^\\s/]+:[0-9]{1,5}");

  /** Both kinds of listeners, and readers beside them. */
  private static final int MOST_CONNECTIONS = 24_576;

  private static final int MIN_SESSION_KEY_DIGITS = 64;

  /**
   * Reads the settings.
   *
   * @throws dev.screener.contracts.settings.ConfigurationException naming every fault
   */
  public static ProjectionSettings of(Map<String, String> environment) {
    Environment env = new Environment(environment);
    String host = env.text("HOST", "127.0.0.1");
    int port = env.integer("PORT", 8082, 0, 65_535);
    ProjectionSettings settings =
        new ProjectionSettings(
            StreamsSettings.of(env, SERVICE),
            host,
            port,
            advertised(env, host, port),
            address(env, "INGEST_PUBLIC_URL", "http://127.0.0.1:8081"),
            env.optional("SCREENER_SESSION_KEY"),
            env.flag("GUEST_READERS", false),
            AccessSettings.of(env),
            Duration.ofMillis(env.integer("SCREENER_AFTER_MAX_MS", 10_000, 0, 60_000)),
            env.integer("READER_THREADS", 8, 1, 256),
            env.integer("MAX_WAITING_READERS", 10_000, 1, 1_000_000),
            ConnectionLimits.of(env, MOST_CONNECTIONS),
            env.integer("MAX_LISTENERS", 10_000, 1, 1_000_000),
            env.integer("LIVE_EVENTS_KEPT", 2_000, 1, 1_000_000),
            env.integer("ANSWERS_KEPT_MB", 64, 0, 65_536),
            addresses(env, "MODERATION_URLS"),
            env.integer("SECONDS_A_JOB", 30, 1, 3_600));
    checkSessions(settings, env);
    env.requireSound();
    return settings;
  }

  public TopicCatalogue topics() {
    return streams.topics();
  }

  private static List<URI> addresses(Environment env, String key) {
    return env.optional(key).stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .map(text -> checked(env, key, text, "http://127.0.0.1:8083"))
        .toList();
  }

  private static Optional<String> advertised(Environment env, String host, int port) {
    Optional<String> told = env.optional("ADVERTISED_ADDRESS");
    if (told.isPresent() && !ADDRESS.matcher(told.get()).matches()) {
      env.fault("ADVERTISED_ADDRESS=" + told.get() + " is no host:port");
    }
    return told.isPresent() || port == 0 ? told : Optional.of(host + ':' + port);
  }

  private static URI address(Environment env, String key, String fallback) {
    return checked(env, key, env.text(key, fallback), fallback);
  }

  private static URI checked(Environment env, String key, String text, String fallback) {
    try {
      URI address = URI.create(text);
      if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
          && address.getAuthority() != null
          && (address.getPath().isEmpty() || address.getPath().equals("/"))) {
        return URI.create(address.getScheme() + "://" + address.getAuthority());
      }
    } catch (IllegalArgumentException garbage) {
      // Told below, with what it should look like.
    }
    env.fault(key + "=" + text + " is no address like https://reviews.example.org");
    return URI.create(fallback);
  }

  private static void checkSessions(ProjectionSettings settings, Environment env) {
    settings.sessionKey.ifPresent(
        key -> {
          if (!isKey(key)) {
            env.fault(
                "SCREENER_SESSION_KEY is not " + MIN_SESSION_KEY_DIGITS + " or more hex digits");
          }
        });
    if (settings.guestReaders && settings.sessionKey.isEmpty()) {
      env.fault("GUEST_READERS=true needs SCREENER_SESSION_KEY, which ingest is given too");
    }
  }

  private static boolean isKey(String key) {
    try {
      HexFormat.of().parseHex(key);
      return key.length() >= MIN_SESSION_KEY_DIGITS;
    } catch (IllegalArgumentException notHex) {
      return false;
    }
  }
}
