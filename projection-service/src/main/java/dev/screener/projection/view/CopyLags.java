package dev.screener.projection.view;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the copies of others' films are behind, looked up once a second: a copy that has only
 * begun to fill would deny films that there are, which is worse than no answer.
 */
public final class CopyLags implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CopyLags.class);
  private static final long MOST_RECORDS = 10_000;
  private static final long GOOD_FOR_NANOS = Duration.ofSeconds(30).toNanos();

  private final KafkaStreams streams;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "copy-lags");
            thread.setDaemon(true);
            return thread;
          });
  private volatile Known known = new Known(Map.of(), System.nanoTime());

  private record Known(Map<String, Map<Integer, LagInfo>> lags, long at) {}

  public CopyLags(KafkaStreams streams) {
    this.streams = streams;
  }

  public void start() {
    var unused = looking.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
  }

  /** Whether this instance's copy of a store's partition holds all but the last moments. */
  boolean isNear(String store, int partition) {
    Known now = known;
    LagInfo lag = now.lags.getOrDefault(store, Map.of()).get(partition);
    return lag != null
        && lag.offsetLag() <= MOST_RECORDS
        && System.nanoTime() - now.at <= GOOD_FOR_NANOS;
  }

  private void look() {
    try {
      known = new Known(streams.allLocalStorePartitionLags(), System.nanoTime());
    } catch (RuntimeException e) {
      // Not running yet, or no broker answers: what is known holds for a while.
      LOG.debug("copies.lag.unknown error={}", e.toString());
    }
  }

  @Override
  public void close() {
    looking.shutdownNow();
  }
}
