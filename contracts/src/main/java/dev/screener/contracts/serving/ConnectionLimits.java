package dev.screener.contracts.serving;

import dev.screener.contracts.settings.Environment;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;

/**
 * What a client may take of a service before it has said anything.
 *
 * @param most connections at once; more are closed at once
 * @param idleSeconds from one answer to the next request's head
 * @param bodySeconds from a head to the end of its body
 */
public record ConnectionLimits(int most, int idleSeconds, int bodySeconds) {

  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_ADDRESS_BYTES = 4 * 1024;

  /** {@code MAX_CONNECTIONS}, {@code IDLE_SECONDS} (60) and {@code BODY_SECONDS} (30). */
  public static ConnectionLimits of(Environment env, int mostByDefault) {
    return new ConnectionLimits(
        env.integer("MAX_CONNECTIONS", mostByDefault, 1, 1_000_000),
        env.integer("IDLE_SECONDS", 60, 1, 3_600),
        env.integer("BODY_SECONDS", 30, 1, 3_600));
  }

  /**
   * Options of a server with 16 KiB of headers and 4 KiB of address at most. HTTP/2 is not spoken:
   * its streams would share one connection, and so pass by what is counted and timed here.
   */
  public HttpServerOptions options() {
    return new HttpServerOptions()
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setMaxInitialLineLength(MAX_ADDRESS_BYTES)
        .setIdleTimeout(idleSeconds)
        .setHttp2ClearTextEnabled(false);
  }

  /**
   * The same bounds in time; a streamed body may pause as long as a connection between requests.
   */
  public Deadlines deadlines() {
    Duration idle = Duration.ofSeconds(idleSeconds);
    return new Deadlines(idle, Duration.ofSeconds(bodySeconds), idle, System::nanoTime);
  }
}
