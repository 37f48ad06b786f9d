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
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Many listeners to one stream of server-sent events, read by one thread. */
final class EventSockets implements AutoCloseable {
  private static final String END_OF_EVENT = "\n\n";
  private static final Pattern NAME = Pattern.compile("(?m)^event: (.*)$");
  private static final Pattern REVIEW = Pattern.compile("\"reviewId\":\"([^\"]*)\"");

  private final Selector selector;
  private final Listener[] listeners;
  private final Thread reading = new Thread(this::read, "listeners");

  private EventSockets(Selector selector, Listener[] listeners) {
    this.selector = selector;
    this.listeners = listeners;
  }

  /**
   * An event as it was heard.
   *
   * @param reviewId whom it is about, empty where it is about no review
   * @param at by {@link System#nanoTime}
   */
  private record Heard(String event, String reviewId, long at) {}

  /** One listener, with all that it has heard. */
  private static final class Listener {
    private final Queue<Heard> heard = new ConcurrentLinkedQueue<>();
    private String rest = "";

    void take(String text, long now) {
      String all = rest + text;
      int end = all.lastIndexOf(END_OF_EVENT);
      if (end < 0) {
        rest = all;
        return;
      }
      rest = all.substring(end + END_OF_EVENT.length());
      for (String event : all.substring(0, end).split(END_OF_EVENT, -1)) {
        Matcher name = NAME.matcher(event);
        Matcher review = REVIEW.matcher(event);
        if (name.find()) {
          heard.add(new Heard(name.group(1), review.find() ? review.group(1) : "", now));
        }
      }
    }

    Stream<Heard> heard(String event) {
      return heard.stream().filter(one -> one.event().equals(event));
    }

    OptionalLong firstHeard(String event, String reviewId) {
      return heard(event)
          .filter(one -> one.reviewId().equals(reviewId))
          .mapToLong(Heard::at)
          .findFirst();
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

  /** How many have heard an event, whatever it is about. */
  long whoHeard(String event) {
    return Arrays.stream(listeners).filter(one -> one.heard(event).findAny().isPresent()).count();
  }

  /** How many have heard an event about this review. */
  long whoHeard(String event, String reviewId) {
    return Arrays.stream(listeners)
        .filter(one -> one.firstHeard(event, reviewId).isPresent())
        .count();
  }

  /** The reviews that each has heard an event about, in the order in which they came. */
  List<List<String>> heard(String event) {
    return Arrays.stream(listeners)
        .map(one -> one.heard(event).map(Heard::reviewId).toList())
        .toList();
  }

  /** When each has heard it first, by {@link System#nanoTime}; all must have. */
  long[] firstHeard(String event, String reviewId) {
    return Arrays.stream(listeners)
        .mapToLong(one -> one.firstHeard(event, reviewId).orElseThrow())
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
  public void close() throws IOException, InterruptedException {
    List<SelectionKey> keys = List.copyOf(selector.keys());
    selector.close();
    reading.join();
    for (SelectionKey key : keys) {
      key.channel().close();
    }
  }
}
