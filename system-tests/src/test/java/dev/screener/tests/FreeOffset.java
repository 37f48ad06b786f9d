package dev.screener.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Where a demo may listen: above what people run, below what brokers of tests and systems give to
 * clients, and where no test in another JVM of this build draws.
 */
public final class FreeOffset {
  private static final int[] PORTS = {8081, 8082, 8083, 9092};
  private static final int FIRST = 2_300 + 1_750 * ((fork() - 1) % 2);
  private static final int END = FIRST + 700;
  private static final int TRIES = 50;

  private FreeOffset() {}

  /** An offset at which all ports of {@code screener demo} are free. */
  public static int draw() {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      int offset = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (Arrays.stream(PORTS).allMatch(port -> isFree(port + offset))) {
        return offset;
      }
    }
    throw new IllegalStateException("no four free ports among " + TRIES + " tries");
  }

  /** From 1, as the build numbers the JVMs that it tests in. */
  private static int fork() {
    return Integer.getInteger("surefire.forkNumber", 1);
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
