package dev.screener.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Requests over kept connections, from one thread, with as little work a request as can be: it runs
 * beside what it measures. A server that falls silent fails it within half a minute, an answer
 * other than the right one at once.
 */
final class HttpLoad implements AutoCloseable {

  private static final int OK = 200;
  private static final int SELDOM = 1_000;
  private static final long SHORT_NANOS = 100_000;
  private static final long SIGNIFICANT_MICROS = TimeUnit.MINUTES.toMicros(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Selector selector;
  private final List<Connection> connections = new ArrayList<>();
  private final String requestEnd;
  private final Duration patience;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);

  /**
   * What came of some requests.
   *
   * @param bytes of their bodies
   * @param counted how often the text that was to be counted stands in these
   * @param micros from when each was due until its last byte was there
   */
  record Outcome(long requests, double seconds, long bytes, long counted, Histogram micros) {
    double perSecond() {
      return requests / seconds;
    }
  }

  /**
   * What to ask for, and which answer is right.
   *
   * @param requests head and body, ready to be sent
   * @param status how the right answer begins
   * @param counted see {@link HttpAnswer#await}
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Asking(Supplier<byte[]> requests, byte[] status, byte[] counted) {
    static Asking of(Supplier<byte[]> requests, int status, String counted) {
      return new Asking(
          requests, ("HTTP/1.1 " + status).getBytes(US_ASCII), counted.getBytes(US_ASCII));
    }
  }

  private HttpLoad(Selector selector, URI server, Duration patience) {
    this.selector = selector;
    this.patience = patience;
    this.requestEnd = " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n\r\n";
  }

  static HttpLoad open(URI server, int connections) {
    return open(server, connections, PATIENCE);
  }

  /**
   * The same for who waits longer, or less long.
   *
   * @param patience for a connection, and from one answer to the next while any is awaited
   */
  static HttpLoad open(URI server, int connections, Duration patience) {
    try {
      HttpLoad load = new HttpLoad(Selector.open(), server, patience);
      try {
        for (int i = 0; i < connections; i++) {
          load.connect(server);
        }
        return load;
      } catch (IOException e) {
        load.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot connect to " + server, e);
    }
  }

  private void connect(URI server) throws IOException {
    SocketChannel channel = SocketChannel.open();
    try {
      channel
          .socket()
          .connect(
              new InetSocketAddress(server.getHost(), server.getPort()), (int) patience.toMillis());
      channel.socket().setTcpNoDelay(true);
      channel.configureBlocking(false);
      connections.add(new Connection(channel, channel.register(selector, SelectionKey.OP_READ)));
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** As many as are answered: each connection asks again once it has its answer. */
  Outcome flood(Supplier<String> paths, Duration time) {
    return flood(gets(paths), time);
  }

  /** The same with requests of any kind. */
  Outcome flood(Asking asking, Duration time) {
    return run(asking, time, 0);
  }

  /**
   * At a steady rate, whatever becomes of earlier ones (an open loop): a request that finds no free
   * connection waits, and its waiting counts.
   */
  Outcome pace(Supplier<String> paths, double rate, Duration time) {
    return pace(gets(paths), rate, time);
  }

  /** The same with requests of any kind. */
  Outcome pace(Asking asking, double rate, Duration time) {
    if (!(rate > 0)) {
      throw new IllegalArgumentException("not a rate: " + rate);
    }
    return run(asking, time, rate);
  }

  private Asking gets(Supplier<String> paths) {
    return Asking.of(() -> ("GET " + paths.get() + requestEnd).getBytes(US_ASCII), OK, "");
  }

  private Outcome run(Asking asking, Duration time, double rate) {
    Tally tally = new Tally(System.nanoTime());
    Deque<Connection> free = new ArrayDeque<>(connections);
    long end = tally.begun + time.toNanos();
    long sent = 0;
    boolean more = true;
    try {
      while (more || free.size() < connections.size()) {
        long now = System.nanoTime();
        if (free.size() == connections.size()) {
          tally.heard = now;
        } else if (now - tally.heard > patience.toNanos()) {
          throw new IllegalStateException(
              (connections.size() - free.size())
                  + " requests are without an answer after "
                  + patience.toSeconds()
                  + " s");
        }
        while (!free.isEmpty()) {
          long due = rate == 0 ? now : tally.begun + (long) (sent * 1e9 / rate);
          // What was due in time is sent however late: left out, a stall at the end would not
          // count.
          more = due < end;
          if (!more || due > now) {
            break;
          }
          free.poll().send(asking, due);
          sent++;
        }
        look(key -> take(key, tally, free), rate);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the server does not answer", e);
    } catch (UncheckedIOException e) {
      throw new UncheckedIOException("the server does not answer", e.getCause());
    }
    return tally.outcome();
  }

  /**
   * Selectors wait for whole milliseconds; a request that is seldom would leave as late as that.
   */
  private void look(Consumer<SelectionKey> action, double rate) throws IOException {
    if (rate > 0 && rate < SELDOM) {
      LockSupport.parkNanos(SHORT_NANOS);
      selector.selectNow(action);
    } else {
      selector.select(action, 1);
    }
  }

  private void take(SelectionKey key, Tally tally, Deque<Connection> free) {
    Connection connection = (Connection) key.attachment();
    try {
      tally.heard = System.nanoTime();
      if (key.isWritable()) {
        connection.sendOn();
      }
      if (key.isReadable() && connection.isWholeWith(buffer)) {
        tally.take(connection);
        free.add(connection);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What has come in so far. */
  private static final class Tally {
    private final long begun;
    private final Histogram micros = new Histogram(SIGNIFICANT_MICROS, 3);
    private long heard;
    private long requests;
    private long bytes;
    private long counted;

    Tally(long begun) {
      this.begun = begun;
      this.heard = begun;
    }

    void take(Connection connection) {
      heard = System.nanoTime();
      requests++;
      bytes += connection.answer.bodyBytes();
      counted += connection.answer.found();
      micros.recordValue(Math.min(SIGNIFICANT_MICROS, (heard - connection.due) / 1_000));
    }

    Outcome outcome() {
      return new Outcome(requests, (System.nanoTime() - begun) / 1e9, bytes, counted, micros);
    }
  }

  @Override
  public void close() {
    try {
      for (Connection connection : connections) {
        connection.channel.close();
      }
      selector.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One connection, with at most one request on its way. */
  private static final class Connection {
    private final SocketChannel channel;
    private final SelectionKey key;
    private final HttpAnswer answer = new HttpAnswer();
    private ByteBuffer unsent = ByteBuffer.allocate(0);
    private long due;

    Connection(SocketChannel channel, SelectionKey key) {
      this.channel = channel;
      this.key = key;
      key.attach(this);
    }

    void send(Asking asking, long dueAt) throws IOException {
      due = dueAt;
      answer.await(asking.status(), asking.counted());
      unsent = ByteBuffer.wrap(asking.requests().get());
      sendOn();
    }

    /** What is longer than the socket's buffer is sent in pieces. */
    void sendOn() throws IOException {
      channel.write(unsent);
      int wanted =
          unsent.hasRemaining()
              ? SelectionKey.OP_READ | SelectionKey.OP_WRITE
              : SelectionKey.OP_READ;
      if (key.interestOps() != wanted) {
        key.interestOps(wanted);
      }
    }

    boolean isWholeWith(ByteBuffer buffer) throws IOException {
      buffer.clear();
      if (channel.read(buffer) < 0) {
        throw new IOException("the connection was closed");
      }
      buffer.flip();
      boolean whole = answer.isWholeWith(buffer);
      if (whole && unsent.hasRemaining()) {
        throw new IOException("a request was answered before all of it was sent");
      }
      return whole;
    }
  }
}
