package dev.screener.tests;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Many listeners to one stream of server-sent events, read by one thread. */
final class EventSockets implements AutoCloseable {
  private final Selector selector;
  private final Listener[] listeners;
  private final Thread reading = new Thread(this::read, "listeners");

  private EventSockets(Selector selector, Listener[] listeners) {
    this.selector = selector;
    this.listeners = listeners;
  }

  /** What one listener has heard: each event's name, how often, and when last. */
  private static final class Listener {
    private final Map<String, Integer> times = new ConcurrentHashMap<>();
    private final Map<String, Long> last = new ConcurrentHashMap<>();
    private String rest = "";

    void take(String text, long now) {
      String all = rest + text;
      int end = all.lastIndexOf('\n') + 1;
      rest = all.substring(end);
      all.substring(0, end)
          .lines()
          .filter(line -> line.startsWith("event: "))
          .map(line -> line.substring(7))
          .forEach(
              name -> {
                last.put(name, now);
                times.merge(name, 1, Integer::sum);
              });
    }
  }

  static EventSockets open(URI address, int count) throws IOException {
    Selector selector = Selector.open();
    Listener[] listeners = new Listener[count];
    byte[] request =
        ("GET " + address.getPath() + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < count; i++) {
      listeners[i] = new Listener();
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
      channel.write(ByteBuffer.wrap(request));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, listeners[i]);
    }
    EventSockets sockets = new EventSockets(selector, listeners);
    sockets.reading.start();
    return sockets;
  }

  /** How many have heard an event at least so often. */
  long whoHeard(String event, int times) {
    return Arrays.stream(listeners)
        .filter(listener -> listener.times.getOrDefault(event, 0) >= times)
        .count();
  }

  /** How often each has heard an event. */
  int[] timesHeard(String event) {
    return Arrays.stream(listeners)
        .mapToInt(listener -> listener.times.getOrDefault(event, 0))
        .toArray();
  }

  /** When each has heard an event last, by {@link System#nanoTime}. */
  long[] lastHeard(String event) {
    return Arrays.stream(listeners)
        .mapToLong(listener -> listener.last.getOrDefault(event, 0L))
        .toArray();
  }

  private void read() {
    ByteBuffer buffer = ByteBuffer.allocate(64 * 1024);
    try {
      while (selector.isOpen()) {
        selector.select(
            key -> {
              buffer.clear();
              try {
                if (((SocketChannel) key.channel()).read(buffer) < 0) {
                  key.cancel();
                }
              } catch (IOException closed) {
                key.cancel();
              }
              buffer.flip();
              ((Listener) key.attachment())
                  .take(StandardCharsets.UTF_8.decode(buffer).toString(), System.nanoTime());
            });
      }
    } catch (IOException | ClosedSelectorException closed) {
      // The test is over.
    }
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
