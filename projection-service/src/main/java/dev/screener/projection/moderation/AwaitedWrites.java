package dev.screener.projection.moderation;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Who has written a record and waits until it is read back. */
final class AwaitedWrites {

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
