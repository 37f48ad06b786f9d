package dev.screener.ingest;

/** What became of a write. Sealed: each has its own answer. */
sealed interface Publication {

  /** The broker has it, on every replica in sync. */
  record Acknowledged(int partition, long offset) implements Publication {}

  /** Not taken: too much is on its way already. Nothing was written. */
  record Overloaded() implements Publication {}

  /** No acknowledgement came in time. The write may or may not have been kept. */
  record Unavailable() implements Publication {}
}
