package dev.screener.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Answers as they come in over one connection, one after the other, with as little work a byte as
 * can be. Knows bodies with a {@code Content-Length} and chunked ones without trailers.
 */
final class HttpAnswer {

  private static final byte[] LENGTH = "content-length:".getBytes(US_ASCII);
  private static final byte[] CHUNKED = "transfer-encoding: chunked".getBytes(US_ASCII);
  private static final int MOST_HEAD_BYTES = 8 * 1024;
  private static final int HEXADECIMAL = 16;

  private final byte[] head = new byte[MOST_HEAD_BYTES];
  private int headLength;
  private State state = State.HEAD;
  private long left;
  private long bodyBytes;
  private byte[] status = {};
  private byte[] sought = {};
  private int matched;
  private long found;

  private enum State {
    HEAD,
    BODY,
    CHUNK_SIZE,
    CHUNK,
    CHUNK_END,
    LAST_CHUNK_END
  }

  /**
   * Begins to wait for an answer.
   *
   * @param rightStatus its first line begins so, or it is a failure
   * @param text counted in the body; empty to count nothing. Its first letter must not come again
   *     in it but as its last.
   */
  void await(byte[] rightStatus, byte[] text) {
    status = rightStatus;
    sought = text;
    state = State.HEAD;
    bodyBytes = 0;
    matched = 0;
    found = 0;
  }

  /** Length of the body. */
  long bodyBytes() {
    return bodyBytes;
  }

  /** How often the text stands in the body. */
  long found() {
    return found;
  }

  /**
   * Takes what came; whether the answer is whole now.
   *
   * @throws IllegalStateException when it is not as awaited
   */
  boolean isWholeWith(ByteBuffer bytes) {
    boolean whole = false;
    while (bytes.hasRemaining() && !whole) {
      whole =
          switch (state) {
            case HEAD -> takeHead(bytes);
            case BODY -> isBodyWholeWith(bytes);
            case CHUNK -> takeChunk(bytes);
            case CHUNK_SIZE -> takeSize(bytes);
            case CHUNK_END, LAST_CHUNK_END -> takeEnd(bytes);
          };
    }
    if (whole && bytes.hasRemaining()) {
      throw new IllegalStateException("an answer longer than its Content-Length");
    }
    return whole;
  }

  private boolean takeHead(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      append(bytes.get());
      if (head[headLength - 1] == '\n' && headLength >= 4 && head[headLength - 3] == '\n') {
        readHead();
        headLength = 0;
        return state == State.BODY && left == 0;
      }
    }
    return false;
  }

  private void append(byte one) {
    if (headLength == head.length) {
      throw new IllegalStateException("an answer without an end of its head");
    }
    head[headLength++] = one;
  }

  private void readHead() {
    if (headLength < status.length
        || !Arrays.equals(status, 0, status.length, head, 0, status.length)) {
      throw new IllegalStateException(
          "not a "
              + new String(status, US_ASCII).replace("HTTP/1.1 ", "")
              + ": "
              + new String(head, 0, headLength, US_ASCII).lines().findFirst().orElse(""));
    }
    for (int at = 0; at < headLength; at++) {
      if (head[at] == '\n' && says(LENGTH, at + 1)) {
        left = number(at + 1 + LENGTH.length);
        state = State.BODY;
        return;
      }
      if (head[at] == '\n' && says(CHUNKED, at + 1)) {
        state = State.CHUNK_SIZE;
        return;
      }
    }
    throw new IllegalStateException("an answer without Content-Length");
  }

  private boolean says(byte[] header, int at) {
    if (at + header.length >= headLength) {
      return false;
    }
    for (int i = 0; i < header.length; i++) {
      // Letters alone differ by this bit from their capitals; the others have it set.
      if ((head[at + i] | 0x20) != header[i]) {
        return false;
      }
    }
    return true;
  }

  private long number(int at) {
    long number = 0;
    for (int i = at; head[i] != '\r'; i++) {
      if (head[i] != ' ') {
        number = number * 10 + head[i] - '0';
      }
    }
    return number;
  }

  private boolean takeChunk(ByteBuffer bytes) {
    if (isBodyWholeWith(bytes)) {
      state = State.CHUNK_END;
    }
    return false;
  }

  private boolean isBodyWholeWith(ByteBuffer bytes) {
    int length = (int) Math.min(left, bytes.remaining());
    if (sought.length == 0) {
      bytes.position(bytes.position() + length);
    } else {
      for (int i = 0; i < length; i++) {
        count(bytes.get());
      }
    }
    left -= length;
    bodyBytes += length;
    return left == 0;
  }

  private void count(byte one) {
    if (one != sought[matched]) {
      matched = 0;
    }
    if (one == sought[matched] && ++matched == sought.length) {
      found++;
      matched = 0;
    }
  }

  private boolean takeSize(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      byte one = bytes.get();
      if (one == '\n') {
        left = Long.parseLong(new String(head, 0, headLength, US_ASCII).strip(), HEXADECIMAL);
        headLength = 0;
        state = left == 0 ? State.LAST_CHUNK_END : State.CHUNK;
        return false;
      }
      append(one);
    }
    return false;
  }

  private boolean takeEnd(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (bytes.get() == '\n') {
        boolean last = state == State.LAST_CHUNK_END;
        state = State.CHUNK_SIZE;
        return last;
      }
    }
    return false;
  }
}
