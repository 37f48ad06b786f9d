package dev.screener.cli.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.cli.Commands;
import dev.screener.contracts.access.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a script in Docker's place, which notes what it is asked. */
class ImageCommandTest {

  @TempDir private Path project;
  private Path asked;

  @BeforeEach
  void aProject() throws IOException {
    Files.writeString(project.resolve("Dockerfile"), "FROM scratch\n");
    asked = project.resolve("asked");
  }

  @Test
  void bothImagesAreBuiltAndTheServicesLearnHashesOnly() throws IOException {
    Commands.Answer answer = image(docker("exit 0"), "--tag 7 --base-image base:17");

    assertThat(answer.code()).as(answer.err()).isZero();
    assertThat(Files.readAllLines(asked))
        .containsExactly(
            "build --target services --tag screener:7 --build-arg BASE_IMAGE=base:17 " + project,
            "build --target tools --tag screener-tools:7 --build-arg BASE_IMAGE=base:17 "
                + project);
    Path made = project.resolve(".screener");
    assertThat(Files.readAllLines(made.resolve("services.env")))
        .hasSize(2)
        .anyMatch(line -> line.matches("SCREENER_SESSION_KEY=[0-9a-f]{64}"))
        .anyMatch(line -> line.matches("AUDIT_KEY=[0-9a-f]{64}"));
    assertThat(modes(made.resolve("credentials.json"))).isEqualTo("rw-r--r--");
    for (String secret : new String[] {"tokens.json", "services.env", "environment"}) {
      assertThat(modes(made.resolve(secret))).as(secret).isEqualTo("rw-------");
    }
    String token =
        Files.readAllLines(made.resolve("environment")).stream()
            .filter(line -> line.startsWith("export SCREENER_TOKEN="))
            .map(line -> line.substring("export SCREENER_TOKEN=".length()))
            .findFirst()
            .orElseThrow();
    assertThat(Credentials.read(made.resolve("credentials.json")).authenticate(token)).isPresent();
    assertThat(answer.out() + answer.err()).doesNotContain(token);
  }

  @Test
  void aSecondBuildKeepsTheTokens() throws IOException {
    image(docker("exit 0"), "");
    String tokens = Files.readString(project.resolve(".screener/tokens.json"));

    image(docker("exit 0"), "");

    assertThat(project.resolve(".screener/tokens.json")).hasContent(tokens);
  }

  @Test
  void whatWasNotBuiltIsToldWithWhatWasTried() throws IOException {
    Commands.Answer answer = image(docker("exit 3"), "");

    assertThat(answer.code()).isOne();
    assertThat(answer.err()).contains("screener:latest was not built", "ended with 3");
    assertThat(project.resolve(".screener")).doesNotExist();
  }

  @Test
  void withoutDockerOrDockerfileTheWayOutIsTold() throws IOException {
    Commands.Answer noDocker = image(project.resolve("nothing"), "");
    Files.delete(project.resolve("Dockerfile"));
    Commands.Answer noFile = image(docker("exit 0"), "");

    assertThat(noDocker.code()).isOne();
    assertThat(noDocker.err()).contains("install Docker", "--docker");
    assertThat(noFile.code()).isOne();
    assertThat(noFile.err()).contains("has no Dockerfile", "--project");
  }

  private Commands.Answer image(Path docker, String options) {
    return Commands.run(
        ("image --project " + project + " --docker " + docker + " " + options).strip());
  }

  private Path docker(String end) throws IOException {
    Path script = project.resolve("docker");
    Files.writeString(script, "#!/bin/sh\necho \"$@\" >> " + asked + "\n" + end + "\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  private static String modes(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
