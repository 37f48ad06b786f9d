package dev.screener.contracts.fuzz;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** A client that sends what it wants, as slowly as it wants. */
public final class SlowClient implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LONG_PATIENCE = Duration.ofMinutes(4);

  private final Socket socket;
  private final StringBuilder answer = new StringBuilder();

  public SlowClient(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(50);
  }

  /** Sends a text, whose lines may end as Java's do. */
  public SlowClient send(String text) throws IOException {
    return sendAsItIs(text.replaceAll("\r?\n", "\r\n"));
  }

  /** Sends a text, whose lines end as they should. */
  public SlowClient sendAsItIs(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
    return this;
  }

  /** Chunks of the text until so many bytes are sent, or the service has had enough; how many. */
  public long pourChunks(String text, long most) {
    byte[] chunk = (Integer.toHexString(text.length()) + "\r\n" + text + "\r\n").getBytes(US_ASCII);
    long sent = 0;
    try {
      while (sent < most) {
        socket.getOutputStream().write(chunk);
        sent += text.length();
      }
    } catch (IOException closed) {
      return sent;
    }
    return sent;
  }

  /** Says that no more is sent; what is answered may still be read. */
  public void endOfOutput() throws IOException {
    socket.shutdownOutput();
  }

  /** Takes all that is said, however much, and keeps none of it; how many bytes it was. */
  public long readAll() {
    long[] read = {0};
    byte[] part = new byte[64 * 1024];
    await()
        .atMost(LONG_PATIENCE)
        .pollInterval(Duration.ofMillis(1))
        .until(
            () -> {
              try {
                int count = socket.getInputStream().read(part);
                read[0] += Math.max(0, count);
                return count < 0;
              } catch (SocketTimeoutException nothingYet) {
                return false;
              }
            });
    return read[0];
  }

  /** A little now and then until the service has had enough; what it said. */
  public String drip(String drop) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              try {
                socket.getOutputStream().write(drop.getBytes(US_ASCII));
              } catch (SocketException closed) {
                // What it said before may still be read.
              }
              return isClosed();
            });
    return answer.toString();
  }

  /** What was said until the service closed the connection. */
  public String untilClosed() {
    await().atMost(PATIENCE).until(this::isClosed);
    return answer.toString();
  }

  /** What was said until a part of it came. */
  public String untilSaid(String part) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              isClosed();
              return answer.indexOf(part) >= 0;
            });
    return answer.toString();
  }

  /** Takes what has come meanwhile. */
  public boolean isClosed() throws IOException {
    byte[] part = new byte[16 * 1024];
    try {
      int count = socket.getInputStream().read(part);
      answer.append(new String(part, 0, Math.max(0, count), US_ASCII));
      return count < 0;
    } catch (SocketTimeoutException open) {
      return false;
    } catch (SocketException reset) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
