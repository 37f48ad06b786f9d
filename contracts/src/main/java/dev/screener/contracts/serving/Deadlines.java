package dev.screener.contracts.serving;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how long a connection may be held without sending a whole request. The server's own idle
 * time-out begins anew with each byte, so a client that sends one now and then would never meet it.
 *
 * <p>A head must have come so long after the connection began or the answer before it ended; a body
 * so long after its head, and of a streamed one a whole line in that time. While the service itself
 * does not read, or has not answered whole, no time counts: a listener to events may stay.
 */
public final class Deadlines {

  private final Duration head;
  private final Duration body;
  private final Duration line;
  private final LongSupplier nanos;
  private final Map<HttpConnection, Watch> watches = new ConcurrentHashMap<>();

  /**
   * @param head from one request to the next
   * @param body from a head to the end of its body
   * @param line from one whole line of a streamed body to the next
   */
  public Deadlines(Duration head, Duration body, Duration line, LongSupplier nanos) {
    this.head = head;
    this.body = body;
    this.line = line;
    this.nanos = nanos;
  }

  void opened(HttpConnection connection) {
    watches.put(connection, new Watch(due(head)));
  }

  void closed(HttpConnection connection) {
    watches.remove(connection);
  }

  /** A head is there; its body is awaited from now on. */
  void begun(HttpServerRequest request) {
    Watch watch = watches.get(request.connection());
    if (watch != null) {
      watch.request = request;
      watch.due = due(body);
      watch.answering = null;
      request
          .end()
          .onComplete(
              ended -> {
                watch.request = null;
                watch.answering = request.response();
                watch.due = Long.MAX_VALUE;
              });
    }
  }

  /** A line of a streamed body is whole, or the service reads on. */
  public void goesOn(HttpServerRequest request) {
    Watch watch = watches.get(request.connection());
    if (watch != null && watch.request != null) {
      watch.due = due(line);
    }
  }

  /** The service does not read on for now: that is none of the client's doing. */
  public void paused(HttpServerRequest request) {
    Watch watch = watches.get(request.connection());
    if (watch != null) {
      watch.due = Long.MAX_VALUE;
    }
  }

  /**
   * Lets go of those connections whose time is over.
   *
   * @param mine connections of the event loop that calls
   * @param tooSlow is given a request whose body does not come; of others the connection is closed
   */
  void enforce(Collection<HttpConnection> mine, Consumer<HttpServerRequest> tooSlow) {
    long now = nanos.getAsLong();
    for (HttpConnection connection : mine) {
      Watch watch = watches.get(connection);
      if (watch != null && watch.answering != null && watch.answering.ended()) {
        // Seen at the first look after it ended, so a moment late.
        watch.answering = null;
        watch.due = due(head);
      }
      if (watch != null && watch.due != Long.MAX_VALUE && watch.due - now < 0) {
        HttpServerRequest request = watch.request;
        // Told once, then closed in any case.
        watch.due = Long.MAX_VALUE;
        try {
          if (request != null) {
            tooSlow.accept(request);
          }
        } finally {
          connection.close();
        }
      }
    }
  }

  private long due(Duration from) {
    return nanos.getAsLong() + from.toNanos();
  }

  /** One connection; used by its event loop alone. */
  private static final class Watch {
    private long due;
    private @Nullable HttpServerRequest request;
    private @Nullable HttpServerResponse answering;

    Watch(long due) {
      this.due = due;
    }
  }
}
