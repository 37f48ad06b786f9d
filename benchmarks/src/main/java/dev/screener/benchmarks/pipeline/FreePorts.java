package dev.screener.benchmarks.pipeline;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of 127.0.0.1 that nothing listens on. Drawn from below the range that Linux hands to
 * outgoing connections, so that none of those takes it before the service does.
 */
final class FreePorts {

  private static final int FIRST = 15_000;
  private static final int END = 32_768;
  private static final int TRIES = 1_000;

  private FreePorts() {}

  static int one() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException taken) {
        // The next draw.
      }
    }
    throw new IllegalStateException("no free port found between " + FIRST + " and " + (END - 1));
  }
}
