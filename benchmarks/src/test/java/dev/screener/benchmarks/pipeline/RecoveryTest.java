package dev.screener.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.sun.net.httpserver.HttpServer;
import dev.screener.benchmarks.figures.Rounds;
import dev.screener.benchmarks.figures.Row;
import dev.screener.benchmarks.figures.Row.Beside;
import dev.screener.benchmarks.traffic.GeneratedReview;
import dev.screener.benchmarks.traffic.ReviewGenerator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class RecoveryTest {

  @Test
  void whatIsRestoredIsToldAGigabyteAndAgainstTheConsumersTool() {
    Rounds found = new Rounds();
    new Recovery(20, 8, new CpuTime(12_000_000, 3_000_000, 0), 100_000_000, 400_000_000, 2)
        .addTo(found, "moderation-streams");
    new Recovery(20, 10, new CpuTime(12_000_000, 3_000_000, 0), 100_000_000, 400_000_000, 4)
        .addTo(found, "moderation-streams");

    Map<String, Row> rows =
        found.rows().stream().collect(Collectors.toMap(Row::name, Function.identity()));

    assertThat(rounds(rows, "moderation-streams, ready")).containsExactly(20.0, 20.0);
    assertThat(rounds(rows, "moderation-streams, ready, CPU")).containsExactly(12.0, 12.0);
    assertThat(rounds(rows, "moderation-streams, ready, JIT")).containsExactly(3.0, 3.0);
    assertThat(rounds(rows, "moderation-streams, restoring")).containsExactly(8.0, 10.0);
    assertThat(rounds(rows, "moderation-streams, a GB of state")).containsExactly(80.0, 100.0);
    assertThat(rounds(rows, "moderation-streams, a GB of changelogs")).containsExactly(20.0, 25.0);
    assertThat(rounds(rows, "moderation-streams, changelogs read")).containsExactly(50.0, 40.0);
    assertThat(rounds(rows, "Kafka's consumer tool, changelogs of moderation-streams"))
        .containsExactly(200.0, 100.0);
    assertThat(rounds(rows, "moderation-streams, state on disk")).containsExactly(100.0, 100.0);
    assertThat(rounds(rows, "moderation-streams, changelogs")).containsExactly(400.0, 400.0);
    // 0.25 and 0.4.
    assertThat(row(rows, "moderation-streams, changelogs read").beside())
        .contains(new Beside("Kafka's consumer tool, changelogs of moderation-streams", 0.325));
    assertThat(rows).hasSize(10);
  }

  @Test
  void aTopicsBytesAreThoseOfAllItsPartitions() {
    LogDirDescription one =
        directory(Map.of(new TopicPartition("a", 0), 10L, new TopicPartition("b", 0), 7L));
    LogDirDescription other = directory(Map.of(new TopicPartition("a", 1), 5L));

    Map<String, Long> bytes = Topics.bytes(List.of(one, other));

    assertThat(bytes).containsExactly(Map.entry("a", 15L), Map.entry("b", 7L));
  }

  @Test
  void changelogsAreTakenForTheirServicesOnly() {
    assertThat(
            List.of(
                "moderation-streams-cases-changelog",
                "moderation-streams-screened-repartition",
                "projection-service-reviews-changelog",
                "reviews.verdicts"))
        .filteredOn(topic -> Topics.isChangelog(topic, "moderation-streams"))
        .containsExactly("moderation-streams-cases-changelog");
  }

  @Test
  void casesAreAskedForByWhoMayReadThem() throws Exception {
    List<GeneratedReview> reviews = new ReviewGenerator(1, Instant.EPOCH).next(3);
    Map<String, String> asked = new ConcurrentHashMap<>();
    try (Site site = Site.answering(asked, 200)) {
      CaseAsker asker = new CaseAsker(site.address(), "secret", Duration.ZERO);

      assertThatCode(() -> asker.requireKnown(reviews)).doesNotThrowAnyException();
    }

    assertThat(asked)
        .isEqualTo(
            reviews.stream()
                .collect(
                    Collectors.toMap(
                        review -> "/v1/cases/" + review.filmId() + "/" + review.reviewId(),
                        review -> "Bearer secret")));
  }

  @Test
  void aServiceThatDoesNotKnowOfACaseHasNotRestored() throws Exception {
    List<GeneratedReview> reviews = new ReviewGenerator(1, Instant.EPOCH).next(1);
    try (Site site = Site.answering(new ConcurrentHashMap<>(), 404)) {
      CaseAsker asker = new CaseAsker(site.address(), "secret", Duration.ZERO);

      assertThatIllegalStateException()
          .isThrownBy(() -> asker.requireKnown(reviews))
          .withMessageContaining("moderation-streams answers 404")
          .withMessageEndingWith("the figures of this run mean nothing");
    }
  }

  @Test
  void aCaseThatIsThereSoonIsThere() throws Exception {
    List<GeneratedReview> reviews = new ReviewGenerator(1, Instant.EPOCH).next(1);
    try (Site site = Site.answering(new ConcurrentHashMap<>(), 404, 503, 200)) {
      CaseAsker asker = new CaseAsker(site.address(), "secret", Duration.ofMinutes(1));

      assertThatCode(() -> asker.requireKnown(reviews)).doesNotThrowAnyException();
    }
  }

  private static List<Double> rounds(Map<String, Row> rows, String name) {
    return row(rows, name).rounds();
  }

  private static Row row(Map<String, Row> rows, String name) {
    assertThat(rows).containsKey(name);
    return rows.get(name);
  }

  private static LogDirDescription directory(Map<TopicPartition, Long> bytes) {
    return new LogDirDescription(
        null,
        bytes.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, one -> new ReplicaInfo(one.getValue(), 0, false))));
  }

  /** Stands in for moderation-streams. */
  private record Site(HttpServer server) implements AutoCloseable {

    /** One after the other, then the last again and again. */
    static Site answering(Map<String, String> asked, Integer... statuses) throws IOException {
      Deque<Integer> left = new ConcurrentLinkedDeque<>(List.of(statuses));
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            asked.put(
                exchange.getRequestURI().getPath(),
                exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = "{}".getBytes(UTF_8);
            int status = left.size() > 1 ? left.removeFirst() : left.getFirst();
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return new Site(server);
    }

    URI address() {
      return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }
}
