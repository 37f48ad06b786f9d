package dev.screener.cli.containers;

import dev.screener.cli.tokens.PrivateFiles;
import dev.screener.cli.tokens.Tokens;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code screener image}: builds the images and makes the tokens that docker-compose.yml names. */
@Command(
    name = "image",
    description = {
      "Builds two container images from the jars: screener (the three services) and screener-tools"
          + " (the same and this command line).",
      "Makes tokens and keys in PROJECT/.screener where there are none; those that are there stay."
          + " docker-compose.yml starts everything with them."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener image && docker compose up",
      "  screener image --tag 1.4.0 --base-image my-java:17"
    })
public final class ImageCommand implements Callable<Integer> {

  private static final String DIRECTORY = ".screener";
  private static final String SERVICES_ENVIRONMENT = "services.env";

  /** A target of the Dockerfile, and the image that it becomes. */
  private record Image(String target, String name) {}

  private static final List<Image> IMAGES =
      List.of(new Image("services", "screener"), new Image("tools", "screener-tools"));

  @Option(
      names = "--project",
      paramLabel = "PROJECT",
      description = "The directory with the Dockerfile. Default: where this command was built.")
  private @Nullable Path project;

  @Option(
      names = "--base-image",
      paramLabel = "IMAGE",
      defaultValue = "eclipse-temurin:17-jre",
      description = "With a Java runtime, 17 or newer, and curl. Default: ${DEFAULT-VALUE}.")
  private String baseImage = "";

  @Option(
      names = "--tag",
      paramLabel = "TAG",
      defaultValue = "latest",
      description = "Of both images. Default: ${DEFAULT-VALUE}, which docker-compose.yml asks for.")
  private String tag = "";

  @Option(
      names = "--docker",
      paramLabel = "COMMAND",
      defaultValue = "docker",
      description = "Docker's command line or one that takes the same. Default: ${DEFAULT-VALUE}.")
  private String docker = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path root = root();
    PrintWriter out = spec.commandLine().getOut();
    for (Image image : IMAGES) {
      String name = image.name() + ":" + tag;
      out.println("Building " + name);
      out.flush();
      build(root, image.target(), name);
    }
    Path directory = makeTokens(root);
    out.println(
        """
        Built %s and %s.
        Tokens, one a role, are in %s; the services know their hashes only.
        Next, in %s:
          docker compose up             http://127.0.0.1:8082 shows the films
          . %s    lets this command line find it"""
            .formatted(
                IMAGES.get(0).name() + ":" + tag,
                IMAGES.get(1).name() + ":" + tag,
                Tokens.tokensFile(directory),
                root,
                Tokens.environmentFile(directory)));
    out.flush();
    return 0;
  }

  private void build(Path root, String target, String name)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of(docker, "build", "--target", target, "--tag", name, "--build-arg"));
    command.add("BASE_IMAGE=" + baseImage);
    command.add(root.toString());
    Process build;
    try {
      build = new ProcessBuilder(command).inheritIO().start();
    } catch (IOException e) {
      throw new IOException(
          docker
              + " could not be run: install Docker, or name a command that takes the same with"
              + " --docker",
          e);
    }
    int code = build.waitFor();
    if (code != 0) {
      throw new IOException(
          name + " was not built: `" + String.join(" ", command) + "` ended with " + code);
    }
  }

  private Path root() throws IOException {
    Path named = project == null ? whereBuilt() : project;
    Path root = named.toAbsolutePath().normalize();
    if (!Files.isRegularFile(root.resolve("Dockerfile"))) {
      throw new IOException(
          root + " has no Dockerfile: name the directory of the project with --project");
    }
    return root;
  }

  // The jar lies in PROJECT/screener-cli/target.
  private static Path whereBuilt() {
    try {
      URI jar = ImageCommand.class.getProtectionDomain().getCodeSource().getLocation().toURI();
      return Path.of(jar).resolve("../../..").normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Path makeTokens(Path root) throws IOException {
    Path directory = Files.createDirectories(root.resolve(DIRECTORY));
    Tokens tokens = Tokens.in(directory, "site");
    tokens.writeEnvironment(
        directory,
        new Tokens.Addresses(
            "http://127.0.0.1:8081",
            "http://127.0.0.1:8082",
            "http://127.0.0.1:8083",
            "127.0.0.1:29092"));
    PrivateFiles.write(
        directory.resolve(SERVICES_ENVIRONMENT),
        "SCREENER_SESSION_KEY=%s%nAUDIT_KEY=%s%n"
            .formatted(Tokens.sessionKey(directory), Tokens.auditKey(directory)));
    // The services run as another user in their containers; a hash of 256 random bits tells
    // nothing.
    Path credentials = Tokens.credentialsFile(directory);
    if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-r--r--"));
    }
    return directory;
  }
}
