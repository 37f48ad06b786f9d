package dev.screener.contracts.serde;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Speaks Confluent's interface with a schema registry, one question at a time. */
final class RegistryClient {

  private static final Logger LOG = LoggerFactory.getLogger(RegistryClient.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final String TYPE = "application/vnd.schemaregistry.v1+json";
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int CONFLICT = 409;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final int MAX_REASON = 300;

  private final RegistrySettings settings;
  private final URI base;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

  RegistryClient(RegistrySettings settings) {
    this.settings = settings;
    String address = settings.url().toString();
    this.base = address.endsWith("/") ? settings.url() : URI.create(address + "/");
  }

  /** One answer; its body is an object without fields where it was no JSON. */
  private record Answer(int status, JsonNode body) {

    /** The registry's own word that it does not have this, not that of a gateway before it. */
    boolean isUnknown() {
      return status == NOT_FOUND && body.path("error_code").asInt() / 100 == NOT_FOUND;
    }

    String reason() {
      String message = body.path("message").asText();
      return message.length() <= MAX_REASON ? message : message.substring(0, MAX_REASON);
    }
  }

  /**
   * The schema under this id, unless the registry knows none of Avro.
   *
   * @throws SchemaUnavailableException when it does not say
   */
  Optional<Schema> schema(int id) {
    Answer answer = send("GET", "schemas/ids/" + id, null);
    if (answer.isUnknown()) {
      return Optional.empty();
    }
    if (answer.status() != OK) {
      throw unavailable("answered " + answer.status() + " when asked for id " + id);
    }
    if (!answer.body().path("schema").isTextual()) {
      throw unavailable("answered no schema when asked for id " + id);
    }
    try {
      return Optional.of(new Schema.Parser().parse(answer.body().path("schema").asText()));
    } catch (AvroRuntimeException ofAnotherKind) {
      // Registries hold Protobuf too. Asked again it would say the same.
      return Optional.empty();
    }
  }

  /**
   * The id of a schema under a subject, which gets it where it has not got it yet. Whether a later
   * schema fits is for the registry to check: a subject for which it checks nothing is set to
   * BACKWARD.
   *
   * @throws SchemaUnavailableException when the registry does not answer
   * @throws IllegalStateException when it refuses
   */
  int register(String subject, Schema schema) {
    ObjectNode body = JSON.createObjectNode().put("schema", schema.toString());
    Answer found = send("POST", "subjects/" + subject, body);
    int id =
        id(
            subject,
            found.isUnknown() ? send("POST", "subjects/" + subject + "/versions", body) : found);
    requireCompatibility(subject);
    return id;
  }

  /** The id that a schema has under a subject; empty where the registry does not tell one. */
  OptionalInt find(String subject, Schema schema) {
    Answer found =
        send(
            "POST",
            "subjects/" + subject,
            JSON.createObjectNode().put("schema", schema.toString()));
    int id = found.body().path("id").asInt();
    return found.status() == OK && id > 0 ? OptionalInt.of(id) : OptionalInt.empty();
  }

  private void requireCompatibility(String subject) {
    String path = "config/" + subject;
    // A subject without a level of its own has that of the whole registry, which may be stricter.
    Answer rules = send("GET", path + "?defaultToGlobal=true", null);
    if (rules.status() == OK && rules.body().path("compatibilityLevel").asText().equals("NONE")) {
      ObjectNode rule = JSON.createObjectNode().put("compatibility", "BACKWARD");
      int status = send("PUT", path, rule).status();
      if (status != OK) {
        LOG.warn("event=registry-checks-nothing subject={} status={}", subject, status);
      }
    }
  }

  private int id(String subject, Answer answer) {
    int id = answer.body().path("id").asInt();
    if (answer.status() == OK && id > 0) {
      return id;
    }
    String mend =
        switch (answer.status()) {
          case UNAUTHORIZED, FORBIDDEN ->
              "check SCHEMA_REGISTRY_USER and SCHEMA_REGISTRY_PASSWORD, and what that user may do";
          case CONFLICT ->
              "the subject holds a schema that is not of this program or newer than it: start the"
                  + " newer version, or use a SCREENER_TOPIC_PREFIX of your own";
          default -> "check SCHEMA_REGISTRY_URL, which must end with the path of its Confluent API";
        };
    throw new IllegalStateException(
        "The schema registry at "
            + base
            + " answered "
            + answer.status()
            + " to the schema of "
            + subject
            + " ("
            + answer.reason()
            + "): "
            + mend);
  }

  private Answer send(String method, String path, @Nullable JsonNode body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(TIMEOUT)
            .header("Accept", TYPE + ", application/json")
            .method(
                method,
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
    if (body != null) {
      request.header("Content-Type", TYPE);
    }
    settings
        .login()
        .ifPresent(
            login ->
                request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8))));
    // The request's own time-out ends with the head of the answer; its body may never come.
    CompletableFuture<HttpResponse<String>> sent =
        http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    try {
      HttpResponse<String> answer = sent.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      int status = answer.statusCode();
      if (status >= SERVER_ERROR || status == TOO_MANY_REQUESTS || status == REQUEST_TIMEOUT) {
        throw unavailable("answered " + status);
      }
      return new Answer(status, json(answer.body()));
    } catch (ExecutionException e) {
      throw new SchemaUnavailableException(
          "The schema registry at " + base + " does not answer: " + e.getCause(), e);
    } catch (TimeoutException e) {
      sent.cancel(true);
      throw unavailable("does not answer within " + TIMEOUT.toSeconds() + " s");
    } catch (InterruptedException e) {
      sent.cancel(true);
      Thread.currentThread().interrupt();
      throw new SchemaUnavailableException("Interrupted while asking the schema registry", e);
    }
  }

  private static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException noJson) {
      return JSON.createObjectNode();
    }
  }

  private SchemaUnavailableException unavailable(String what) {
    return new SchemaUnavailableException("The schema registry at " + base + ' ' + what);
  }
}
