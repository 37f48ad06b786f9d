package dev.screener.contracts.access;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The public keys of an issuer, fetched in the background by a thread of their own: at the start,
 * then from time to time, and when a token names a key that is not there, but that at most every
 * few seconds however many such tokens come. An issuer that is away is asked again after 1, 2, 4 …
 * 60 seconds; meanwhile the keys that are there count on, for as long as the settings say.
 */
final class IssuerKeys implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(IssuerKeys.class);
  private static final int MOST_SECONDS_BETWEEN_TRIES = 60;
  private static final int MOST_DOUBLINGS = 6;
  private static final int LEAST_RSA_BITS = 2048;

  private final IssuerSettings settings;
  private final IssuerDocuments documents;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "issuer-keys");
            daemon.setDaemon(true);
            return daemon;
          });
  private final LongAdder fetches = new LongAdder();
  private final LongAdder failures = new LongAdder();

  private volatile @Nullable Fetched fetched;

  // Under this object's monitor.
  private boolean underWay;
  private boolean closed;
  private long begunAt;
  private int failuresInRow;
  private @Nullable ScheduledFuture<?> next;

  private record Fetched(JWKSet keys, long at) {}

  private IssuerKeys(IssuerSettings settings) {
    this.settings = settings;
    this.documents = new IssuerDocuments(settings.issuer());
  }

  static IssuerKeys start(IssuerSettings settings) {
    IssuerKeys keys = new IssuerKeys(settings);
    synchronized (keys) {
      keys.begin();
    }
    return keys;
  }

  /** Whether there are keys at all, and not from long ago. */
  boolean areUsable() {
    Fetched last = fetched;
    return last != null && System.nanoTime() - last.at() < settings.kept().toNanos();
  }

  List<JWK> matching(JWKMatcher matcher) {
    Fetched last = fetched;
    return last == null ? List.of() : new JWKSelector(matcher).select(last.keys());
  }

  /**
   * A key is missing: perhaps the issuer has a new one.
   *
   * @return whether keys are being fetched; else they were just now, and it is nobody's key
   */
  synchronized boolean askAgain() {
    if (closed) {
      return false;
    }
    if (!underWay && System.nanoTime() - begunAt >= settings.askAgain().toNanos()) {
      begin();
    }
    return underWay;
  }

  void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("screener.oidc.fetches", fetches, LongAdder::doubleValue)
        .description("Times that the issuer was asked for its keys")
        .register(registry);
    FunctionCounter.builder("screener.oidc.fetch.failures", failures, LongAdder::doubleValue)
        .description("Times that it did not give any")
        .register(registry);
    Gauge.builder("screener.oidc.keys", this, keys -> keys.count())
        .description("Keys of the issuer that count")
        .register(registry);
    Gauge.builder("screener.oidc.keys.age", this, keys -> keys.ageSeconds())
        .description("Since the issuer gave its keys; nothing before it first did")
        .baseUnit("seconds")
        .register(registry);
  }

  @Override
  public synchronized void close() {
    closed = true;
    thread.shutdownNow();
  }

  private int count() {
    Fetched last = fetched;
    return last == null || !areUsable() ? 0 : last.keys().size();
  }

  private double ageSeconds() {
    Fetched last = fetched;
    return last == null
        ? Double.NaN
        : Duration.ofNanos(System.nanoTime() - last.at()).toMillis() / 1000.0;
  }

  /** Only under the monitor. */
  private void begin() {
    ScheduledFuture<?> waiting = next;
    if (waiting != null) {
      waiting.cancel(false);
    }
    try {
      underWay = true;
      begunAt = System.nanoTime();
      thread.execute(this::fetch);
    } catch (RejectedExecutionException closing) {
      underWay = false;
    }
  }

  private void fetch() {
    fetches.increment();
    boolean well = false;
    try {
      List<JWK> good =
          documents.keys().getKeys().stream()
              .filter(IssuerKeys::isGood)
              .map(JWK::toPublicJWK)
              .toList();
      if (good.isEmpty()) {
        throw new IOException("its JWKS holds no RSA key of 2048 or more bits and no EC key");
      }
      fetched = new Fetched(new JWKSet(good), System.nanoTime());
      well = true;
    } catch (IOException | RuntimeException e) {
      failures.increment();
      LOG.warn("event=issuer-keys-not-fetched issuer={} error={}", settings.issuer(), e.toString());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
    ended(well);
  }

  private synchronized void ended(boolean well) {
    underWay = false;
    if (well && failuresInRow > 0) {
      LOG.info("event=issuer-keys-fetched issuer={}", settings.issuer());
    }
    failuresInRow = well ? 0 : failuresInRow + 1;
    long seconds =
        well
            ? settings.refresh().toSeconds()
            : Math.min(
                MOST_SECONDS_BETWEEN_TRIES, 1L << Math.min(MOST_DOUBLINGS, failuresInRow - 1));
    if (!closed) {
      next = thread.schedule(this::again, seconds, TimeUnit.SECONDS);
    }
  }

  private synchronized void again() {
    if (!closed && !underWay) {
      begin();
    }
  }

  private static boolean isGood(JWK key) {
    boolean signs = key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE);
    return signs
        && (key instanceof ECKey || (key instanceof RSAKey && key.size() >= LEAST_RSA_BITS));
  }
}
