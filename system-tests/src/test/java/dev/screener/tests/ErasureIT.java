package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.VerdictCause;
import dev.screener.contracts.topics.Partitioning;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.embedded.EmbeddedKafkaSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Guarantee: erased is erased. After an author's erasure, compaction and retention no byte on the
 * disks of services and brokers tells the author's id or words; another author's are all still
 * there. Days are seconds here.
 */
class ErasureIT {
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final String ERASED = "erased-author-7f3a9c51e0";
  private static final String ERASED_WORD = "quokkaspindle";
  private static final String KEPT = "kept-author-2d8e4b60aa";
  private static final String KEPT_WORD = "numbatlantern";
  private static final List<String> FILMS = List.of("orchard", "viaduct", "lighthouse");

  @Test
  @Timeout(600)
  void noByteTellsAnErasedAuthorsIdOrWords(@TempDir Path directory) throws Exception {
    Path brokers = directory.resolve("brokers");
    Path services = directory.resolve("services");
    StoredBytes onBrokers = new StoredBytes(brokers);
    try (TestCluster cluster = TestCluster.start(impatient(brokers), services);
        VerdictLog log = new VerdictLog(cluster);
        ServiceProcess moderation =
            cluster.moderation("moderation-streams", impatientlySingle(cluster)).start();
        ServiceProcess projection = cluster.projection().start();
        ServiceProcess ingest =
            // Words can be searched for only where they stand as they are.
            cluster.ingest(Map.of("KAFKA_COMPRESSION_TYPE", "none")).start()) {
      Stream.of(moderation, projection, ingest).forEach(ServiceProcess::awaitReady);
      Site site = new Site(ingest.url());
      FilmView view = new FilmView(projection.url());
      beginNewSegmentsEachSecond(cluster);
      writeAs(KEPT, KEPT_WORD, site);
      writeAs(ERASED, ERASED_WORD, site);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(view.everything(FILMS.get(0))).contains(KEPT_WORD, ERASED_WORD));
      awaitJudged(log);
      assertThat(onBrokers.segmentsWith(ERASED)).hasSizeGreaterThan(5);
      assertThat(onBrokers.segmentsWith(ERASED_WORD)).hasSizeGreaterThan(5);

      site.erase(ERASED);

      await().atMost(PATIENCE).untilAsserted(() -> assertThat(erased(log)).hasSize(FILMS.size()));
      assertThatReadersSeeNothingOf(view);
      keepPassing(cluster, Duration.ofSeconds(1));
      awaitGoneFromTopics(onBrokers, site);
      // What has not been read yet would else be gone before it is, on a slow day.
      keepPassing(cluster, Duration.ofHours(1));
      awaitAtRest(site, view);
    }

