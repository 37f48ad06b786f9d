package dev.screener.contracts.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialsTest {

  private static final String TOKEN = "correct horse battery staple";
  private static final String HASH = Credentials.sha256(TOKEN);

  @TempDir private Path directory;

  @Test
  void aTokensBearerIsKnownByItsHash() throws IOException {
    Credentials credentials =
        read(entry("our-site", "\"site\", \"importer\"", HASH.toUpperCase(Locale.ROOT)));

    Principal principal = credentials.authenticate(TOKEN).orElseThrow();

    assertThat(principal.name()).isEqualTo("our-site");
    assertThat(principal.roles()).containsExactlyInAnyOrder(Role.SITE, Role.IMPORTER);
    assertThat(principal.author()).isNull();
  }

  @Test
  void anotherTokenIsNobodysAndTheHashItselfIsNoToken() throws IOException {
    Credentials credentials = read(entry("our-site", "\"site\"", HASH));

    assertThat(credentials.authenticate("another")).isEmpty();
    assertThat(credentials.authenticate("")).isEmpty();
    assertThat(credentials.authenticate(HASH)).isEmpty();
  }

  @Test
  void theHashIsSha256InHex() {
    // FIPS 180-4, the example of the one-block message "abc".
    assertThat(Credentials.sha256("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                                          | names nobody
          null                                                        | names nobody
          {"credentials": []}                                         | names nobody
          {"credentials": [null]}                                     | has no name
          {"credentials": [{"roles": ["site"]}]}                      | has no name
          {"credentials": [{"name": "x"}]}                            | credential x: it has no roles
          {"credentials": [{"name": "x", "roles": []}]}               | credential x: it has no roles
          {"credentials": [{"name": "x", "roles": [null]}]}           | credential x: there is no role
          {"credentials": [{"name": "x", "roles": ["root"]}]}         | credential x: there is no role root
          {"credentials": [{"name": "x", "roles": ["site"]}]}         | credential x: tokenSha256 is not 64 hex
          {"credentials": [{"name": "x", "token": "plain"}]}          | is not a credentials file
          {"credentials": [{"name": "oidc:x", "roles": ["site"]}]}    | only an issuer's subjects
          {"credentials": [{"name": "x", "roles": ["site"], "rate": {}}]} | credential x: its rate: perSecond
          {"credentials": [{"name": "x", "roles": ["site"], "rate": {"perSecond": 1, "burst": 0}}]} | credential x: its rate: burst
          {"credentials": [{"name": "x", "roles": ["site"], "rate": {"often": 1}}]} | is not a credentials file
          {"credentials": "x"}                                        | is not a credentials file
          {"credentials": []} {}                                      | is not a credentials file
          not json                                                    | is not a credentials file
          """)
  void aFileThatCannotBeUsedIsRefusedWithTheReason(String json, String reason) {
    assertThatThrownBy(() -> readText(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void aPlainTokenInTheFileIsNeitherTakenNorQuoted() {
    assertThatThrownBy(() -> read(entry("our-site", "\"site\"", "x".repeat(64))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("our-site")
        .message()
        .doesNotContain("xxx");
  }

  @Test
  void oneTokenForTwoIsRefused() {
    assertThatThrownBy(
            () -> read(entry("a", "\"site\"", HASH) + "," + entry("b", "\"admin\"", HASH)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("credential b");
  }

  @Test
  void oneNameWithTwoRatesIsRefused() {
    String other = Credentials.sha256("another");

    assertThatThrownBy(
            () ->
                read(
                    entry("a", "\"site\"", HASH)
                        + ","
                        + entry("a", "\"site\"", other)
                            .replace("}", ", \"rate\": {\"perSecond\": 5}}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("credentials.json: credential a: it stands there twice");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Credentials.read(directory.resolve("nowhere.json")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere.json");
  }

  private static String entry(String name, String roles, String hash) {
    return "{\"name\": \"%s\", \"roles\": [%s], \"tokenSha256\": \"%s\"}"
        .formatted(name, roles, hash);
  }

  private Credentials read(String entries) throws IOException {
    return readText("{\"credentials\": [" + entries + "]}");
  }

  private Credentials readText(String json) throws IOException {
    return Credentials.read(Files.writeString(directory.resolve("credentials.json"), json));
  }
}
