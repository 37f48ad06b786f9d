package dev.screener.tests;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/** Where a demo may listen: above what people run, below what systems give to clients. */
public final class FreeOffset {
  private static final int[] PORTS = {8081, 8082, 8083, 9092};
  private static final int FIRST = 2_300;
  private static final int END = 20_000;
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
