package dev.screener.ingest;

import dev.screener.contracts.http.Problem;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads whole bodies of bounded size, and bounds what all of them hold together. */
final class Bodies {

  private static final long MAX_BYTES_HELD = 64L * 1024 * 1024;

  /** So much of a body that is too large is taken off the wire, so that its sender can read why. */
  private static final long MAX_BYTES_DROPPED = 16L * 1024 * 1024;

  private static final byte[] NONE = {};

  private final AtomicLong bytesHeld = new AtomicLong();

  /** Hands the body over once it is whole, or answers what is wrong with it. */
  void read(RoutingContext context, int maxBytes, Consumer<byte[]> then) {
    HttpServerRequest request = context.request();
    long declared = declaredLength(request);
    if (declared > MAX_BYTES_DROPPED) {
      refuseAndClose(context, Problems.tooLarge(maxBytes));
      return;
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
      if (declared > maxBytes) {
        refuseAndClose(context, Problems.tooLarge(maxBytes));
        return;
      }
      context.response().writeContinue();
    }
    Body body = new Body(context, maxBytes, then);
    request.handler(body::add).endHandler(end -> body.finish()).exceptionHandler(e -> body.drop());
  }

  /** Whether the body is of one of these media types, in UTF-8 and not compressed; else answers. */
  static boolean isAcceptable(RoutingContext context, Set<String> mediaTypes) {
    return isAcceptable(context, mediaTypes, "");
  }

  /**
   * The same.
   *
   * @param besides a media type that this address takes otherwise; empty for none
   */
  static boolean isAcceptable(RoutingContext context, Set<String> mediaTypes, String besides) {
    HttpServerRequest request = context.request();
    String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      Answers.problem(context, Problems.encodedBody());
      return false;
    }
    if (!isOneOf(request.getHeader(HttpHeaders.CONTENT_TYPE), mediaTypes)) {
      String wanted = String.join(" or ", mediaTypes);
      Answers.problem(
          context, Problems.wrongMediaType(besides.isEmpty() ? wanted : wanted + " or " + besides));
      return false;
    }
    return true;
  }

  static boolean isOneOf(@Nullable String contentType, Set<String> mediaTypes) {
    if (contentType == null || mediaTypes.contains(contentType)) {
      return contentType != null;
    }
    String[] parts = contentType.toLowerCase(Locale.ROOT).replace("\"", "").split(";", -1);
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
        return false;
      }
    }
    return mediaTypes.contains(parts[0].strip());
  }

  private static void refuseAndClose(RoutingContext context, Problem problem) {
    context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    Answers.problem(context, problem);
    context.request().connection().close();
  }

  private static long declaredLength(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return length == null ? 0 : Long.parseLong(length);
    } catch (NumberFormatException e) {
      return Long.MAX_VALUE;
    }
  }

  private final class Body {

    private final RoutingContext context;
    private final int maxBytes;
    private final Consumer<byte[]> then;
    private @Nullable Buffer parts;
    private @Nullable Problem refusal;
    private long received;
    private long held;

    Body(RoutingContext context, int maxBytes, Consumer<byte[]> then) {
      this.context = context;
      this.maxBytes = maxBytes;
      this.then = then;
    }

    void add(Buffer part) {
      received += part.length();
      if (refusal != null) {
        if (received > MAX_BYTES_DROPPED) {
          refuseAndClose(context, refusal);
        }
      } else if (received > maxBytes) {
        refusal = Problems.tooLarge(maxBytes);
        drop();
      } else {
        keep(part);
      }
    }

    private void keep(Buffer part) {
      held += part.length();
      if (bytesHeld.addAndGet(part.length()) > MAX_BYTES_HELD) {
        refusal = Problems.overloaded();
        drop();
      } else if (parts == null) {
        parts = part.copy();
      } else {
        parts.appendBuffer(part);
      }
    }

    void finish() {
      byte[] bytes = parts == null ? NONE : parts.getBytes();
      drop();
      if (refusal != null) {
        Answers.problem(context, refusal);
        return;
      }
      try {
        then.accept(bytes);
      } catch (RuntimeException e) {
        Answers.failure(context, e);
      }
    }

    void drop() {
      bytesHeld.addAndGet(-held);
      held = 0;
      parts = null;
    }
  }
}
