package dev.screener.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.topics.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.Schema;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Guarantee: a site changes over to a schema registry and back, and its registry goes away and
 * comes back, without a review lost or put away; and who knows the registry alone reads what is
 * approved.
 */
class RegistryIT {
  private static final Logger LOG = LoggerFactory.getLogger(RegistryIT.class);
  private static final Duration PATIENCE = Duration.ofSeconds(240);
  private static final int REVIEWS = 12;
  private static final String FILM = "crossing";

  private final List<ServiceProcess> running = new ArrayList<>();
  private final Set<String> expected = new TreeSet<>();
  private TestCluster cluster;
  private VerdictLog log;
  private ServiceProcess ingest;
  private ServiceProcess moderation;
  private ServiceProcess projection;

  @Test
  void aSiteChangesOverAndBackAndLosesNothingWhileItsRegistryIsAway(@TempDir Path directory)
      throws Exception {
    try (TestCluster started = TestCluster.start(1, directory);
        TestRegistry registry = TestRegistry.stub()) {
      changeOver(started, registry);
    }
  }

  @Test
  void theSameWithApicurio(@TempDir Path directory) throws Exception {
    assumeTrue(
        System.getProperty("apicurio") != null,
        "skipped: -Dapicurio=DIRECTORY of an unpacked apicurio-registry-app, -Dapicurio.java=JAVA of"
            + " 21 or newer");
    try (TestCluster started = TestCluster.start(1, directory);
        TestRegistry registry = new ApicurioProcess(started.bootstrapServers())) {
      changeOver(started, registry);
    }
  }

