package dev.screener.cli.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.Rate;
import dev.screener.contracts.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The file that tells the services who may do what, as it is edited from the command line. */
final class CredentialsFile {

  private static final String CREDENTIALS = "credentials";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  CredentialsFile(Path file) {
    this.file = file;
  }

  /**
   * Adds a credential, and makes the file where there is none.
   *
   * @return its token, which is nowhere else
   * @throws IllegalArgumentException when the file, as it was or as it would be, cannot be used
   */
  String add(String name, Set<Role> roles, Optional<Rate> rate) throws IOException {
    ObjectNode document = read();
    String token = Tokens.randomToken();
    ObjectNode entry = document.withArray(CREDENTIALS).addObject();
    entry.put("name", name);
    ArrayNode codes = entry.putArray("roles");
    roles.forEach(role -> codes.add(role.code()));
    entry.put("tokenSha256", Credentials.sha256(token));
    rate.ifPresent(
        bound ->
            entry
                .putObject("rate")
                .put("perSecond", bound.perSecond())
                .put("burst", bound.burst()));
    write(document);
    return token;
  }

  /** Takes all credentials of a name away; how many there were. */
  int remove(String name) throws IOException {
    ObjectNode document = read();
    ArrayNode kept = JSON.createArrayNode();
    int before = document.withArray(CREDENTIALS).size();
    for (JsonNode entry : document.withArray(CREDENTIALS)) {
      if (!name.equals(entry.path("name").asText())) {
        kept.add(entry);
      }
    }
    if (kept.isEmpty()) {
      throw new IllegalArgumentException(
          "This is the last credential of " + file + ": add another one first.");
    }
    document.set(CREDENTIALS, kept);
    write(document);
    return before - kept.size();
  }

  /** The entries, without their hashes: those are nobody's business. */
  List<JsonNode> entries() throws IOException {
    if (!Files.exists(file)) {
      throw new IOException("There is no file " + file);
    }
    List<JsonNode> entries = new ArrayList<>();
    for (JsonNode entry : read().withArray(CREDENTIALS)) {
      entries.add(((ObjectNode) entry.deepCopy()).without("tokenSha256"));
    }
    return entries;
  }

  private ObjectNode read() throws IOException {
    if (!Files.exists(file)) {
      return JSON.createObjectNode();
    }
    // Says what is wrong with it, as a service would.
    Credentials.read(file);
    return (ObjectNode) JSON.readTree(file.toFile());
  }

  /** Only a file that services take replaces the one that they have; it keeps its permissions. */
  private void write(ObjectNode document) throws IOException {
    Path checked = Files.createTempFile("screener-credentials", ".json");
    String text = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
    try {
      Files.writeString(checked, text);
      Credentials.read(checked);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          String.valueOf(e.getMessage()).replace(checked.toString(), file.toString()), e);
    } finally {
      Files.delete(checked);
    }
    boolean posix =
        Files.getFileStore(file.toAbsolutePath().getParent()).supportsFileAttributeView("posix");
    Set<PosixFilePermission> permissions =
        posix && Files.exists(file) ? Files.getPosixFilePermissions(file) : Set.of();
    PrivateFiles.write(file, text);
    if (!permissions.isEmpty()) {
      Files.setPosixFilePermissions(file, permissions);
    }
  }
}
