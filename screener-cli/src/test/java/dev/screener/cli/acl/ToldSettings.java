package dev.screener.cli.acl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** The settings by which a program comes to a closed cluster, from the page that people read. */
final class ToldSettings {

  private static final Path PAGE = Path.of("../docs/security.md");

  private ToldSettings() {}

  /**
   * The page's block, with a user's own name and password and another place of the authorities.
   *
   * @throws IOException when the page no longer has what is filled in here
   */
  static Map<String, String> of(String user, String password, Path authorities) throws IOException {
    Map<String, String> settings = new HashMap<>();
    for (String line : Files.readAllLines(PAGE)) {
      int equals = line.indexOf('=');
      if (line.startsWith("KAFKA_") && equals > 0) {
        settings.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    fill(
        settings, "KAFKA_SASL_JAAS_CONFIG", "username=\"ingest-service\"", "username=\"%s\"", user);
    fill(settings, "KAFKA_SASL_JAAS_CONFIG", "password=\"…\"", "password=\"%s\"", password);
    fill(
        settings,
        "KAFKA_SSL_TRUSTSTORE_LOCATION",
        "/run/secrets/kafka-ca.pem",
        "%s",
        authorities.toAbsolutePath().toString());
    return settings;
  }

  private static void fill(
      Map<String, String> settings, String key, String told, String as, String own)
      throws IOException {
    String value = settings.getOrDefault(key, "");
    if (!value.contains(told)) {
      throw new IOException(PAGE + " does not tell " + told + " in " + key);
    }
    settings.put(key, value.replace(told, as.formatted(own)));
  }
}
