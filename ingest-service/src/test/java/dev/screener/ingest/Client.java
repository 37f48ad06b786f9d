package dev.screener.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A client of the service, which signs in as the site unless told otherwise. */
final class Client {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final String base;

  Client(int port) {
    this.base = "http://127.0.0.1:" + port;
  }

  record Answer(int status, String mediaType, String body, HttpResponse<String> response) {
    JsonNode json() {
      try {
        return JSON.readTree(body);
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException("not JSON: " + body, e);
      }
    }

    String text(String field) {
      return json().path(field).asText();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  /** A request under way; ends with one of the methods that send. */
  final class Request {
    private final HttpRequest.Builder builder;

    private Request(String path) {
      builder =
          HttpRequest.newBuilder(URI.create(base + path))
              .timeout(Duration.ofSeconds(30))
              .header("Authorization", "Bearer " + Tokens.SITE)
              .header("Content-Type", "application/json");
    }

    Request as(String token) {
      return with("Authorization", "Bearer " + token);
    }

    Request with(String header, String value) {
      builder.setHeader(header, value);
      return this;
    }

    Request without(String header) {
      HttpRequest built = builder.build();
      HttpRequest kept =
          HttpRequest.newBuilder(built, (name, value) -> !name.equals(header)).build();
      return new Request(kept);
    }

    private Request(HttpRequest from) {
      builder = HttpRequest.newBuilder(from, (name, value) -> true);
    }

    Answer get() {
      return send("GET", BodyPublishers.noBody());
    }

    Answer post(String body) {
      return send("POST", BodyPublishers.ofString(body));
    }

    Answer post(byte[] body) {
      return send("POST", BodyPublishers.ofByteArray(body));
    }

    Answer put(String body) {
      return send("PUT", BodyPublishers.ofString(body));
    }

    Answer delete() {
      return send("DELETE", BodyPublishers.noBody());
    }

    Answer send(String method, BodyPublisher body) {
      try {
        return answer(http.send(builder.method(method, body).build(), BodyHandlers.ofString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    CompletableFuture<Answer> postLater(String body) {
      return http.sendAsync(
              builder.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString())
          .thenApply(Client::answer);
    }
  }

  Request to(String path) {
    return new Request(path);
  }

  private static Answer answer(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        response.headers().firstValue("content-type").orElse(""),
        response.body(),
        response);
  }
}
