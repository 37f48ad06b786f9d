package dev.screener.ingest;

import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.ModeratorSessions;
import dev.screener.contracts.access.ReaderSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/** Credentials of a test's deployment: one for each role, its token after its name. */
final class Tokens {

  static final String SESSION_KEY = "0123456789abcdef".repeat(4);

  static final String SITE = "site-token";
  static final String OTHER_SITE = "other-site-token";
  static final String IMPORTER = "importer-token";
  static final String ADMIN = "admin-token";
  static final String MODERATOR = "moderator-token";

  static final String POLICY_OWNER = "policy-owner-token";
  static final String AUDITOR = "auditor-token";

  private Tokens() {}

  static Path file(Path directory) {
    String[][] entries = {
      {"our-site", "site", SITE},
      {"other-site", "site", OTHER_SITE},
      {"our-importer", "importer", IMPORTER},
      {"our-admin", "admin", ADMIN},
      {"our-moderator", "moderator", MODERATOR},
      {"our-policy-owner", "policy-owner", POLICY_OWNER},
      {"our-auditor", "auditor", AUDITOR}
    };
    String credentials =
        Arrays.stream(entries)
            .map(
                entry ->
                    "{\"name\":\"%s\",\"roles\":[\"%s\"],\"tokenSha256\":\"%s\"}"
                        .formatted(entry[0], entry[1], Credentials.sha256(entry[2])))
            .collect(Collectors.joining(",", "{\"credentials\":[", "]}"));
    try {
      return Files.writeString(directory.resolve("credentials.json"), credentials);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A session of one author's, good for an hour. */
  static String session(String author) {
    return sessions(Clock.systemUTC()).issue(author, Duration.ofHours(1));
  }

  static String sessionThatIsOver(String author) {
    Clock yesterday = Clock.offset(Clock.systemUTC(), Duration.ofDays(-1));
    return sessions(yesterday).issue(author, Duration.ofHours(1));
  }

  /** The value of the console's cookie for who signed in with this token an hour ago. */
  static String consoleSession(String token) {
    return consoleSession(token, Duration.ofHours(2));
  }

  static String consoleSessionThatIsOver(String token) {
    return consoleSession(token, Duration.ofMinutes(59));
  }

  private static String consoleSession(String token, Duration life) {
    Clock anHourAgo = Clock.offset(Clock.systemUTC(), Duration.ofHours(-1));
    return new ModeratorSessions(HexFormat.of().parseHex(SESSION_KEY), anHourAgo).seal(token, life);
  }

  private static ReaderSessions sessions(Clock clock) {
    return new ReaderSessions(HexFormat.of().parseHex(SESSION_KEY), clock);
  }
}
