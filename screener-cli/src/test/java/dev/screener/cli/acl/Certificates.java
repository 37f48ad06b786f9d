package dev.screener.cli.acl;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.embedded.EmbeddedKafkaSettings.Encryption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An authority of a test's own, and what it signs, by the JDK's keytool; good for two days. */
final class Certificates {

  private static final String PASSWORD = "changeit";
  private static final Path KEYTOOL = Path.of(System.getProperty("java.home"), "bin", "keytool");

  private final Path directory;
  private final Path store;

  Certificates(Path directory) {
    this.directory = directory;
    this.store = directory.resolve("keys.p12");
  }

  /** What a broker on 127.0.0.1 is started with; the authority is in {@link Encryption}. */
  Encryption ofBroker() throws IOException {
    Path authorities = authority("ca");
    keytool(
        "-genkeypair",
        "-alias",
        "broker",
        "-dname",
        "CN=broker",
        "-keyalg",
        "EC",
        "-validity",
        "2",
        "-ext",
        "san=ip:127.0.0.1",
        "-signer",
        "ca");
    // A broker shows any key of its store, and must not show this one.
    keytool("-delete", "-alias", "ca");
    return new Encryption(store, PASSWORD, authorities);
  }

  /** Makes an authority; its certificate as PEM. */
  Path authority(String name) throws IOException {
    keytool(
        "-genkeypair",
        "-alias",
        name,
        "-dname",
        "CN=" + name,
        "-keyalg",
        "EC",
        "-validity",
        "2",
        "-ext",
        "bc:c",
        "-ext",
        "ku=keyCertSign");
    Path pem = directory.resolve(name + ".pem");
    keytool("-exportcert", "-rfc", "-alias", name, "-file", pem.toString());
    return pem;
  }

  private void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(KEYTOOL.toString()));
    command.addAll(Arrays.asList(arguments));
    command.addAll(
        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      if (process.waitFor() != 0) {
        throw new IOException(said);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    if (!Files.exists(store)) {
      throw new IOException("no key store: " + said);
    }
  }
}
