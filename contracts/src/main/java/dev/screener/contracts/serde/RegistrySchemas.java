package dev.screener.contracts.serde;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.apache.kafka.common.KafkaException;

/**
 * Schemas by id, from a registry that speaks Confluent's interface ({@code GET /schemas/ids/{id}}).
 * An id never changes its schema, so what was found is kept; what was not is asked for again.
 */
public final class RegistrySchemas implements WriterSchemas {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final int NOT_FOUND = 404;
  private static final int OK = 200;

  private final URI base;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final Map<Integer, Schema> byId = new ConcurrentHashMap<>();

  /**
   * @param base the registry's address, for example {@code http://registry:8080/apis/ccompat/v7}
   */
  public RegistrySchemas(URI base) {
    String address = base.toString();
    this.base = address.endsWith("/") ? base : URI.create(address + "/");
  }

  @Override
  public Optional<Schema> byFingerprint(long fingerprint) {
    return Optional.empty();
  }

  /**
   * Asks the registry for a schema that was not met before.
   *
   * @throws KafkaException when the registry does not answer: the record is not to blame, so it
   *     must not go to a DLQ
   */
  @Override
  public Optional<Schema> byRegistryId(int id) {
    Schema known = byId.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    // Registries count from 1. Garbage that begins with a zero byte must not get as far as a
    // registry
    // that answers such an id with an error, since an error stops the stream.
    Optional<Schema> found = id < 1 ? Optional.empty() : ask(id);
    found.ifPresent(schema -> byId.put(id, schema));
    return found;
  }

  private Optional<Schema> ask(int id) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("schemas/ids/" + id)).timeout(TIMEOUT).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == NOT_FOUND) {
        return Optional.empty();
      }
      if (answer.statusCode() != OK) {
        throw new KafkaException("The schema registry answered " + answer.statusCode());
      }
      JsonNode schema = JSON.readTree(answer.body()).path("schema");
      return Optional.of(new Schema.Parser().parse(schema.asText()));
    } catch (JsonProcessingException | SchemaParseException e) {
      throw new KafkaException("The schema registry's answer for id " + id + " is no schema", e);
    } catch (IOException e) {
      throw new KafkaException("The schema registry does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("Interrupted while asking the schema registry", e);
    }
  }
}
