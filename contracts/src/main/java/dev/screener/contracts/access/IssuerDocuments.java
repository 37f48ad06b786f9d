package dev.screener.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.jwk.JWKSet;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What an issuer publishes: its discovery document (OpenID Connect Discovery 1.0) and the key set
 * that it names. Bounded in time and size, and redirects are not followed.
 */
final class IssuerDocuments {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int MOST_BYTES = 512 * 1024;

  private final String issuer;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  IssuerDocuments(String issuer) {
    this.issuer = issuer;
  }

  /**
   * The issuer's key set as it is now.
   *
   * @throws IOException when it cannot be had, or is of another issuer
   */
  JWKSet keys() throws IOException, InterruptedException {
    String below = issuer.endsWith("/") ? issuer : issuer + '/';
    JsonNode discovery = JSON.readTree(get(URI.create(below + ".well-known/openid-configuration")));
    // OpenID Connect Discovery 1.0, 4.3: the two must be the same to the letter.
    if (!issuer.equals(discovery.path("issuer").asText())) {
      throw new IOException("its discovery document is of another issuer");
    }
    String address = discovery.path("jwks_uri").asText();
    if (!IssuerSettings.isSafe(address)) {
      throw new IOException("its jwks_uri is no https address");
    }
    try {
      return JWKSet.parse(new String(get(URI.create(address)), UTF_8));
    } catch (ParseException e) {
      throw new IOException("its JWKS cannot be read", e);
    }
  }

  private byte[] get(URI address) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(
            HttpRequest.newBuilder(address).header("Accept", "application/json").build(),
            head -> new Bounded());
    try {
      HttpResponse<byte[]> response = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != 200) {
        throw new IOException(address + " answered " + response.statusCode());
      }
      return response.body();
    } catch (TimeoutException e) {
      throw new IOException(address + " did not answer in " + PATIENCE, e);
    } catch (ExecutionException e) {
      throw new IOException(address + ": " + e.getCause(), e);
    } finally {
      answer.cancel(true);
    }
  }

  /** A body of at most {@value #MOST_BYTES} bytes. */
  private static final class Bounded implements BodySubscriber<byte[]> {

    private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
    private Flow.@Nullable Subscription subscription;
    private long received;

    @Override
    public CompletionStage<byte[]> getBody() {
      return bytes.getBody();
    }

    @Override
    public void onSubscribe(Flow.Subscription whole) {
      subscription = whole;
      bytes.onSubscribe(whole);
    }

    @Override
    public void onNext(List<ByteBuffer> some) {
      received += some.stream().mapToLong(ByteBuffer::remaining).sum();
      if (received <= MOST_BYTES) {
        bytes.onNext(some);
      } else if (subscription != null) {
        subscription.cancel();
        bytes.onError(new IOException("it has more than " + MOST_BYTES + " bytes"));
      }
    }

    @Override
    public void onError(Throwable failure) {
      bytes.onError(failure);
    }

    @Override
    public void onComplete() {
      bytes.onComplete();
    }
  }
}
