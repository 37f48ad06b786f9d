package dev.screener.tests;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.serde.StubRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.apache.avro.Schema;

/** A schema registry that can be stopped and started, and knows afterwards what it knew before. */
interface TestRegistry extends AutoCloseable {

  URI url();

  void start() throws IOException;

  void stop() throws IOException, InterruptedException;

  @Override
  void close() throws IOException, InterruptedException;

  /** Registers as another program would; the id. */
  default int register(String subject, Schema schema) throws IOException, InterruptedException {
    ObjectMapper json = new ObjectMapper();
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(url() + "/subjects/" + subject + "/versions"))
                    .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .POST(
                        BodyPublishers.ofString(
                            json.writeValueAsString(Map.of("schema", schema.toString()))))
                    .build(),
                BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + ": " + answer.body());
    }
    return json.readTree(answer.body()).path("id").asInt();
  }

  /** One in this JVM. */
  static TestRegistry stub() {
    StubRegistry stub = StubRegistry.started();
    return new TestRegistry() {
      @Override
      public URI url() {
        return stub.url();
      }

      @Override
      public void start() {
        stub.start();
      }

      @Override
      public void stop() {
        stub.stop();
      }

      @Override
      public void close() {
        stub.close();
      }

      @Override
      public String toString() {
        return "stub";
      }
    };
  }
}
