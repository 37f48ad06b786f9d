package dev.screener.ingest;

import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines. Holds at most one line that is not yet whole; of a line that
 * is too long it holds nothing.
 */
final class NdjsonLines {

  /** What is done with each line, in order; the bytes are good for the call only. */
  interface Sink {
    void line(byte[] bytes, int offset, int length);

    /** A line that had more bytes than are taken. */
    void tooLong();

    /** A line that has so many bytes already that none of its kind ends; nothing more is told. */
    void endless();
  }

  private static final int FIRST_CAPACITY = 1024;

  /** So much of a line is dropped before it is taken for endless. */
  static final long MOST_DROPPED = 16L * 1024 * 1024;

  private final int maxLineBytes;
  private final Sink sink;
  private byte[] begun = new byte[FIRST_CAPACITY];
  private int begunLength;
  private boolean dropping;
  private long dropped;

  NdjsonLines(int maxLineBytes, Sink sink) {
    this.maxLineBytes = maxLineBytes;
    this.sink = sink;
  }

  void feed(byte[] bytes) {
    if (dropped > MOST_DROPPED) {
      return;
    }
    int start = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        endLine(bytes, start, i - start);
        start = i + 1;
      }
    }
    begin(bytes, start, bytes.length - start);
    if (dropping) {
      dropped += bytes.length - start;
      if (dropped > MOST_DROPPED) {
        sink.endless();
      }
    }
  }

  /** A last line needs no line feed. */
  void end() {
    if (dropped <= MOST_DROPPED && (dropping || begunLength > 0)) {
      endLine(begun, begunLength, 0);
    }
  }

  private void endLine(byte[] bytes, int offset, int length) {
    if (!dropping && begunLength == 0 && length <= maxLineBytes) {
      sink.line(bytes, offset, length);
      return;
    }
    begin(bytes, offset, length);
    if (dropping) {
      sink.tooLong();
    } else {
      sink.line(begun, 0, begunLength);
    }
    dropping = false;
    dropped = 0;
    begunLength = 0;
  }

  private void begin(byte[] bytes, int offset, int length) {
    if (dropping || length == 0) {
      return;
    }
    if (begunLength + length > maxLineBytes) {
      dropping = true;
      begunLength = 0;
      return;
    }
    if (begunLength + length > begun.length) {
      begun = Arrays.copyOf(begun, Math.max(2 * begun.length, begunLength + length));
    }
    System.arraycopy(bytes, offset, begun, begunLength, length);
    begunLength += length;
  }
}
