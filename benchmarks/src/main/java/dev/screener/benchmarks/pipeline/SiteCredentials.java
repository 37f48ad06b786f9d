package dev.screener.benchmarks.pipeline;

import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.Role;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/** A site's back end, or whoever has another role, known to a service for one measurement. */
final class SiteCredentials {

  private final String token = UUID.randomUUID().toString();
  private final Path file;

  /** Of a back end that may write. */
  SiteCredentials(Path directory) {
    this(directory, Role.SITE);
  }

  /** Writes them into the directory. */
  SiteCredentials(Path directory, Role role) {
    try {
      file =
          Files.writeString(
              directory.resolve("credentials.json"),
              "{\"credentials\": [{\"name\": \"bench\", \"roles\": [\""
                  + role.code()
                  + "\"], \"tokenSha256\": \""
                  + Credentials.sha256(token)
                  + "\"}]}");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the credentials of the measurement", e);
    }
  }

  String token() {
    return token;
  }

  /** What the service must be told. */
  Map<String, String> environment() {
    return Map.of("SCREENER_CREDENTIALS_FILE", file.toString());
  }
}
