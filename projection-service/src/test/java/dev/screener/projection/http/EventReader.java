package dev.screener.projection.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Reads a stream of server-sent events as a browser does. */
final class EventReader implements AutoCloseable {

  final List<Seen> events = new CopyOnWriteArrayList<>();
  final HttpResponse<InputStream> response;
  volatile String lastId = "";
  volatile boolean ended;

  /** An event. */
  record Seen(String name, String data) {}

  private EventReader(HttpResponse<InputStream> response) {
    this.response = response;
    Thread reader = new Thread(this::read, "events");
    reader.setDaemon(true);
    reader.start();
  }

  static EventReader open(HttpClient http, HttpRequest request) {
    try {
      return new EventReader(http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  List<String> names() {
    return events.stream().map(Seen::name).toList();
  }

  private void read() {
    String name = "";
    String data = "";
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          lastId = line.substring(4);
        } else if (line.startsWith("event: ")) {
          name = line.substring(7);
        } else if (line.startsWith("data: ")) {
          data = line.substring(6);
        } else if (line.isEmpty() && !data.isEmpty()) {
          events.add(new Seen(name, data));
          name = "";
          data = "";
        }
      }
    } catch (IOException closed) {
      // Cut off, or closed here.
    }
    ended = true;
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }
}
