package dev.screener.contracts.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.screener.contracts.event.StandingChange;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrySchemasTest {

  private static final int KNOWN = 7;
  private static final int BROKEN = 8;
  private static final int NO_SCHEMA = 9;
  private static final int UNKNOWN = 404;
  private static final StandingChange CHANGE =
      new StandingChange("crossing", "r-1", true, Instant.ofEpochMilli(1_793_534_400_000L));

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer registry;
  private AvroSerde<StandingChange> changes;

  @BeforeEach
  void startRegistry() throws IOException {
    registry = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    registry.createContext("/apis/ccompat/v7/schemas/ids/", this::answer);
    registry.start();
    changes = AvroSerde.of(StandingChange.class, new RegistrySchemas(address("/apis/ccompat/v7")));
  }

  @AfterEach
  void stopRegistry() {
    registry.stop(0);
  }

  @Test
  void aRecordInTheRegistrysFormatIsReadAndItsSchemaAskedForOnce() {
    assertThat(changes.decode(inRegistryFormat(KNOWN))).isEqualTo(CHANGE);
    assertThat(changes.decode(inRegistryFormat(KNOWN))).isEqualTo(CHANGE);

    assertThat(asked).containsExactly("/apis/ccompat/v7/schemas/ids/7");
  }

  @Test
  void anAddressMayEndWithASlash() {
    WriterSchemas schemas = new RegistrySchemas(address("/apis/ccompat/v7/"));

    assertThat(schemas.byRegistryId(KNOWN)).contains(StandingChange.getClassSchema());
  }

  @Test
  void anIdThatTheRegistryDoesNotKnowIsTheRecordsFault() {
    assertThatThrownBy(() -> changes.decode(inRegistryFormat(UNKNOWN)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("registry id 404");
  }

  @Test
  void anIdThatNoRegistryGivesOutIsNotAskedFor() {
    assertThatThrownBy(() -> changes.decode(inRegistryFormat(0)))
        .isInstanceOf(SerializationException.class);
    assertThatThrownBy(() -> changes.decode(inRegistryFormat(-1)))
        .isInstanceOf(SerializationException.class);

    assertThat(asked).isEmpty();
  }

  @Test
  void aRegistryInTroubleIsNotTheRecordsFault() {
    assertIsNotTheRecordsFault(inRegistryFormat(BROKEN));
    assertIsNotTheRecordsFault(inRegistryFormat(NO_SCHEMA));
  }

  @Test
  void aRegistryThatIsDownIsNotTheRecordsFaultAndIsAskedAgain() throws IOException {
    int port = registry.getAddress().getPort();
    registry.stop(0);
    assertIsNotTheRecordsFault(inRegistryFormat(KNOWN));

    registry = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    registry.createContext("/apis/ccompat/v7/schemas/ids/", this::answer);
    registry.start();

    assertThat(changes.decode(inRegistryFormat(KNOWN))).isEqualTo(CHANGE);
  }

  @Test
  void aRegistryKnowsNoFingerprints() {
    assertThat(new RegistrySchemas(address("/")).byFingerprint(1)).isEmpty();
  }

  private void assertIsNotTheRecordsFault(byte[] bytes) {
    assertThatThrownBy(() -> changes.decode(bytes))
        .isInstanceOf(KafkaException.class)
        .isNotInstanceOf(SerializationException.class);
  }

  private URI address(String path) {
    return URI.create("http://127.0.0.1:" + registry.getAddress().getPort() + path);
  }

  private byte[] inRegistryFormat(int id) {
    byte[] singleObject = changes.encode(CHANGE);
    int length = singleObject.length - 10;
    return ByteBuffer.allocate(5 + length)
        .put((byte) 0)
        .putInt(id)
        .put(singleObject, 10, length)
        .array();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    switch (id) {
      case KNOWN -> send(exchange, 200, schema(StandingChange.getClassSchema().toString()));
      case NO_SCHEMA -> send(exchange, 200, schema("{\"type\": \"nonsense\"}"));
      case BROKEN -> send(exchange, 500, "{\"error_code\": 50001}");
      default -> send(exchange, 404, "{\"error_code\": 40403}");
    }
  }

  private static String schema(String text) throws IOException {
    return new ObjectMapper().writeValueAsString(Map.of("schema", text));
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }
}
