package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NdjsonLinesTest {

  private static final int MAX = 10;

  @Test
  void linesComeWholeHoweverTheyAreCut() {
    Random random = new Random(11);
    byte[] bytes =
        "one\n\ntwo\r\n0123456789\n0123456789x\nthree\n0123456789xyz\nlast".getBytes(UTF_8);
    for (int i = 0; i < 5_000; i++) {
      List<String> lines = new ArrayList<>();
      NdjsonLines splitter = new NdjsonLines(MAX, collecting(lines));
      int from = 0;
      while (from < bytes.length) {
        int to = Math.min(bytes.length, from + 1 + random.nextInt(20));
        splitter.feed(Arrays.copyOfRange(bytes, from, to));
        from = to;
      }
      splitter.end();

      assertThat(lines)
          .containsExactly(
              "one", "", "two\r", "0123456789", "(too long)", "three", "(too long)", "last");
    }
  }

  @Test
  void aLineFeedAtTheEndBeginsNoLine() {
    List<String> lines = new ArrayList<>();
    NdjsonLines splitter = new NdjsonLines(MAX, collecting(lines));

    splitter.feed("one\n".getBytes(UTF_8));
    splitter.end();

    assertThat(lines).containsExactly("one");
  }

  @Test
  void aLastLineThatIsTooLongIsTold() {
    List<String> lines = new ArrayList<>();
    NdjsonLines splitter = new NdjsonLines(MAX, collecting(lines));

    splitter.feed("0123456789x".getBytes(UTF_8));
    splitter.end();

    assertThat(lines).containsExactly("(too long)");
  }

  @Test
  void aLineThatDoesNotEndIsToldOnceAndNothingBehindIt() {
    List<String> lines = new ArrayList<>();
    NdjsonLines splitter = new NdjsonLines(MAX, collecting(lines));
    byte[] megabyte = new byte[1024 * 1024];

    splitter.feed("one\n".getBytes(UTF_8));
    for (long fed = 0; fed <= NdjsonLines.MOST_DROPPED + megabyte.length; fed += megabyte.length) {
      splitter.feed(megabyte);
    }
    splitter.feed("\ntwo\n".getBytes(UTF_8));
    splitter.end();

    assertThat(lines).containsExactly("one", "(endless)");
  }

  private static NdjsonLines.Sink collecting(List<String> lines) {
    return new NdjsonLines.Sink() {
      @Override
      public void line(byte[] bytes, int offset, int length) {
        lines.add(new String(bytes, offset, length, UTF_8));
      }

      @Override
      public void tooLong() {
        lines.add("(too long)");
      }

      @Override
      public void endless() {
        lines.add("(endless)");
      }
    };
  }
}
