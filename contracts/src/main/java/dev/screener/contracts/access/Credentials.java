package dev.screener.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.screener.contracts.settings.ConfigurationException;
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
 * digits…", "rate": {"perSecond": 50, "burst": 200}}]}}. Without a rate there is no bound. A name
 * may stand there twice, so that its token can be changed without a gap; both share one rate.
 */
public final class Credentials {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Map<String, Principal> byTokenHash;
  private final Map<String, Rate> rates;

  private Credentials(Map<String, Principal> byTokenHash, Map<String, Rate> rates) {
    this.byTokenHash = Map.copyOf(byTokenHash);
    this.rates = Map.copyOf(rates);
  }

  private record File(@Nullable List<@Nullable Entry> credentials) {}

  private record Entry(
      @Nullable String name,
      @Nullable List<@Nullable String> roles,
      @Nullable String tokenSha256,
      @Nullable EntryRate rate) {}

  private record EntryRate(@Nullable Double perSecond, @Nullable Integer burst) {}

  /**
   * Reads the credentials of a deployment.
   *
   * @throws ConfigurationException naming the file and which entry is wrong, when it cannot be
   *     used; never quoting a token
   */
  public static Credentials read(Path file) {
    try {
      return of(JSON.readValue(file.toFile(), File.class));
    } catch (JsonProcessingException e) {
      // Without the cause: it quotes the line, and a token may stand in it.
      throw new ConfigurationException(
          file
              + " is not a credentials file, {\"credentials\": [{\"name\", \"roles\","
              + " \"tokenSha256\", \"rate\"}]}"
              + place(e.getLocation()));
    } catch (IOException e) {
      throw new ConfigurationException(file + " cannot be read as a credentials file: " + e);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(file + ": " + e.getMessage());
    }
  }

  /** The rates of those that have one, by name. */
  Map<String, Rate> rates() {
    return rates;
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

  private static String place(@Nullable JsonLocation at) {
    return at == null ? "" : ": see line " + at.getLineNr() + ", column " + at.getColumnNr();
  }

  private static Credentials of(@Nullable File file) {
    Map<String, Principal> principals = new HashMap<>();
    Map<String, Optional<Rate>> rates = new HashMap<>();
    for (Entry entry : entries(file)) {
      Principal principal = new Principal(name(entry), roles(entry), null);
      Optional<Rate> rate = rate(entry);
      Optional<Rate> before = rates.putIfAbsent(principal.name(), rate);
      if (before != null && !before.equals(rate)) {
        throw new IllegalArgumentException(
            "credential " + entry.name() + ": it stands there twice, with two rates");
      }
      if (principals.put(tokenHash(entry), principal) != null) {
        throw new IllegalArgumentException(
            "credential " + entry.name() + ": another credential has the same token");
      }
    }
    Map<String, Rate> bounded = new HashMap<>();
    rates.forEach((name, rate) -> rate.ifPresent(bound -> bounded.put(name, bound)));
    return new Credentials(principals, bounded);
  }

  private static Optional<Rate> rate(Entry entry) {
    EntryRate rate = entry.rate();
    if (rate == null) {
      return Optional.empty();
    }
    try {
      double perSecond = rate.perSecond() == null ? 0 : rate.perSecond();
      Integer burst = rate.burst();
      return Optional.of(burst == null ? Rate.perSecond(perSecond) : new Rate(perSecond, burst));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "credential " + entry.name() + ": its rate: " + e.getMessage());
    }
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
    if (entry.name().startsWith(Principal.OF_ISSUER)) {
      throw new IllegalArgumentException(
          "credential " + entry.name() + ": only an issuer's subjects are named so");
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
