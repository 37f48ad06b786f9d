package dev.screener.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {

  private static final String STREAMED =
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"
          + "18\r\n{\"status\":\"accepted\"}\n{\"s\r\n"
          + "1A\r\ntatus\":\"accepted\"} \"accept\"\r\n"
          + "0\r\n\r\n";

  private final HttpAnswer answer = new HttpAnswer();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1_000})
  void aStreamedAnswerIsWholeWithItsLastChunkHoweverItComes(int bytesAtOnce) {
    answer.await(bytes("HTTP/1.1 200"), bytes("\"accepted\""));

    int whole = takenUntilWhole(STREAMED, bytesAtOnce);

    assertThat(whole).isEqualTo(STREAMED.length());
    assertThat(answer.bodyBytes()).isEqualTo(0x18 + 0x1A);
    assertThat(answer.found()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 1_000})
  void anAnswerWithALengthIsWholeWithItsLastByte(int bytesAtOnce) {
    String accepted = "HTTP/1.1 202 Accepted\r\nContent-Length: 4\r\n\r\nbody";
    answer.await(bytes("HTTP/1.1 202"), new byte[0]);

    int whole = takenUntilWhole(accepted, bytesAtOnce);

    assertThat(whole).isEqualTo(accepted.length());
    assertThat(answer.bodyBytes()).isEqualTo(4);
    assertThat(answer.found()).isZero();
  }

  @Test
  void oneAnswerComesAfterTheOther() {
    answer.await(bytes("HTTP/1.1 200"), bytes("\"accepted\""));
    takenUntilWhole(STREAMED, 1_000);

    answer.await(bytes("HTTP/1.1 200"), bytes("\"accepted\""));
    takenUntilWhole(STREAMED, 4);

    assertThat(answer.found()).isEqualTo(2);
  }

  @Test
  void anotherStatusIsAFailure() {
    answer.await(bytes("HTTP/1.1 202"), new byte[0]);

    assertThatIllegalStateException()
        .isThrownBy(
            () -> takenUntilWhole("HTTP/1.1 429 Too Many\r\nContent-Length: 0\r\n\r\n", 1_000))
        .withMessage("not a 202: HTTP/1.1 429 Too Many");
  }

  @Test
  void anAnswerOfUnknownLengthIsAFailure() {
    answer.await(bytes("HTTP/1.1 200"), new byte[0]);

    assertThatIllegalStateException()
        .isThrownBy(() -> takenUntilWhole("HTTP/1.1 200 OK\r\nServer: x\r\n\r\n", 1_000))
        .withMessage("an answer without Content-Length");
  }

  /** How many bytes it took; -1 when it is not whole at their end. */
  private int takenUntilWhole(String text, int bytesAtOnce) {
    byte[] bytes = bytes(text);
    for (int at = 0; at < bytes.length; at += bytesAtOnce) {
      int end = Math.min(bytes.length, at + bytesAtOnce);
      if (answer.isWholeWith(ByteBuffer.wrap(bytes, at, end - at))) {
        return end;
      }
    }
    return -1;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(US_ASCII);
  }
}
