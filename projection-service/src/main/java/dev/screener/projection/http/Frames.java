package dev.screener.projection.http;

import dev.screener.projection.live.EventRing;
import dev.screener.projection.live.LiveEvent;
import dev.screener.projection.live.OffsetVector;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Events as they are sent.
 *
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">HTML, server-sent
 *     events</a>
 */
final class Frames {

  private static final int LEAST_RETRY_MILLIS = 500;
  private static final int MOST_RETRY_MILLIS = 2_500;

  private Frames() {}

  static void headers(HttpServerResponse response) {
    response
        .setChunked(true)
        .putHeader("Content-Type", "text/event-stream; charset=utf-8")
        .putHeader("Cache-Control", "no-store")
        // A compressor for each listener would cost more memory than all the rest of it.
        .putHeader("Content-Encoding", "identity")
        // Proxies that gather answers let this one through.
        .putHeader("X-Accel-Buffering", "no");
  }

  /** When to come back: not all at once, when an instance goes with a thousand listeners. */
  static Buffer retry() {
    int millis = ThreadLocalRandom.current().nextInt(LEAST_RETRY_MILLIS, MOST_RETRY_MILLIS);
    return Buffer.buffer("retry: " + millis + "\n\n");
  }

  static Buffer event(EventRing.Told told) {
    return event(told.at(), told.event());
  }

  static Buffer reset(OffsetVector at) {
    return event(at, new LiveEvent("reset", "{}"));
  }

  /** Without an id: figures are read anew by who comes back. */
  static Buffer figures(String data) {
    return Buffer.buffer("event: counts\ndata: " + data + "\n\n");
  }

  /** An id without data is remembered and no event. */
  static Buffer signOfLife(OffsetVector at) {
    return Buffer.buffer("id: " + at.encode() + "\n\n");
  }

  private static Buffer event(OffsetVector at, LiveEvent event) {
    return Buffer.buffer(
        "id: " + at.encode() + "\nevent: " + event.name() + "\ndata: " + event.data() + "\n\n");
  }
}
