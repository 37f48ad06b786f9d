package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantee: a burst of ten times the traffic loses nothing that was accepted, and what is not
 * accepted is told to come again. {@code -Dburst.seconds=60 -Dburst.rate=100} is the burst at full
 * size; how soon writing and judging are as quick as before is told, not asserted: that is the
 * machine's as much as ours.
 */
class BurstIT {
  private static final int RATE = Integer.getInteger("burst.rate", 30);
  private static final int SECONDS = Integer.getInteger("burst.seconds", 5);
  private static final int TIMES = 10;
  private static final int BEFORE_SECONDS = Math.min(30, 2 * SECONDS);
  private static final int AFTER_SECONDS = Math.min(60, 2 * SECONDS);
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final Duration POLL = Duration.ofMillis(50);
  private static final ObjectMapper JSON = new ObjectMapper();

  /**
   * One review that was sent.
   *
   * @param second in which it was to be sent, from the beginning
   * @param answered so many ms after that
   * @param id of the submission; empty when it was not accepted
   */
  private record Sent(int second, int status, boolean hasRetryAfter, double answered, String id) {}

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(30))
          .build();
  private final Queue<Sent> sent = new ConcurrentLinkedQueue<>();

  /** When a review was to be sent, by its submission, in ns as {@link System#nanoTime} has them. */
  private final Map<String, Long> due = new ConcurrentHashMap<>();

  /** When its verdict was read. */
  private final Map<String, Long> judged = new ConcurrentHashMap<>();

  private final Map<String, Integer> verdicts = new ConcurrentHashMap<>();
  private volatile boolean isOver;

  @Test
  @Timeout(1_200)
  void aBurstLosesNothingThatWasAcceptedAndTellsTheRestToComeAgain(@TempDir Path directory)
      throws Exception {
    try (TestCluster cluster = TestCluster.start(1, directory);
        ServiceProcess ingest = cluster.ingest().start();
        ServiceProcess moderation = cluster.moderationOfSingleReviews().start()) {
      ingest.awaitReady();
      moderation.awaitReady();
      Thread reader = new Thread(() -> readVerdicts(cluster), "verdicts");
      reader.setDaemon(true);
      reader.start();

      try {
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        long begun = System.nanoTime();
        int second = play(ingest.url(), answers, begun, 0, BEFORE_SECONDS, RATE);
        second = play(ingest.url(), answers, begun, second, SECONDS, TIMES * RATE);
        play(ingest.url(), answers, begun, second, AFTER_SECONDS, RATE);
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get();

        Set<String> accepted = Set.copyOf(due.keySet());
        assertThat(sent).hasSize(RATE * (BEFORE_SECONDS + TIMES * SECONDS + AFTER_SECONDS));
        assertThat(sent)
            .allMatch(one -> one.status() == 202 || (Set.of(429, 503).contains(one.status())))
            .allMatch(one -> one.status() == 202 || one.hasRetryAfter());
        assertThat(accepted).isNotEmpty();
        // By the sets themselves: AssertJ compares each with each.
        await().atMost(PATIENCE).until(() -> verdicts.keySet().containsAll(accepted));
      } finally {
        isOver = true;
        reader.join();
      }
      assertThat(verdicts.values()).allMatch(number -> number == 1);
      // What could not be acknowledged may lie on the log all the same.
      long unsure = sent.stream().filter(one -> one.status() == 503).count();
      assertThat((long) verdicts.size()).isBetween((long) due.size(), due.size() + unsure);
      tell(new TreeMap<>(bySecond()));
    }
  }

  /** Sends at an even pace, whatever the answers; returns the second after the last. */
  private int play(
      String url,
      List<CompletableFuture<Void>> answers,
      long begun,
      int from,
      int seconds,
      int rate)
      throws Exception {
    for (int i = 0; i < seconds * rate; i++) {
      int second = from + i / rate;
      long at = begun + from * 1_000_000_000L + i * 1_000_000_000L / rate;
      for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      answers.add(send(url, second, at, second + "-" + i));
    }
    return from + seconds;
  }

  private CompletableFuture<Void> send(String url, int second, long at, String key)
      throws Exception {
    Map<String, Object> body =
        Map.of(
            "authorId", "author-" + key,
            "text", "The lighthouse keeper's second letter was worth the wait, " + key,
            "rating", 7);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url + "/v1/films/film-" + second % 50 + "/reviews"))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + Site.TOKEN)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    return http.sendAsync(request, BodyHandlers.ofString())
        .thenAccept(answer -> answered(answer, second, at));
  }

  private void answered(HttpResponse<String> answer, int second, long at) {
    double millis = (System.nanoTime() - at) / 1e6;
    String id = "";
    if (answer.statusCode() == 202) {
      id = idOf(answer.body());
      due.put(id, at);
    }
    sent.add(
        new Sent(
            second,
            answer.statusCode(),
            answer.headers().firstValue("Retry-After").isPresent(),
            millis,
            id));
  }

  private static String idOf(String body) {
    try {
      return JSON.readTree(body).path("submissionId").asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readVerdicts(TestCluster cluster) {
    AvroSerde<ReviewVerdict> serde = AvroSerde.of(ReviewVerdict.class, WriterSchemas.none());
    try (KafkaConsumer<byte[], byte[]> consumer =
        cluster.consumer(
            Map.of(
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "group.id",
                "burst"))) {
      consumer.subscribe(List.of(cluster.topics().verdicts().name()));
      while (!isOver || !isAtEnd(consumer)) {
        consumer
            .poll(POLL)
            .forEach(
                record -> {
                  String id = String.valueOf(serde.decode(record.value()).getSubmissionId());
                  judged.putIfAbsent(id, System.nanoTime());
                  verdicts.merge(id, 1, Integer::sum);
                });
      }
    }
  }

  private static boolean isAtEnd(KafkaConsumer<byte[], byte[]> consumer) {
    return consumer.endOffsets(consumer.assignment()).entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private Map<Integer, List<Sent>> bySecond() {
    Map<Integer, List<Sent>> bySecond = new TreeMap<>();
    sent.forEach(one -> bySecond.computeIfAbsent(one.second(), key -> new ArrayList<>()).add(one));
    return bySecond;
  }

  private void tell(TreeMap<Integer, List<Sent>> bySecond) {
    int over = BEFORE_SECONDS + SECONDS;
    say("before", bySecond, BEFORE_SECONDS / 2, BEFORE_SECONDS);
    say("burst", bySecond, BEFORE_SECONDS, over);
    for (int from = over; from < over + AFTER_SECONDS; from += 5) {
      say((from - over) + " s after", bySecond, from, Math.min(from + 5, over + AFTER_SECONDS));
    }
    long refused = sent.stream().filter(one -> one.status() != 202).count();
    System.out.println("[burst] " + sent.size() + " sent, " + refused + " told to come again");
  }

  private void say(String when, TreeMap<Integer, List<Sent>> bySecond, int from, int to) {
    List<Sent> all = bySecond.subMap(from, to).values().stream().flatMap(List::stream).toList();
    double[] answers = all.stream().mapToDouble(Sent::answered).sorted().toArray();
    double[] judgements =
        all.stream()
            .filter(one -> !one.id().isEmpty())
            .mapToDouble(one -> (judged.get(one.id()) - due.get(one.id())) / 1e6)
            .sorted()
            .toArray();
    System.out.printf(
        Locale.ROOT,
        "[burst] %s: answered p50 %.0f ms, p99 %.0f ms; judged p50 %.0f ms, p99 %.0f ms%n",
        when,
        at(answers, 0.5),
        at(answers, 0.99),
        at(judgements, 0.5),
        at(judgements, 0.99));
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0 ? Double.NaN : sorted[(int) (share * (sorted.length - 1))];
  }
}
