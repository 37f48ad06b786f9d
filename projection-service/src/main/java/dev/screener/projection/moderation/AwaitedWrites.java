package dev.screener.projection.moderation;

import dev.screener.projection.view.ViewNotReadyException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Who has written a record and waits until it is read back. */
final class AwaitedWrites {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Map<String, CompletableFuture<Void>> byName = new ConcurrentHashMap<>();

  /**
   * Ends when the record of this name was read, or as the caller ends it: it is awaited no longer
   * then.
   */
  // What follows is not waited for.
  @SuppressWarnings("FutureReturnValueIgnored")
  CompletableFuture<Void> of(String name) {
    CompletableFuture<Void> read = new CompletableFuture<>();
    byName.put(name, read);
    read.whenComplete((done, failure) -> byName.remove(name));
    return read;
  }

  /**
   * Writes the record of this name; ends when it was read back, or after five seconds with a {@link
   * ViewNotReadyException}.
   */
  // The callback tells what the producer's future would.
  @SuppressWarnings("FutureReturnValueIgnored")
  CompletableFuture<Void> write(
      String name, Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
    CompletableFuture<Void> read = of(name).orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    producer.send(
        record,
        (written, failure) -> {
          if (failure != null) {
            read.completeExceptionally(failure);
          }
        });
    return read.exceptionally(
        failure -> {
          throw new ViewNotReadyException(
              "what was written to " + record.topic() + " was not acknowledged or not read",
              failure);
        });
  }

  /** The record of this name was read. */
  void read(String name) {
    CompletableFuture<Void> writer = byName.remove(name);
    if (writer != null) {
      writer.complete(null);
    }
  }

  /** How many records are awaited. */
  int size() {
    return byName.size();
  }
}
