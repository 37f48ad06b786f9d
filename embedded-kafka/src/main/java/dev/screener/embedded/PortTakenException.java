package dev.screener.embedded;

/** Something else listens on a port that a broker was told to use. */
public final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int port;

  PortTakenException(int port) {
    super(
        "port "
            + port
            + " on "
            + LocalPorts.LOOPBACK
            + " is taken: stop what listens there, or give the broker another port (0 for any free one)");
    this.port = port;
  }

  /** The port that is taken. */
  public int port() {
    return port;
  }
}