    StoredBytes onDisk = new StoredBytes(directory);
    onDisk.compactStores();
    assertThat(onDisk.filesWith(ERASED)).isEmpty();
    assertThat(onDisk.filesWith(ERASED_WORD)).isEmpty();
    StoredBytes logs = new StoredBytes(Path.of("target", "service-logs"));
    assertThat(logs.filesWith(ERASED)).isEmpty();
    assertThat(logs.filesWith(ERASED_WORD)).isEmpty();
    for (Path kept :
        List.of(
            brokers,
            services.resolve("moderation-streams"),
            services.resolve("projection-service"))) {
      assertThat(new StoredBytes(kept).filesWith(KEPT)).as("control in %s", kept).isNotEmpty();
      assertThat(new StoredBytes(kept).filesWith(KEPT_WORD)).as("control in %s", kept).isNotEmpty();
    }
  }

  /** Those who write on, so that segments close, are no siege that hides the rest. */
  private static Map<String, String> impatientlySingle(TestCluster cluster) throws Exception {
    Map<String, String> settings = new HashMap<>(cluster.singleReviews());
    settings.put("KAFKA_REPARTITION_PURGE_INTERVAL_MS", "500");
    return settings;
  }

  private static EmbeddedKafkaSettings impatient(Path directory) {
    return EmbeddedKafkaSettings.temporary()
        .withDataDirectory(directory)
        .withBrokerSetting("log.cleaner.backoff.ms", "200")
        .withBrokerSetting("log.retention.check.interval.ms", "500")
        .withBrokerSetting("log.initial.task.delay.ms", "500");
  }

  /** An approved review, a held one and a rejected one with an appeal; and a report. */
  private static void writeAs(String author, String word, Site site) throws Exception {
    String id = author.substring(0, 4);
    site.review(FILMS.get(0), id, author, 7, "The horse deserves an award, said the " + word + ".");
    site.review(FILMS.get(1), id, author, 8, "More on https://" + word + ".example/crossing");
    site.review(
        FILMS.get(2), id, author, 9, "Watch it for free at www." + word + ".example, click here!");
    site.appeal(FILMS.get(2), id, author, "But the " + word + " is true.");
    site.review(FILMS.get(0), id + "-reported", "reported-author", 2, "The train is late, twice.");
    site.report(FILMS.get(0), id + "-reported", author, "THREAT", "It threatens the " + word + ".");
  }

  private static void awaitJudged(VerdictLog log) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              Map<String, String> outcomes = new HashMap<>();
              log.standing()
                  .forEach((review, verdict) -> outcomes.put(review, verdict.getOutcome().name()));
              assertThat(outcomes)
                  .containsEntry(FILMS.get(0) + "/eras", "APPROVED")
                  .containsEntry(FILMS.get(0) + "/eras-reported", "HELD")
                  .containsEntry(FILMS.get(1) + "/eras", "HELD")
                  .containsEntry(FILMS.get(2) + "/eras", "REJECTED");
              assertThat(log.standing().get(FILMS.get(2) + "/eras").getAppealed()).isTrue();
            });
  }

  private static Set<String> erased(VerdictLog log) {
    return log.standing().entrySet().stream()
        .filter(review -> review.getValue().getCause() == VerdictCause.ERASURE)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static void assertThatReadersSeeNothingOf(FilmView view) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (String film : FILMS) {
                assertThat(view.everything(film)).doesNotContain(ERASED_WORD);
                assertThat(view.page(film)).doesNotContain(ERASED_WORD);
                assertThat(view.review(film, "eras").toString())
                    .doesNotContain(ERASED_WORD, ERASED, "APPROVED", "HELD", "REJECTED");
              }
            });
  }

  private static void beginNewSegmentsEachSecond(TestCluster cluster) throws Exception {
    alter(
        cluster,
        topics(cluster),
        Map.of(
            "segment.ms", "1000",
            "max.compaction.lag.ms", "1000",
            "min.cleanable.dirty.ratio", "0.01",
            "delete.retention.ms", "100",
            "file.delete.delay.ms", "100"));
  }

  /** What is kept for a month at most is kept this long; what is kept long stays. */
  private static void keepPassing(TestCluster cluster, Duration howLong) throws Exception {
    TopicCatalogue catalogue = cluster.topics();
    List<String> passing =
        Stream.concat(catalogue.all().stream(), catalogue.deadLetters().stream())
            .filter(topic -> topic.cleanup() == Topic.Cleanup.DELETE)
            .filter(topic -> topic.retention().compareTo(Duration.ofDays(30)) <= 0)
            .map(topic -> topic.name())
            .toList();
    alter(cluster, passing, Map.of("retention.ms", Long.toString(howLong.toMillis())));
  }

  /** A segment is closed by the record after it, so others write on; in the same partitions. */
  private static void awaitGoneFromTopics(StoredBytes onBrokers, Site site) {
    Iterator<String> neighbours = neighboursOf(ERASED).iterator();
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(1_200))
        .untilAsserted(
            () -> {
              String neighbour = neighbours.next();
              String id = neighbour + "-review";
              for (String film : FILMS) {
                site.review(film, id, neighbour, 7, "The train is late again, " + id + " times.");
                site.review(film, id + "-held", neighbour, 7, "See https://other.example/" + id);
                // Without a word it goes the way of erasures, past the campaign desk.
                site.review(film, id + "-wordless", neighbour, 7, "\uD83D\uDC4D");
                site.report(film, id, neighbour, "THREAT", "So it seems.");
              }
              assertThat(onBrokers.segmentsWith(ERASED)).isEmpty();
              assertThat(onBrokers.segmentsWith(ERASED_WORD)).isEmpty();
            });
  }

  /** A service that is stopped amid its writes may throw its store away, to build it anew later. */
  private static void awaitAtRest(Site site, FilmView view) throws Exception {
    for (String film : FILMS) {
      site.review(
          film, "last", "last-author-of-" + film, 8, "The keeper of the " + film + " sings.");
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (String film : FILMS) {
                assertThat(view.everything(film)).contains("The keeper of the " + film + " sings.");
              }
              assertThat(view.everything(FILMS.get(0))).contains(KEPT_WORD);
            });
  }

  /** Authors without end who belong in the same partition. */
  private static Stream<String> neighboursOf(String author) {
    int partition = Partitioning.ofKey(author, TestCluster.PARTITIONS);
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> "neighbour-" + i)
        .filter(id -> Partitioning.ofKey(id, TestCluster.PARTITIONS) == partition);
  }

  private static Collection<String> topics(TestCluster cluster) throws Exception {
    try (Admin admin = cluster.admin()) {
      return admin.listTopics().names().get().stream()
          .filter(name -> !name.startsWith("__"))
          .toList();
    }
  }

  private static void alter(
      TestCluster cluster, Collection<String> topics, Map<String, String> settings)
      throws Exception {
    List<AlterConfigOp> operations =
        settings.entrySet().stream()
            .map(one -> new ConfigEntry(one.getKey(), one.getValue()))
            .map(entry -> new AlterConfigOp(entry, AlterConfigOp.OpType.SET))
            .toList();
    Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
    topics.forEach(
        topic -> changes.put(new ConfigResource(ConfigResource.Type.TOPIC, topic), operations));
    try (Admin admin = cluster.admin()) {
      admin.incrementalAlterConfigs(changes).all().get();
    }
  }
}
