package dev.screener.projection.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers are compressed for those who can read it, and are the same answers. */
class CompressedAnswersTest {

  private static final String REVIEWS = "/v1/films/crossing/reviews";

  private RunningServer server;

  @BeforeEach
  void start() {
    server = RunningServer.start();
    for (int i = 0; i < 20; i++) {
      server.reviews.show("r" + i, 7, "The ending left our whole row silent, again. ".repeat(10));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoTakesGzipIsSentMuchLessAndReadsTheSame() throws Exception {
    HttpResponse<byte[]> compressed = bytes("Accept-Encoding", "gzip");
    HttpResponse<byte[]> plain = bytes();

    assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(compressed.headers().firstValue("Vary")).contains("Accept-Encoding");
    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(compressed.body().length).isLessThan(plain.body().length / 4);
    assertThat(unzipped(compressed.body())).isEqualTo(plain.body());
    assertThat(compressed.headers().firstValue("ETag"))
        .isEqualTo(plain.headers().firstValue("ETag"));
  }

  @Test
  void whoHasItCompressedIsNotSentItAgain() throws Exception {
    String tag = bytes("Accept-Encoding", "gzip").headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> again = bytes("Accept-Encoding", "gzip", "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(again.headers().firstValue("ETag")).contains(tag);
  }

  private HttpResponse<byte[]> bytes(String... headers) throws Exception {
    return server.http.send(server.request(REVIEWS, headers).build(), BodyHandlers.ofByteArray());
  }

  private static byte[] unzipped(byte[] body) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return in.readAllBytes();
    }
  }
}
