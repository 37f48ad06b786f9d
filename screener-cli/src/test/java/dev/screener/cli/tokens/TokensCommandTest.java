package dev.screener.cli.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.cli.Commands;
import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.Principal;
import dev.screener.contracts.access.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokensCommandTest {

  @TempDir private Path directory;
  private Path file;

  @BeforeEach
  void name() {
    file = directory.resolve("credentials.json");
  }

  @Test
  void aTokenIsShownOnceAndTheFileKnowsItByItsHash() throws IOException {
    Commands.Answer added =
        Commands.run("tokens add our-site --role site,importer --rate 50 --file " + file);

    String token = added.out().strip();
    assertThat(added.code()).isZero();
    assertThat(token).hasSize(43);
    assertThat(Files.readString(file))
        .doesNotContain(token)
        .contains(Credentials.sha256(token), "50.0");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Credentials.read(file).authenticate(token))
        .contains(new Principal("our-site", Set.of(Role.SITE, Role.IMPORTER), null));
  }

  @Test
  void aTokenIsReplacedWithoutAGap() throws IOException {
    String old = Commands.run("tokens add ada --role moderator --file " + file).out().strip();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    String next = Commands.run("tokens add ada --role moderator --file " + file).out().strip();

    Credentials both = Credentials.read(file);
    assertThat(both.authenticate(old)).isPresent().isEqualTo(both.authenticate(next));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-----");
    Commands.run("tokens add eve --role auditor --file " + file);
    Commands.Answer removed = Commands.run("tokens remove ada --file " + file);

    assertThat(removed.code()).isZero();
    assertThat(Credentials.read(file).authenticate(old)).isEmpty();
    assertThat(Credentials.read(file).authenticate(next)).isEmpty();
  }

  @Test
  void theListNamesEverybodyAndNoHash() throws IOException {
    String token =
        Commands.run("tokens add our-site --role site --rate 5 --burst 9 --file " + file).out();
    Commands.run("tokens add eve --role auditor --file " + file);

    Commands.Answer listed = Commands.run("tokens list --file " + file);
    Commands.Answer json = Commands.run("tokens list --json --file " + file);

    assertThat(listed.out()).contains("our-site", "5.0 a second", "eve", "auditor", "unbounded");
    assertThat(json.out()).doesNotContain(Credentials.sha256(token.strip()));
    assertThat(json.json().path("credentials")).hasSize(2);
  }

  @Test
  void whatCannotBeIsRefusedAndTheFileStays() throws IOException {
    Commands.run("tokens add eve --role auditor --file " + file);
    String before = Files.readString(file);

    assertThat(Commands.run("tokens add x --role emperor --file " + file).code()).isEqualTo(2);
    assertThat(Commands.run("tokens add x --role reader --file " + file).code()).isEqualTo(2);
    assertThat(Commands.run("tokens add x --role site --burst 5 --file " + file).code())
        .isEqualTo(2);
    Commands.Answer named = Commands.run("tokens add oidc:x --role site --file " + file);
    Commands.Answer rated = Commands.run("tokens add eve --role auditor --rate 1 --file " + file);
    Commands.Answer last = Commands.run("tokens remove eve --file " + file);
    Commands.Answer nobody = Commands.run("tokens list --file " + directory.resolve("none"));

    assertThat(named.code()).isEqualTo(1);
    assertThat(named.err()).contains(file.toString(), "oidc:x");
    assertThat(rated.err()).contains("two rates");
    assertThat(last.err()).contains("last credential");
    assertThat(nobody.code()).isEqualTo(1);
    assertThat(Files.readString(file)).isEqualTo(before);
  }
}
