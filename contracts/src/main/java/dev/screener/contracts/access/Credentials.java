package dev.screener.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The static bearer tokens of a deployment, known only by their SHA-256: the tokens are long and
 * random, so a plain hash is enough, and looking one up by its hash tells an attacker's clock
 * nothing.
 *
 * <p>File: {@code {"credentials": [{"name": "our-site", "roles": ["site"], "tokenSha256": "…64 hex
 * digits…"}]}}
 */
public final class Credentials {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Map<String, Principal> byTokenHash;

  private Credentials(Map<String, Principal> byTokenHash) {
    this.byTokenHash = Map.copyOf(byTokenHash);
  }

  private record File(@Nullable List<@Nullable Entry> credentials) {}

  private record Entry(
      @Nullable String name,
      @Nullable List<@Nullable String> roles,
      @Nullable String tokenSha256) {}

  /**
   * Reads the credentials of a deployment.
   *
   * @throws IllegalArgumentException saying which entry is wrong, when the file cannot be used;
   *     never quoting a token
   */
  public static Credentials read(Path file) {
    try {
      return of(JSON.readValue(file.toFile(), File.class));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          file
              + " is not a credentials file, {\"credentials\": [{\"name\", \"roles\", \"tokenSha256\"}]}",
          e);
    }
  }

  /** The principal who bears this token, if it is known. */
  public Optional<Principal> authenticate(String token) {
    return Optional.ofNullable(byTokenHash.get(sha256(token)));
  }

  /** SHA-256 of the token's UTF-8 bytes as 64 lower-case hex digits: what the file holds. */
  public static String sha256(String token) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Credentials of(@Nullable File file) {
    Map<String, Principal> principals = new HashMap<>();
    for (Entry entry : entries(file)) {
      Principal principal = new Principal(name(entry), roles(entry), null);
      if (principals.put(tokenHash(entry), principal) != null) {
        throw new IllegalArgumentException(
            "credential " + entry.name() + ": another credential has the same token");
      }
    }
    return new Credentials(principals);
  }

  private static List<@Nullable Entry> entries(@Nullable File file) {
    List<@Nullable Entry> entries = file == null ? null : file.credentials();
    if (entries == null || entries.isEmpty()) {
      throw new IllegalArgumentException("the credentials file names nobody");
    }
    return entries;
  }

  private static String name(@Nullable Entry entry) {
    if (entry == null || entry.name() == null || entry.name().isBlank()) {
      throw new IllegalArgumentException("a credential has no name");
    }
    return entry.name();
  }

  private static String tokenHash(Entry entry) {
    String hash = entry.tokenSha256();
    if (hash == null || !hash.matches("[0-9a-fA-F]{64}")) {
      throw new IllegalArgumentException(
          "credential " + entry.name() + ": tokenSha256 is not 64 hex digits");
    }
    return hash.toLowerCase(Locale.ROOT);
  }

  private static Set<Role> roles(Entry entry) {
    List<@Nullable String> codes = entry.roles();
    if (codes == null || codes.isEmpty()) {
      throw new IllegalArgumentException("credential " + entry.name() + ": it has no roles");
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String code : codes) {
      roles.add(
          Optional.ofNullable(code)
              .flatMap(Role::ofCode)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "credential " + entry.name() + ": there is no role " + code)));
    }
    return roles;
  }
}
