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
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * GET requests over kept connections, from one thread, with as little work a request as can be: it
 * runs beside what it measures. Knows answers with a {@code Content-Length} only. A server that
 * falls silent fails it within half a minute.
 */
final class HttpLoad implements AutoCloseable {

  private static final byte[] STATUS = "HTTP/1.1 200".getBytes(US_ASCII);
  private static final byte[] LENGTH = "content-length:".getBytes(US_ASCII);
  private static final int MOST_HEAD_BYTES = 8 * 1024;
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
   * @param micros from when each was due until its last byte was there
   */
  record Outcome(long requests, double seconds, long bytes, Histogram micros) {
    double perSecond() {
      return requests / seconds;
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
    connections.add(new Connection(channel));
    channel
        .socket()
        .connect(
            new InetSocketAddress(server.getHost(), server.getPort()), (int) patience.toMillis());
    channel.socket().setTcpNoDelay(true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, connections.get(connections.size() - 1));
  }

  /** As many as are answered: each connection asks again once it has its answer. */
  Outcome flood(Supplier<String> paths, Duration time) {
    return run(paths, time, 0);
  }

  /**
   * At a steady rate, whatever becomes of earlier ones (an open loop): a request that finds no free
   * connection waits, and its waiting counts.
   */
  Outcome pace(Supplier<String> paths, int rate, Duration time) {
    return run(paths, time, rate);
  }

  private Outcome run(Supplier<String> paths, Duration time, int rate) {
    Histogram micros = new Histogram(SIGNIFICANT_MICROS, 3);
    Deque<Connection> free = new ArrayDeque<>(connections);
    long begun = System.nanoTime();
    long end = begun + time.toNanos();
    long sent = 0;
    long[] got = new long[2];
    long[] heard = {begun};
    try {
      while (free.size() < connections.size() || System.nanoTime() < end) {
        long now = System.nanoTime();
        if (free.size() == connections.size()) {
          heard[0] = now;
        } else if (now - heard[0] > patience.toNanos()) {
          throw new IllegalStateException(
              (connections.size() - free.size())
                  + " requests are without an answer after "
                  + patience.toSeconds()
                  + " s");
        }
        while (!free.isEmpty() && now < end) {
          long due = rate == 0 ? now : begun + sent * 1_000_000_000L / rate;
          if (due > now) {
            break;
          }
          free.poll().send("GET " + paths.get() + requestEnd, due);
          sent++;
        }
        selector.select(
            key -> {
              Connection connection = (Connection) key.attachment();
              long length = connection.read(buffer);
              if (length >= 0) {
                heard[0] = System.nanoTime();
                got[0]++;
                got[1] += length;
                micros.recordValue(
                    Math.min(SIGNIFICANT_MICROS, (System.nanoTime() - connection.due) / 1_000));
                free.add(connection);
              }
            },
            1);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the read side does not answer", e);
    }
    return new Outcome(got[0], (System.nanoTime() - begun) / 1e9, got[1], micros);
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
    private final byte[] head = new byte[MOST_HEAD_BYTES];
    private int headLength;
    private long due;
    private long left = -1;
    private long length;

    Connection(SocketChannel channel) {
      this.channel = channel;
    }

    void send(String request, long dueAt) throws IOException {
      due = dueAt;
      ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(US_ASCII));
      channel.write(bytes);
      if (bytes.hasRemaining()) {
        // The one before was answered, so the socket's buffer is empty.
        throw new IOException("the connection takes no request");
      }
    }

    /** The length of the answer's body once it is whole, before that -1. */
    long read(ByteBuffer buffer) {
      try {
        buffer.clear();
        if (channel.read(buffer) < 0) {
          throw new IOException("the connection was closed");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      buffer.flip();
      if (left < 0) {
        takeHead(buffer);
      }
      if (left >= 0) {
        left -= buffer.remaining();
        if (left < 0) {
          throw new IllegalStateException("an answer longer than its Content-Length");
        }
      }
      if (left != 0) {
        return -1;
      }
      left = -1;
      return length;
    }

    private void takeHead(ByteBuffer buffer) {
      while (buffer.hasRemaining()) {
        if (headLength == head.length) {
          throw new IllegalStateException("an answer without an end of its head");
        }
        head[headLength++] = buffer.get();
        if (head[headLength - 1] == '\n' && headLength >= 4 && head[headLength - 3] == '\n') {
          length = contentLength();
          left = length;
          headLength = 0;
          return;
        }
      }
    }

    private long contentLength() {
      if (headLength < STATUS.length
          || !Arrays.equals(STATUS, 0, STATUS.length, head, 0, STATUS.length)) {
        throw new IllegalStateException(
            "not a 200: "
                + new String(head, 0, headLength, US_ASCII).lines().findFirst().orElse(""));
      }
      for (int at = 0; at + LENGTH.length < headLength; at++) {
        if (head[at] == '\n' && namesTheLength(at + 1)) {
          return number(at + 1 + LENGTH.length);
        }
      }
      throw new IllegalStateException("an answer without Content-Length");
    }

    private boolean namesTheLength(int at) {
      for (int i = 0; i < LENGTH.length; i++) {
        // Letters alone differ by this bit from their capitals; the others have it set.
        if ((head[at + i] | 0x20) != LENGTH[i]) {
          return false;
        }
      }
      return true;
    }

    private long number(int at) {
      long number = 0;
      for (int i = at; head[i] != '\r'; i++) {
        if (head[i] != ' ') {
          number = number * 10 + head[i] - '0';
        }
      }
      return number;
    }
  }
}
