package dev.screener.contracts.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.jspecify.annotations.Nullable;

/**
 * A schema registry in this process: what Screener uses of Confluent's interface, and the troubles
 * that a registry can be in. It keeps what it knows while it is stopped.
 */
public final class StubRegistry implements AutoCloseable {

  /** The id of a schema that is not Avro's. */
  static final int PROTOBUF = 9_999;

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PATH = "/apis/ccompat/v7";

  private final List<Schema> schemas = new ArrayList<>();
  private final Map<String, List<Integer>> subjects = new HashMap<>();
  private final Map<String, String> levels = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> logins = new ArrayList<>();
  private int port;
  private int trouble;
  private @Nullable HttpServer server;

  /** Started, on a port of its own. */
  public static StubRegistry started() {
    StubRegistry registry = new StubRegistry();
    registry.start();
    return registry;
  }

  /** On the same port each time. */
  public void start() {
    try {
      HttpServer fresh = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
      fresh.createContext("/", this::answer);
      fresh.start();
      port = fresh.getAddress().getPort();
      server = fresh;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void stop() {
    if (server != null) {
      server.stop(0);
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port + PATH);
  }

  /** Answers with this status and no word of a registry, from now on; 0 ends it. */
  public synchronized void troubled(int status) {
    trouble = status;
  }

  /** Method and path of each question so far. */
  public synchronized List<String> asked() {
    return List.copyOf(asked);
  }

  /** What the questions said of who asks. */
  public synchronized List<String> logins() {
    return List.copyOf(logins);
  }

  public synchronized @Nullable String level(String subject) {
    return levels.get(subject);
  }

  public synchronized void setLevel(String subject, String level) {
    levels.put(subject, level);
  }

  public synchronized int versions(String subject) {
    return subjects.getOrDefault(subject, List.of()).size();
  }

  /** As another program would; the id. */
  public synchronized int register(String subject, Schema schema) {
    int at = schemas.indexOf(schema);
    if (at < 0) {
      schemas.add(schema);
      at = schemas.size() - 1;
    }
    int id = at + 1;
    List<Integer> versions = subjects.computeIfAbsent(subject, unseen -> new ArrayList<>());
    if (!versions.contains(id)) {
      versions.add(id);
    }
    return id;
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    asked.add(method + ' ' + path);
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
        .ifPresent(logins::add);
    if (trouble != 0 || !path.startsWith(PATH)) {
      send(exchange, trouble == 0 ? 404 : trouble, "<html>no registry</html>");
      return;
    }
    byte[] body = exchange.getRequestBody().readAllBytes();
    String[] parts = path.substring(PATH.length() + 1).split("/");
    JsonNode asks = body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    switch (method + ' ' + parts[0] + ' ' + parts.length) {
      case "GET schemas 3" -> schema(exchange, Integer.parseInt(parts[2]));
      case "POST subjects 2" -> find(exchange, parts[1], schema(asks));
      case "POST subjects 3" -> add(exchange, parts[1], schema(asks));
      case "GET config 2" ->
          send(
              exchange,
              200,
              object().put("compatibilityLevel", levels.getOrDefault(parts[1], "NONE")));
      case "PUT config 2" -> {
        levels.put(parts[1], asks.path("compatibility").asText());
        send(exchange, 200, asks);
      }
      default -> send(exchange, 405, object());
    }
  }

  private void schema(HttpExchange exchange, int id) throws IOException {
    if (id == PROTOBUF) {
      send(exchange, 200, object().put("schemaType", "PROTOBUF").put("schema", "message M {}"));
    } else if (id > schemas.size()) {
      unknown(exchange, 40403);
    } else {
      send(exchange, 200, object().put("schema", schemas.get(id - 1).toString()));
    }
  }

  private void find(HttpExchange exchange, String subject, Schema schema) throws IOException {
    int id = schemas.indexOf(schema) + 1;
    if (!subjects.containsKey(subject)) {
      unknown(exchange, 40401);
    } else if (!subjects.get(subject).contains(id)) {
      unknown(exchange, 40403);
    } else {
      send(exchange, 200, object().put("subject", subject).put("id", id));
    }
  }

  private void add(HttpExchange exchange, String subject, Schema schema) throws IOException {
    List<Integer> versions = subjects.getOrDefault(subject, List.of());
    boolean fits =
        versions.isEmpty()
            || !"BACKWARD".equals(levels.get(subject))
            || SchemaCompatibility.checkReaderWriterCompatibility(
                        schema, schemas.get(versions.get(versions.size() - 1) - 1))
                    .getType()
                == SchemaCompatibilityType.COMPATIBLE;
    if (fits) {
      send(exchange, 200, object().put("id", register(subject, schema)));
    } else {
      send(exchange, 409, object().put("error_code", 409).put("message", "it does not fit"));
    }
  }

  private static Schema schema(JsonNode asks) {
    return new Schema.Parser().parse(asks.path("schema").asText());
  }

  private static ObjectNode object() {
    return JSON.createObjectNode();
  }

  private static void unknown(HttpExchange exchange, int code) throws IOException {
    send(exchange, 404, object().put("error_code", code).put("message", "not found"));
  }

  private static void send(HttpExchange exchange, int status, JsonNode body) throws IOException {
    send(exchange, status, body.toString());
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
