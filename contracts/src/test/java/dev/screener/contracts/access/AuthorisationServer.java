package dev.screener.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An OpenID Connect issuer on this machine: serves discovery and JWKS over HTTP, and signs. */
final class AuthorisationServer implements AutoCloseable {

  static final String AUDIENCE = "screener";

  private final HttpServer server;
  private final int port;
  private final List<JWK> keys = new CopyOnWriteArrayList<>();
  private final AtomicInteger keySetsServed = new AtomicInteger();
  volatile String claimedIssuer;
  volatile int status = 200;

  private AuthorisationServer(HttpServer server) {
    this.server = server;
    this.port = server.getAddress().getPort();
    this.claimedIssuer = issuer();
    server.createContext("/.well-known/openid-configuration", this::discovery);
    server.createContext("/jwks", this::keySet);
    server.start();
  }

  static AuthorisationServer started() {
    return onPort(0);
  }

  static AuthorisationServer onPort(int port) {
    try {
      return new AuthorisationServer(
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  String issuer() {
    return "http://127.0.0.1:" + port;
  }

  int keySetsServed() {
    return keySetsServed.get();
  }

  /** From now on this key is in the JWKS. */
  <K extends JWK> K publish(K key) {
    keys.add(key);
    return key;
  }

  void withdraw(JWK key) {
    keys.remove(key);
  }

  static RSAKey rsaKey(String id) {
    return rsaKey(id, 2048);
  }

  static RSAKey rsaKey(String id, int bits) {
    try {
      return new RSAKeyGenerator(bits, true).keyID(id).keyUse(KeyUse.SIGNATURE).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static ECKey ecKey(String id) {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Good for this deployment for five minutes. */
  JWTClaimsSet.Builder claims(String subject) {
    return new JWTClaimsSet.Builder()
        .issuer(issuer())
        .subject(subject)
        .audience(AUDIENCE)
        .expirationTime(Date.from(Instant.now().plusSeconds(300)));
  }

  static String sign(JWK key, JWTClaimsSet claims) {
    try {
      SignedJWT token;
      if (key instanceof ECKey ec) {
        token = new SignedJWT(header(JWSAlgorithm.ES256, key), claims);
        token.sign(new ECDSASigner(ec));
      } else {
        token = new SignedJWT(header(JWSAlgorithm.RS256, key), claims);
        token.sign(new RSASSASigner(((RSAKey) key).toPrivateKey(), true));
      }
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JWSHeader header(JWSAlgorithm algorithm, JWK key) {
    return new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build();
  }

  private void discovery(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        JSONObjectUtils.toJSONString(
            Map.of("issuer", claimedIssuer, "jwks_uri", issuer() + "/jwks")));
  }

  private void keySet(HttpExchange exchange) throws IOException {
    keySetsServed.incrementAndGet();
    answer(exchange, new JWKSet(List.copyOf(keys)).toString());
  }

  private void answer(HttpExchange exchange, String json) throws IOException {
    byte[] body = json.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
