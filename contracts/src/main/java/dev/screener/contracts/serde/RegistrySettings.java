package dev.screener.contracts.serde;

import dev.screener.contracts.settings.Environment;
import dev.screener.contracts.topics.Topic;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The schema registry that a program writes and reads by.
 *
 * @param url where its Confluent-compatible interface is
 * @param login user and password with a colon between them; never told to anyone but the registry
 * @param writes whether records are written in its format too, or only read
 * @param patience how long a start waits for it
 */
public record RegistrySettings(URI url, Optional<String> login, boolean writes, Duration patience) {

  private static final String URL = "SCHEMA_REGISTRY_URL";
  private static final String USER = "SCHEMA_REGISTRY_USER";
  private static final String PASSWORD = "SCHEMA_REGISTRY_PASSWORD";

  /** Reads the settings; empty without an address. Faults are gathered in {@code env}. */
  public static Optional<RegistrySettings> of(Environment env) {
    Optional<URI> url = env.optional(URL).flatMap(address -> address(address, env));
    Optional<String> user = env.optional(USER);
    Optional<String> password = env.optional(PASSWORD);
    boolean writes = env.flag("SCHEMA_REGISTRY_WRITES", true);
    int patience = env.integer("SCHEMA_REGISTRY_PATIENCE_SECONDS", 60, 0, 3_600);
    if (user.isPresent() != password.isPresent()) {
      env.fault(USER + " and " + PASSWORD + " must be set together");
    }
    return url.map(
        address ->
            new RegistrySettings(
                address,
                user.flatMap(name -> password.map(secret -> name + ':' + secret)),
                writes,
                Duration.ofSeconds(patience)));
  }

  /**
   * The registry's schemas, once it has those of what is to be written to {@code written}; without
   * a registry none.
   *
   * @param read topics whose schemas are looked up at once, where they are there
   * @throws SchemaUnavailableException when the registry does not answer in time
   * @throws IllegalStateException when it refuses a schema
   */
  public static WriterSchemas connect(
      Optional<RegistrySettings> settings,
      List<? extends Topic<?>> written,
      List<? extends Topic<?>> read) {
    if (settings.isEmpty()) {
      return WriterSchemas.none();
    }
    RegistrySchemas schemas = new RegistrySchemas(settings.get());
    if (settings.get().writes()) {
      try {
        schemas.register(written);
      } catch (SchemaUnavailableException e) {
        throw new SchemaUnavailableException(
            e.getMessage()
                + ". It was waited for "
                + settings.get().patience().toSeconds()
                + " s: start it, or correct SCHEMA_REGISTRY_URL",
            e);
      }
    }
    schemas.meet(read);
    return schemas;
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "RegistrySettings[url=" + url + ", writes=" + writes + ", patience=" + patience + ']';
  }

  private static Optional<URI> address(String address, Environment env) {
    try {
      URI url = new URI(address);
      boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (url.getRawUserInfo() != null || address.contains("@")) {
        // Its text is not repeated: it may hold a password.
        env.fault(URL + " holds a user: set " + USER + " and " + PASSWORD + " instead");
        return Optional.empty();
      }
      if (web && url.getHost() != null) {
        return Optional.of(url);
      }
    } catch (URISyntaxException e) {
      // Told below.
    }
    env.fault(URL + " is no address like http://registry:8080/apis/ccompat/v7");
    return Optional.empty();
  }
}
