package dev.screener.ingest;

import java.util.concurrent.CompletionStage;

/** What the lines of a batch are, and what is done with each. */
interface BatchLines<T> {

  /**
   * What came of reading a line.
   *
   * @param line its number, from 1
   */
  Reading<T> read(long line, byte[] bytes, int offset, int length);

  /** The answer to a line that is being published, not yet settled. */
  LineAnswer answer(long line, T value);

  /** Called in the order of the lines. */
  CompletionStage<Publication> publish(T value);
}
