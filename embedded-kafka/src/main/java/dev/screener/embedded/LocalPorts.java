package dev.screener.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Finds free ports on 127.0.0.1. The quorum's ports must be known before the first node starts, so
 * they cannot be left to the operating system at bind time; and a port of its ephemeral range (from
 * 32768 on Linux) could be taken by an outgoing connection while its broker is stopped, so ports
 * are drawn from below. JVMs that draw at the same time could draw the same one before either
 * listens; {@code -Dscreener.ports.first} gives each a range of its own.
 */
public final class LocalPorts {
  static final String LOOPBACK = "127.0.0.1";

  private static final byte[] LOOPBACK_BYTES = {127, 0, 0, 1};
  private static final int ASKED = Integer.getInteger("screener.ports.first", 0);
  private static final int FIRST = ASKED == 0 ? 15_000 : ASKED;
  private static final int END = ASKED == 0 ? 32_768 : Math.min(32_768, ASKED + 7_500);
  private static final int TRIES = 1_000;

  private final Set<Integer> handedOut = new HashSet<>();

  /** A port that nothing listens on and that this object has not given out before. */
  public int free() {
    for (int i = 0; i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (!handedOut.contains(port) && isFree(port)) {
        handedOut.add(port);
        return port;
      }
    }
    throw new IllegalStateException(
        "no free port found on " + LOOPBACK + " between " + FIRST + " and " + (END - 1));
  }

  static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(LOOPBACK_BYTES), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
