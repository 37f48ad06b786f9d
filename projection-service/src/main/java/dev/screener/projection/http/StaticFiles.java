package dev.screener.projection.http;

import dev.screener.projection.pages.StaticFile;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** {@code GET /static/{name}}: the pages' style, script and pictures, from the class path. */
final class StaticFiles {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]+\\.(css|js|svg|png|woff2|ico)");
  private static final Map<String, String> TYPES =
      Map.of(
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "woff2", "font/woff2",
          "ico", "image/x-icon");

  // Only files that are there are kept, so it stays as small as the jar's folder.
  private final Map<String, Answer> known = new ConcurrentHashMap<>();

  void file(RoutingContext context) {
    String name = context.pathParam("name");
    Answer file = answer(name).orElseGet(() -> Answer.notFound("There is no such file."));
    // The pages name a version with each address, so that it can be kept for good.
    boolean versioned = file.status() == 200 && !context.queryParam("v").isEmpty();
    Reads.send(
        context,
        versioned ? file.with("Cache-Control", "public, max-age=31536000, immutable") : file);
  }

  private Optional<Answer> answer(String name) {
    return NAME.matcher(name).matches()
        ? Optional.ofNullable(known.computeIfAbsent(name, absent -> read(absent).orElse(null)))
        : Optional.empty();
  }

  /** A resource of the class path as a 200, if it is there. */
  private static Optional<Answer> read(String name) {
    String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
    return resource(StaticFile.resource(name)).map(body -> new Answer(200, type, body, Map.of()));
  }

  static Optional<Buffer> resource(String path) {
    try (InputStream in = StaticFiles.class.getResourceAsStream(path)) {
      return in == null ? Optional.empty() : Optional.of(Buffer.buffer(in.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path + " from the class path", e);
    }
  }
}
