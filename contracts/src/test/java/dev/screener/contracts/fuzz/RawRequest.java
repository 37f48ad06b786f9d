package dev.screener.contracts.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A request that no proper client would send.
 *
 * @param target path and query; whatever would end the line is escaped
 */
public record RawRequest(String method, String target, Map<String, String> headers, byte[] body) {

  private static final int PATIENCE_MILLIS = 60_000;
  private static final int MOST_READ = 1 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * What came back.
   *
   * @param head status line and headers, in small letters
   */
  public record Answer(int status, String head, String body) {

    public boolean hasHeader(String start) {
      return head.contains("\r\n" + start);
    }

    /** No fault of the service's own, and told what is wrong by a problem document. */
    public void mustBeSound() throws IOException {
      assertThat(status).as(body).isBetween(200, 503).isNotIn(500, 501, 502);
      if (status == 503 || status == 429) {
        assertThat(hasHeader("retry-after:")).as(head).isTrue();
      }
      if (status >= 400) {
        assertThat(head).contains("content-type: application/problem+json");
        JsonNode problem = JSON.readTree(body);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank().doesNotContain("Exception");
      }
    }
  }

  /** Sends it on a connection of its own; of an answer without an end only the head is read. */
  public Answer send(int port) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.setTcpNoDelay(true);
      socket.getOutputStream().write(bytes());
      socket.getOutputStream().flush();
      return answer(socket.getInputStream());
    }
  }

  /** Without a header, or with less of a body or address. */
  public Stream<RawRequest> smaller() {
    return Stream.of(
            headers.keySet().stream().map(this::without),
            Fuzz.parts(body).map(less -> new RawRequest(method, target, headers, less)),
            Fuzz.parts(target.substring(1).getBytes(UTF_8))
                .map(less -> new RawRequest(method, '/' + new String(less, UTF_8), headers, body)))
        .flatMap(each -> each);
  }

  @Override
  public String toString() {
    return new String(bytes(), UTF_8);
  }

  private RawRequest without(String header) {
    Map<String, String> fewer = new LinkedHashMap<>(headers);
    fewer.remove(header);
    return new RawRequest(method, target, fewer, body);
  }

  private byte[] bytes() {
    StringBuilder head = new StringBuilder(method + ' ' + inOneLine(target) + " HTTP/1.1\r\n");
    head.append("Host: 127.0.0.1\r\nConnection: close\r\n");
    headers.forEach(
        (name, value) ->
            head.append(name).append(": ").append(value.replaceAll("[\r\n\0]", "")).append("\r\n"));
    if (body.length > 0 || !method.equals("GET")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head.append("\r\n").toString().getBytes(UTF_8));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private static String inOneLine(String target) {
    StringBuilder line = new StringBuilder();
    target
        .chars()
        .forEach(c -> line.append(c <= ' ' || c == 0x7f ? "%%%02X".formatted(c) : (char) c));
    return line.toString();
  }

  private static Answer answer(InputStream in) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] part = new byte[16 * 1024];
    String head = "";
    while (read.size() < MOST_READ) {
      int count = in.read(part);
      if (count < 0) {
        break;
      }
      read.write(part, 0, count);
      if (head.isEmpty()) {
        head = headOf(read);
        if (head.contains("content-type: text/event-stream")) {
          break;
        }
      }
    }
    String all = read.toString(UTF_8);
    assertThat(head).as("an answer, not: %s", all).startsWith("http/1.");
    int status = Integer.parseInt(head.substring(9, 12));
    if (status == 100) {
      // What follows is the answer.
      int next = all.indexOf("HTTP/1.", 1);
      all = all.substring(next);
      head = all.substring(0, all.indexOf("\r\n\r\n") + 2).toLowerCase(java.util.Locale.ROOT);
      status = Integer.parseInt(head.substring(9, 12));
    }
    return new Answer(status, head, all.substring(all.indexOf("\r\n\r\n") + 4));
  }

  private static String headOf(ByteArrayOutputStream read) {
    String text = read.toString(ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    return end < 0 ? "" : text.substring(0, end + 2).toLowerCase(java.util.Locale.ROOT);
  }
}