  private void changeOver(TestCluster started, TestRegistry registry) throws Exception {
    cluster = started;
    Map<String, String> reading =
        Map.of("SCHEMA_REGISTRY_URL", registry.url().toString(), "SCHEMA_REGISTRY_WRITES", "false");
    Map<String, String> writing =
        Map.of(
            "SCHEMA_REGISTRY_URL", registry.url().toString(),
            "SCHEMA_REGISTRY_USER", "screener",
            "SCHEMA_REGISTRY_PASSWORD", "hush",
            // All three are to be seen waiting, however slowly they start.
            "SCHEMA_REGISTRY_PATIENCE_SECONDS", "900");
    try (VerdictLog verdicts = new VerdictLog(cluster)) {
      log = verdicts;
      startAll(Map.of());
      assertThat(new Site(ingest.url()).putFilm(FILM, "The Crossing").statusCode()).isEqualTo(202);
      submit("without");
      awaitAllShown();
      assertThat(formats(cluster.topics().approved())).containsOnly("single-object");

      // Changed over. Without its registry none starts to take anything.
      stopAll();
      registry.stop();
      startWithoutWaiting(writing);
      for (ServiceProcess service : running) {
        await().atMost(PATIENCE).until(() -> service.hasLogged("event=schemas-unavailable"));
        assertThat(service.isAlive()).isTrue();
        assertThat(service.isReady()).isFalse();
      }
      registry.start();
      running.forEach(ServiceProcess::awaitReady);
      submit("with");
      awaitAllShown();

      assertThat(formats(cluster.topics().submitted())).endsWith("registry");
      assertThat(formats(cluster.topics().verdicts())).endsWith("registry");

      registry.stop();
      submit("away");
      awaitAllShown();

      // What another program writes meanwhile waits: a submission, and a film, which the threads of
      // the global stores read.
      Schema newer = newer(ReviewSubmission.getClassSchema());
      Schema newerFilm = newer(Film.getClassSchema());
      registry.start();
      int id = registry.register(cluster.topics().submitted().name() + "-value", newer);
      int filmId = registry.register(cluster.topics().films().name() + "-value", newerFilm);
      registry.stop();
      foreign("foreign", id, newer);
      foreignFilm("harbour", filmId, newerFilm);
      FilmView view = new FilmView(projection.url());
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(60))
          .until(
              () ->
                  !shown().contains(FILM + "/foreign")
                      && view.page("harbour").isEmpty()
                      && deadLetters() == 0);
      registry.start();
      awaitAllShown();
      await().atMost(PATIENCE).until(() -> view.page("harbour").contains("The Harbour"));

      RegistryOnlyReader reader = new RegistryOnlyReader(registry.url());
      Set<String> read = new TreeSet<>();
      log.readAll(
          cluster.topics().approved(),
          record -> {
            if (record.value()[0] == 0) {
              read.add(FILM + '/' + reader.read(record.value()).get("reviewId"));
            }
          });
      Set<String> inRegistryFormat = new TreeSet<>(expected);
      inRegistryFormat.removeIf(key -> key.contains("without"));
      assertThat(read).isEqualTo(inRegistryFormat);
      assertThat(deadLetters()).isZero();

      // An id that nobody gave out.
      foreign("unknown", 1_000_000, newer);
      expected.remove(FILM + "/unknown");
      await().atMost(PATIENCE).until(() -> deadLetters() == 1);

      // And back: it still reads, but writes no more.
      stopAll();
      startAll(reading);
      submit("back");
      awaitAllShown();
      assertThat(formats(cluster.topics().approved()))
          .startsWith("single-object")
          .endsWith("single-object")
          .contains("registry");
      assertThat(deadLetters()).isOne();
      for (ServiceProcess service : running) {
        assertThat(service.hasLogged("hush")).isFalse();
      }
      LOG.info("event=changed-over registry={} reviews={}", registry, expected.size());
    } finally {
      stopAll();
    }
  }

  private void startAll(Map<String, String> more) throws IOException {
    startWithoutWaiting(more);
    running.forEach(ServiceProcess::awaitReady);
  }

  private void startWithoutWaiting(Map<String, String> more) throws IOException {
    Map<String, String> settings = new HashMap<>(cluster.singleReviews());
    settings.putAll(more);
    ingest = cluster.ingest(more).start();
    moderation = cluster.moderation("moderation-streams", settings).start();
    projection = cluster.projection(more).start();
    running.addAll(List.of(ingest, moderation, projection));
  }

  private void stopAll() throws IOException, InterruptedException {
    for (ServiceProcess service : running) {
      service.close();
    }
    running.clear();
  }

  private void submit(String phase) throws IOException, InterruptedException {
    Site site = new Site(ingest.url());
    for (int i = 0; i < REVIEWS; i++) {
      String review = phase + i;
      site.review(FILM, review, "author-" + review, 7, text(expected.size()));
      expected.add(FILM + '/' + review);
    }
  }

  /** As a program would that knows only the registry, and is newer than ours. */
  private void foreign(String review, int id, Schema schema) throws IOException {
    ReviewSubmission submission =
        ReviewSubmission.newBuilder()
            .setKind(SubmissionKind.SUBMITTED)
            .setSubmissionId("submission-" + review)
            .setSubmittedAt(Instant.now())
            .setAuthorId("author-" + review)
            .setFilmId(FILM)
            .setReviewId(review)
            .setText(text(expected.size()))
            .setRating(7)
            .build();
    try (KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
      producer.send(
          new ProducerRecord<>(
              cluster.topics().submitted().name(),
              submission.getAuthorId().getBytes(UTF_8),
              RegistryOnlyReader.written(id, schema, submission)));
    }
    expected.add(FILM + '/' + review);
  }

  private void foreignFilm(String filmId, int id, Schema schema) throws IOException {
    Film film =
        Film.newBuilder()
            .setFilmId(filmId)
            .setTitle("The Harbour")
            .setUpdatedAt(Instant.now())
            .build();
    try (KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
      producer.send(
          new ProducerRecord<>(
              cluster.topics().films().name(),
              filmId.getBytes(UTF_8),
              RegistryOnlyReader.written(id, schema, film)));
    }
  }

  private static String text(int number) {
    return "The sound of the train alone is worth the ticket, and I would see it again for the bakery"
        + " scene, as in the "
        + number
        + " films of hers that I have seen before.";
  }

  /** As a later version might have it: one field more. */
  private static Schema newer(Schema own) {
    String today = own.toString();
    int end = today.lastIndexOf("]");
    return new Schema.Parser()
        .parse(
            today.substring(0, end)
                + ",{\"name\":\"seat\",\"type\":\"int\",\"default\":0}"
                + today.substring(end));
  }

  private void awaitAllShown() {
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(shown()).isEqualTo(expected));
  }

  private Set<String> shown() throws IOException, InterruptedException {
    List<String> reviews = new FilmView(projection.url()).reviews(FILM);
    assertThat(reviews).doesNotHaveDuplicates();
    return new TreeSet<>(reviews);
  }

  private int deadLetters() {
    int[] letters = new int[1];
    for (Topic<?> topic : cluster.topics().deadLetters()) {
      log.readAll(topic, record -> letters[0]++);
    }
    return letters[0];
  }

  /** The formats on a topic by the time at which the records were written. */
  private List<String> formats(Topic<?> topic) {
    Map<Long, String> byTime = new TreeMap<>();
    log.readAll(
        topic,
        record ->
            byTime.put(record.timestamp(), record.value()[0] == 0 ? "registry" : "single-object"));
    return List.copyOf(byTime.values());
  }
}
