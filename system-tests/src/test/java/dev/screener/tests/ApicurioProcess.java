package dev.screener.tests;

import static org.awaitility.Awaitility.await;

import dev.screener.embedded.LocalPorts;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Apicurio, which keeps its schemas on a topic, as docker-compose.yml has it. */
final class ApicurioProcess implements TestRegistry {
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  private final String bootstrapServers;
  private final Path log = Path.of("target", "service-logs", "apicurio.log");
  private final int port;
  private final int managementPort;
  private Process process;

  ApicurioProcess(String bootstrapServers) throws IOException {
    LocalPorts ports = new LocalPorts();
    this.bootstrapServers = bootstrapServers;
    this.port = ports.free();
    this.managementPort = ports.free();
    start();
  }

  @Override
  public URI url() {
    return URI.create("http://127.0.0.1:" + port + "/apis/ccompat/v7");
  }

  @Override
  public void start() throws IOException {
    Files.createDirectories(log.getParent());
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                System.getProperty("apicurio.java", "java"),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-Dquarkus.http.host=127.0.0.1",
                "-Dquarkus.http.port=" + port,
                "-Dquarkus.management.host=127.0.0.1",
                "-Dquarkus.management.port=" + managementPort,
                "-jar",
                Path.of(System.getProperty("apicurio"), "quarkus-run.jar").toString()));
    builder.environment().put("APICURIO_STORAGE_KIND", "kafkasql");
    builder.environment().put("APICURIO_KAFKASQL_BOOTSTRAP_SERVERS", bootstrapServers);
    process =
        builder
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    await().atMost(PATIENCE).ignoreExceptions().until(this::isUp);
  }

  @Override
  public void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  @Override
  public void close() throws InterruptedException {
    stop();
  }

  @Override
  public String toString() {
    return "apicurio";
  }

  private boolean isUp() throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create(url() + "/subjects").toURL().openConnection();
    connection.setReadTimeout(5_000);
    return connection.getResponseCode() == 200;
  }
}
