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
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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
  private static final int HEX_DIGITS = 64;

  private final Map<String, Principal> byTokenHash;

  private Credentials(Map<String, Principal> byTokenHash) {
    this.byTokenHash = Map.copyOf(byTokenHash);
  }

  private record File(List<Entry> credentials) {}

  private record Entry(String name, List<String> roles, String tokenSha256) {}

  /**
   * Reads the credentials of a deployment.
   *
   * @throws IllegalArgumentException saying which entry is wrong, when the file cannot be used;
   *     never quoting a token
   */
  public static Credentials read(Path file) {
    try {
      return of(JSON.readValue(file.toFile(), File.class).credentials());
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

  private static Credentials of(List<Entry> entries) {
    Map<String, Principal> principals = new HashMap<>();
    for (Entry entry : entries) {
      if (entry.tokenSha256() == null || entry.tokenSha256().length() != HEX_DIGITS) {
        throw new IllegalArgumentException(
            "credential " + entry.name() + ": tokenSha256 is not 64 hex digits");
      }
      principals.put(entry.tokenSha256(), new Principal(entry.name(), roles(entry), null));
    }
    if (principals.isEmpty()) {
      throw new IllegalArgumentException("the credentials file names nobody");
    }
    return new Credentials(principals);
  }

  private static Set<Role> roles(Entry entry) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String code : entry.roles()) {
      roles.add(
          Role.ofCode(code)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "credential " + entry.name() + ": there is no role " + code)));
    }
    return roles;
  }
}
