package dev.screener.tests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Guarantee: garbage on films.catalog, which fills a global store, stops nothing, also not a start
 * that reads it again.
 */
class GarbageCatalogueIT {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  static LongStream seeds() {
    return Seeds.all();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  @Timeout(600)
  void filmsAndReviewsGoOnBeforeAfterAndOverARestart(long seed, @TempDir Path directory)
      throws Exception {
    try (TestCluster cluster = TestCluster.start(1, directory);
        ServiceProcess ingest = cluster.ingest().start();
        ServiceProcess moderation = cluster.moderation().start();
        ServiceProcess projection = cluster.projection().start()) {
      ingest.awaitReady();
      moderation.awaitReady();
      projection.awaitReady();
      Site site = new Site(ingest.url());
      FilmView view = new FilmView(projection.url());
      assertThat(site.putFilm("before", "A Film before the Garbage").statusCode()).isEqualTo(202);

      writeGarbage(cluster, seed);
      assertThat(site.putFilm("after", "A Film after the Garbage").statusCode()).isEqualTo(202);
      submit(site, "before", "after");

      awaitShown(view, "before", "A Film before the Garbage");
      awaitShown(view, "after", "A Film after the Garbage");
      projection.close();
      moderation.close();
      moderation.start();
      projection.start();
      moderation.awaitReady();
      projection.awaitReady();
      assertThat(site.putFilm("later", "A Film after the Restart").statusCode()).isEqualTo(202);
      submit(site, "later");
      awaitShown(view, "before", "A Film before the Garbage");
      awaitShown(view, "after", "A Film after the Garbage");
      awaitShown(view, "later", "A Film after the Restart");
    }
  }

  private static void writeGarbage(TestCluster cluster, long seed) throws Exception {
    String films = cluster.topics().films().name();
    try (KafkaProducer<byte[], byte[]> producer = cluster.producer()) {
      for (int partition = 0; partition < TestCluster.PARTITIONS; partition++) {
        for (byte[] value : Garbage.values(seed + partition).values()) {
          byte[] key = "garbage".getBytes(UTF_8);
          producer.send(new ProducerRecord<>(films, partition, key, value)).get();
        }
        byte[] noUtf8 = {(byte) 0xFF, 0, (byte) 0xC0};
        producer.send(new ProducerRecord<>(films, partition, noUtf8, noUtf8)).get();
      }
    }
  }

  private static void submit(Site site, String... films) throws Exception {
    for (String film : films) {
      String text = "The sound of the train alone is worth the ticket to " + film;
      assertThat(site.submit(film, "ada", text, "ada-on-" + film).statusCode()).isEqualTo(202);
    }
  }

  private static void awaitShown(FilmView view, String film, String title) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              assertThat(view.reviews(film)).hasSize(1);
              assertThat(view.page(film))
                  .contains(title)
                  .contains("is worth the ticket to " + film);
            });
  }
}
