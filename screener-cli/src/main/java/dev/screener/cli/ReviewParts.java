package dev.screener.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Cuts a long input of lines into parts of whole lines that each fit a request. */
final class ReviewParts {
  static final int LINES = 1_000;
  static final int BYTES = 1 << 20;
  private static final int LONGEST_LINE = 4 << 20;

  private final InputStream input;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES);
  private long linesBefore;

  ReviewParts(InputStream input) {
    this.input = new BufferedInputStream(input, 1 << 16);
  }

  /** Some whole lines of the input. */
  static final class Part {
    private final byte[] bytes;
    private final long firstLine;

    private Part(byte[] bytes, long firstLine) {
      this.bytes = bytes;
      this.firstLine = firstLine;
    }

    byte[] bytes() {
      return bytes;
    }

    /** The number of its first line in the input, from 1. */
    long firstLine() {
      return firstLine;
    }
  }

  /**
   * The next part; empty at the end of the input.
   *
   * @throws IOException when the input cannot be read, or a line of it is longer than 4 MB
   */
  Optional<Part> next() throws IOException {
    bytes.reset();
    int lines = 0;
    int lineStart = 0;
    while (lines < LINES && (bytes.size() < BYTES || bytes.size() > lineStart)) {
      int next = input.read();
      if (next < 0) {
        break;
      }
      bytes.write(next);
      if (next == '\n') {
        lines++;
        lineStart = bytes.size();
      } else if (bytes.size() - lineStart > LONGEST_LINE) {
        throw new IOException(
            "line " + (linesBefore + lines + 1) + " is longer than " + LONGEST_LINE + " bytes");
      }
    }
    if (bytes.size() > lineStart) {
      lines++;
    }
    Part part = new Part(bytes.toByteArray(), linesBefore + 1);
    linesBefore += lines;
    return lines == 0 ? Optional.empty() : Optional.of(part);
  }
}
