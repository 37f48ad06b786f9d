package dev.screener.contracts.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class FollowedTopicTest {

  private final Topic<Film> topic = new TopicCatalogue("", 1).films();
  private final AvroSerde<Film> serde = AvroSerde.of(Film.class, WriterSchemas.none());
  private final LoopbackTopic log = new LoopbackTopic();
  private final FollowedTopic<Film> films = FollowedTopic.following(topic, serde, log.consumers());

  @AfterEach
  void stop() {
    films.close();
  }

  @Test
  void theNewestValueOfEachKeyIsThere() {
    log.put("a", film("Old"));
    log.put("b", film("B"));
    log.put("a", film("New"));
    log.put("c", film("C"));
    log.put("b", null);

    upToDate();

    assertThat(films.get("a").getTitle()).isEqualTo("New");
    assertThat(films.get("b")).isNull();
    assertThat(titles()).containsExactly("New", "C");
  }

  @Test
  void whatComesLaterIsReadOn() {
    upToDate();
    assertThat(films.all()).isEmpty();

    log.put("a", film("A"));
    upToDate();

    assertThat(titles()).containsExactly("A");
  }

  @Test
  void garbageIsLeftOutAndTheRestRead() {
    log.put("a", film("A"));
    log.put("a", "no film".getBytes(UTF_8));
    log.put("b", film("B"));

    upToDate();

    assertThat(titles()).containsExactly("A", "B");
  }

  @Test
  void upToDateWaitsUntilAllIsRead() {
    log.hold(true);
    log.put("a", film("A"));
    CompletableFuture<Void> read = films.upToDate().toCompletableFuture();
    assertThat(read).isNotDone();
    assertThat(films.get("a")).isNull();

    log.hold(false);

    read.join();
    assertThat(films.get("a").getTitle()).isEqualTo("A");
  }

  @Test
  void aBrokerThatFailsIsAskedAgainFromWhereItStopped() {
    log.put("a", film("A"));
    upToDate();
    log.failNextPolls(1);
    log.put("b", film("B"));

    org.awaitility.Awaitility.await().until(() -> films.get("b") != null);

    assertThat(titles()).containsExactly("A", "B");
  }

  @Test
  void whoWaitsIsToldWhenItEnds() {
    log.hold(true);
    log.put("a", film("A"));
    CompletableFuture<Void> waiting = films.upToDate().toCompletableFuture();

    films.close();

    assertThatThrownBy(waiting::join).hasMessageContaining("has ended");
    assertThatThrownBy(() -> films.upToDate().toCompletableFuture().join())
        .hasMessageContaining("has ended");
  }

  private void upToDate() {
    films.upToDate().toCompletableFuture().join();
  }

  private List<String> titles() {
    return films.all().stream().map(Film::getTitle).toList();
  }

  private byte[] film(String title) {
    return serde.encode(
        Film.newBuilder().setFilmId("f").setTitle(title).setUpdatedAt(Instant.EPOCH).build());
  }
}
