package dev.screener.cli.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.Principal;
import dev.screener.contracts.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensTest {
  @TempDir private Path directory;

  @Test
  void aTerminalIsToldWhereTheDemoIsAndMayActAsItsAdmin(@TempDir Path own) throws IOException {
    Tokens tokens = Tokens.in(own, "demo");

    tokens.writeEnvironment(
        own,
        new Tokens.Addresses(
            "http://127.0.0.1:8381",
            "http://127.0.0.1:8382",
            "http://127.0.0.1:8383",
            "127.0.0.1:9392"));

    assertThat(Files.readAllLines(Tokens.environmentFile(own)))
        .contains(
            "export SCREENER_TOKEN=" + tokens.admin(),
            "export SCREENER_INGEST_URL=http://127.0.0.1:8381",
            "export SCREENER_MODERATION_URL=http://127.0.0.1:8383",
            "export KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:9392");
  }

  @Test
  void eachTokenIsGoodForItsRoleAlone() throws IOException {
    Tokens tokens = Tokens.in(directory, "demo");

    Credentials credentials = Credentials.read(Tokens.credentialsFile(directory));
    assertThat(credentials.authenticate(tokens.site()).map(Principal::roles))
        .hasValueSatisfying(roles -> assertThat(roles).containsExactly(Role.SITE));
    assertThat(credentials.authenticate(tokens.moderator()).map(Principal::roles))
        .hasValueSatisfying(roles -> assertThat(roles).containsExactly(Role.MODERATOR));
    assertThat(credentials.authenticate(tokens.admin()).map(Principal::roles))
        .hasValueSatisfying(roles -> assertThat(roles).containsExactly(Role.ADMIN));
  }

  @Test
  void aSecondStartHasTheSameTokensAndAnotherDirectoryOthers(@TempDir Path elsewhere)
      throws IOException {
    Tokens tokens = Tokens.in(directory, "demo");
    String sessionKey = Tokens.sessionKey(directory);

    assertThat(Tokens.in(directory, "demo")).isEqualTo(tokens);
    assertThat(Tokens.sessionKey(directory)).isEqualTo(sessionKey).matches("[0-9a-f]{64}");
    assertThat(Tokens.in(elsewhere, "demo")).isNotEqualTo(tokens);
  }

  @Test
  void onlyTheirOwnerMayReadThem() throws IOException {
    Tokens tokens = Tokens.in(directory, "demo");
    Tokens.sessionKey(directory);

    for (String name : List.of("tokens.json", "credentials.json", "session.key")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(name))))
          .as(name)
          .isEqualTo("rw-------");
    }
    assertThat(Files.readString(directory.resolve("credentials.json")))
        .doesNotContain(tokens.admin());
    assertThat(tokens).hasToString("Tokens");
  }

  @Test
  void aFileWithoutATokenIsTold() throws IOException {
    Files.writeString(directory.resolve("tokens.json"), "{\"admin\": \"a\", \"site\": \"s\"}");

    assertThatThrownBy(() -> Tokens.in(directory, "demo"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("no token for moderator");
  }
}
