package dev.screener.tests.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The way from one process to one broker: a TCP proxy that can be cut and mended. Cut, it takes
 * connections and what is sent on them and lets nothing through, as a network does that drops
 * packets; what was under way is lost when it is mended, since the connections then end.
 */
final class Link implements AutoCloseable {
  private static final int PIECE = 64 * 1024;

  private final ServerSocket door;
  private final int target;
  private final boolean answersEarly;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Object gate = new Object();
  private boolean cut;
  private boolean closed;

  /** From {@code port} to {@code target}, both on 127.0.0.1. */
  Link(int port, int target) throws IOException {
    this(port, target, false);
  }

  /**
   * @param answersEarly breaks a promise on purpose: see {@link EarlyAnswers}
   */
  Link(int port, int target, boolean answersEarly) throws IOException {
    this.target = target;
    this.answersEarly = answersEarly;
    this.door = new ServerSocket();
    door.setReuseAddress(true);
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 128);
    spawn("link-" + port, this::accept);
  }

  void cut() {
    synchronized (gate) {
      cut = true;
    }
  }

  /** Lets through again what comes from now on. */
  void mend() {
    synchronized (gate) {
      if (cut) {
        open.forEach(Link::end);
        open.clear();
        cut = false;
        gate.notifyAll();
      }
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        open.add(client);
        spawn("link-open", () -> connect(client));
      } catch (IOException closing) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    try {
      passGate();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(server);
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      if (answersEarly) {
        EarlyAnswers early = new EarlyAnswers(client, server, this::passGate);
        spawn("link-back", () -> pump(early::answers, server, client));
        pump(early::requests, client, server);
      } else {
        spawn("link-back", () -> pump(server, client));
        pump(client, server);
      }
    } catch (IOException nobodyThere) {
      end(client);
      open.remove(client);
    }
  }

  private interface Pump {
    void run() throws IOException;
  }

  private void pump(Socket from, Socket to) {
    pump(() -> copy(from.getInputStream(), to.getOutputStream()), from, to);
  }

  private void pump(Pump pump, Socket from, Socket to) {
    try {
      pump.run();
    } catch (IOException ended) {
      // Either side may go at any time.
    } finally {
      end(from);
      end(to);
      open.remove(from);
      open.remove(to);
    }
  }

  private void copy(InputStream in, OutputStream out) throws IOException {
    byte[] piece = new byte[PIECE];
    for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
      passGate();
      out.write(piece, 0, read);
    }
  }

  private void passGate() {
    synchronized (gate) {
      while (cut && !closed) {
        try {
          gate.wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          return;
        }
      }
    }
  }

  private static void spawn(String name, Runnable work) {
    Thread thread = new Thread(null, work, name, 128 * 1024);
    thread.setDaemon(true);
    thread.start();
  }

  private static void end(Closeable socket) {
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed either way.
    }
  }

  @Override
  public void close() {
    end(door);
    synchronized (gate) {
      closed = true;
      gate.notifyAll();
    }
    open.forEach(Link::end);
  }
}
