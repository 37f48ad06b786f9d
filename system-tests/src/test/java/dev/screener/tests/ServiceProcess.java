package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service as a process of its own, which can be killed as a machine can fail. It can be started
 * any number of times, each time with the same environment, so with the same state directory and
 * port.
 */
final class ServiceProcess implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ServiceProcess.class);
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  /** One of them writes {@link SharedClasses} at its end. */
  private static final Duration TO_END = Duration.ofSeconds(60);

  private static final String LOGGING =
      ServiceProcess.class.getResource("/logback-service.xml").toString();
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  private final String mainClass;
  private final Map<String, String> environment;
  private final Path log;
  private Process process;
  private SharedClasses classes;

  /** Prepares a service; its output is appended to {@code log}. */
  ServiceProcess(String mainClass, Map<String, String> environment, Path log) {
    this.mainClass = mainClass;
    this.environment = new HashMap<>(environment);
    this.log = log;
  }

  ServiceProcess start() throws IOException {
    assertThat(isAlive()).as("%s runs already", mainClass).isFalse();
    classes = SharedClasses.ofService(mainClass);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Short runs on busy cores: the start counts for more than the peak.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m"));
    command.add("-Dlogback.configurationFile=" + LOGGING);
    command.addAll(classes.options());
    command.add(mainClass);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    process = builder.start();
    return this;
  }

  /**
   * Waits until the service says that it is ready; fails with the end of its log when it ends
   * instead.
   */
  ServiceProcess awaitReady() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              assertThat(isAlive()).as("%s ended: %s", mainClass, endOfLog()).isTrue();
              return isReady();
            });
    return this;
  }

  /** SIGKILL: nothing is flushed, closed or said. */
  void kill() throws IOException, InterruptedException {
    process.destroyForcibly();
    process.waitFor();
    classes.ended(true);
  }

  boolean isAlive() {
    return process != null && process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  String url() {
    return "http://127.0.0.1:" + environment.get("PORT");
  }

  /** Asks it to stop, and kills it only when it does not. */
  @Override
  public void close() throws IOException, InterruptedException {
    if (isAlive()) {
      process.destroy();
      if (process.waitFor(TO_END.toSeconds(), TimeUnit.SECONDS)) {
        classes.ended(false);
      } else {
        LOG.warn("event=killed service={} end-of-log={}", mainClass, endOfLog());
        kill();
      }
    }
  }

  boolean isReady() throws InterruptedException {
    try {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(url() + "/health/ready")).timeout(ANSWER).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notUpYet) {
      return false;
    }
  }

  /** Whether its log, of earlier starts too, holds this text. */
  boolean hasLogged(String text) throws IOException {
    return Files.readString(log).contains(text);
  }

  private String endOfLog() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    } catch (IOException e) {
      return "no log: " + e;
    }
  }
}
