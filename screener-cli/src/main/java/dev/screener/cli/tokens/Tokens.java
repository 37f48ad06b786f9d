package dev.screener.cli.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * The bearer tokens of a deployment on this machine, one a role. They are made once and kept with
 * its data; the services are given hashes only.
 */
public record Tokens(String admin, String moderator, String site) {
  private static final String TOKENS_FILE = "tokens.json";
  private static final String ENVIRONMENT_FILE = "environment";
  private static final String CREDENTIALS_FILE = "credentials.json";
  private static final String SESSION_KEY_FILE = "session.key";
  private static final String AUDIT_KEY_FILE = "audit.key";
  private static final int TOKEN_BYTES = 32;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * Where a deployment answers.
   *
   * @param ingest the write side, as {@code http://host:port}
   * @param read the read side, likewise
   * @param moderation one instance of moderation-streams, likewise
   * @param kafka as {@code host:port}
   */
  public record Addresses(String ingest, String read, String moderation, String kafka) {}

  /**
   * The tokens of the deployment in this directory, made now if it has none.
   *
   * @param deployment the first part of the credentials' names
   */
  public static Tokens in(Path directory, String deployment) throws IOException {
    Path file = tokensFile(directory);
    Tokens tokens = Files.exists(file) ? read(file) : random();
    if (!Files.exists(file)) {
      PrivateFiles.write(file, tokens.json());
    }
    PrivateFiles.write(credentialsFile(directory), tokens.credentialsJson(deployment));
    return tokens;
  }

  public static Path tokensFile(Path directory) {
    return directory.resolve(TOKENS_FILE);
  }

  /** For a terminal: what the other commands need to find this deployment, as lines for a shell. */
  public static Path environmentFile(Path directory) {
    return directory.resolve(ENVIRONMENT_FILE);
  }

  /** Written at each start, since the addresses may be others. */
  public void writeEnvironment(Path directory, Addresses at) throws IOException {
    PrivateFiles.write(
        environmentFile(directory),
        """
        export SCREENER_TOKEN=%s
        export SCREENER_MODERATOR_TOKEN=%s
        export SCREENER_INGEST_URL=%s
        export SCREENER_READ_URL=%s
        export SCREENER_MODERATION_URL=%s
        export KAFKA_BOOTSTRAP_SERVERS=%s
        """
            .formatted(admin, moderator, at.ingest(), at.read(), at.moderation(), at.kafka()));
  }

  /** For the services: who may do what, by the tokens' hashes. */
  public static Path credentialsFile(Path directory) {
    return directory.resolve(CREDENTIALS_FILE);
  }

  /**
   * The key, hexadecimal, under which both HTTP services sign and check readers' sessions; made at
   * the first start.
   */
  public static String sessionKey(Path directory) throws IOException {
    return key(directory.resolve(SESSION_KEY_FILE));
  }

  /** The key, hexadecimal, that picks which verdicts are labelled blindly; made likewise. */
  public static String auditKey(Path directory) throws IOException {
    return key(directory.resolve(AUDIT_KEY_FILE));
  }

  private static String key(Path file) throws IOException {
    if (!Files.exists(file)) {
      PrivateFiles.write(file, HexFormat.of().formatHex(randomBytes()));
    }
    return Files.readString(file);
  }

  private static Tokens random() {
    return new Tokens(randomToken(), randomToken(), randomToken());
  }

  static String randomToken() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(randomBytes());
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private static Tokens read(Path file) throws IOException {
    JsonNode tokens = JSON.readTree(file.toFile());
    for (String role : List.of("admin", "moderator", "site")) {
      if (!tokens.path(role).isTextual()) {
        throw new IOException(
            file + " holds no token for " + role + ": delete it to make new ones");
      }
    }
    return new Tokens(
        tokens.get("admin").asText(),
        tokens.get("moderator").asText(),
        tokens.get("site").asText());
  }

  private String json() throws IOException {
    ObjectNode tokens = JSON.createObjectNode();
    tokens.put("admin", admin).put("moderator", moderator).put("site", site);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tokens) + "\n";
  }

  private String credentialsJson(String deployment) throws IOException {
    ObjectNode file = JSON.createObjectNode();
    addCredential(file, deployment, Role.ADMIN, admin);
    addCredential(file, deployment, Role.MODERATOR, moderator);
    addCredential(file, deployment, Role.SITE, site);
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file) + "\n";
  }

  private static void addCredential(ObjectNode file, String deployment, Role role, String token) {
    ObjectNode credential = file.withArray("credentials").addObject();
    credential.put("name", deployment + "-" + role.code());
    credential.putArray("roles").add(role.code());
    credential.put("tokenSha256", Credentials.sha256(token));
  }

  /** Tokens are for the person at the terminal, not for logs. */
  @Override
  public String toString() {
    return "Tokens";
  }
}
