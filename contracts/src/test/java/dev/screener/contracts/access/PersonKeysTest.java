package dev.screener.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.event.PersonKey;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.FollowedTopic;
import dev.screener.contracts.serde.LoopbackTopic;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.TopicCatalogue;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class PersonKeysTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC);
  private final AvroSerde<PersonKey> serde = PersonKeys.serde(WriterSchemas.none());
  private final LoopbackTopic topic = new LoopbackTopic();
  private final FollowedTopic<PersonKey> kept = follow();
  private final FollowedTopic<PersonKey> keptElsewhere = follow();
  private final PersonKeys keys = new PersonKeys(kept, this::write, NOON);
  private final PersonKeys elsewhere = new PersonKeys(keptElsewhere, this::write, NOON);

  @AfterEach
  void stop() {
    kept.close();
    keptElsewhere.close();
  }

  @Test
  void aPersonGetsAKeyOnceAndEveryInstanceUsesIt() {
    String token = token(keys, "ada");

    assertThat(token(keys, "ada")).isEqualTo(token).hasSize(22);
    assertThat(token(elsewhere, "ada")).isEqualTo(token);
    assertThat(topic.keys()).containsExactly(Credentials.sha256("person:ada"));
    assertThat(serde.decodePresent(topic.lastValue()).getMadeAt()).isEqualTo(NOON.instant());
  }

  @Test
  void theTopicDoesNotTellWhoItIs() {
    token(keys, "ada");

    assertThat(new String(topic.lastValue(), UTF_8)).doesNotContain("ada");
    assertThat(token(keys, "grace")).isNotEqualTo(token(keys, "ada"));
  }

  @Test
  void manyWhoAskAtOnceGetOneKey() {
    List<CompletableFuture<String>> tokens =
        IntStream.range(0, 50).mapToObj(i -> keys.tokenOf("ada").toCompletableFuture()).toList();

    assertThat(tokens.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    assertThat(topic.keys()).hasSize(1);
  }

  @Test
  void anEncryptedTextIsReadByEveryInstanceAndForNobodyElse() {
    byte[] note = keys.encrypt("ada", "A quotation.").toCompletableFuture().join();
    token(keys, "grace");
    keptElsewhere.upToDate().toCompletableFuture().join();

    assertThat(keys.decrypt("ada", note)).contains("A quotation.");
    assertThat(elsewhere.decrypt("ada", note)).contains("A quotation.");
    assertThat(keys.decrypt("grace", note)).isEmpty();
    assertThat(keys.decrypt("nobody", note)).isEmpty();
  }

  @Test
  void destroyingAKeyForgetsThePerson() {
    byte[] note = keys.encrypt("ada", "A quotation.").toCompletableFuture().join();
    String token = token(keys, "ada");

    keys.destroy("ada").toCompletableFuture().join();
    kept.upToDate().toCompletableFuture().join();

    assertThat(topic.lastValue()).isNull();
    assertThat(keys.decrypt("ada", note)).isEmpty();
    assertThat(token(keys, "ada")).isNotEqualTo(token);
    assertThat(keys.decrypt("ada", note)).isEmpty();
  }

  @Test
  void theLastOfTwoKeysWinsEverywhere() {
    token(keys, "ada");
    byte[] other = new byte[32];
    topic.put(
        Credentials.sha256("person:ada"),
        serde.encode(new PersonKey(ByteBuffer.wrap(other), Instant.EPOCH)));
    kept.upToDate().toCompletableFuture().join();
    keptElsewhere.upToDate().toCompletableFuture().join();

    assertThat(token(keys, "ada"))
        .isEqualTo(new PersonSecret(other).token("ada"))
        .isEqualTo(token(elsewhere, "ada"));
  }

  @Test
  void aKeyOfTheWrongLengthIsNone() {
    topic.put(
        Credentials.sha256("person:ada"),
        AvroSerde.of(PersonKey.class, WriterSchemas.none())
            .encode(new PersonKey(ByteBuffer.wrap(new byte[3]), Instant.EPOCH)));

    assertThat(token(keys, "ada")).hasSize(22);
    assertThat(topic.keys()).hasSize(2);
  }

  @Test
  void whatCannotBeWrittenIsNotUsed() {
    PersonKeys failing =
        new PersonKeys(
            kept,
            (address, key) -> CompletableFuture.failedStage(new IllegalStateException("no leader")),
            NOON);

    assertThatThrownBy(() -> failing.tokenOf("ada").toCompletableFuture().join())
        .hasMessageContaining("no leader");
    assertThat(token(keys, "ada")).hasSize(22);
  }

  @Test
  void anAuthorIsNotAMemberOfStaffOfTheSameName() {
    assertThat(PersonKeys.staff("ada")).isNotEqualTo("ada");
    assertThat(PersonKeys.address(PersonKeys.staff("ada"))).isNotEqualTo(PersonKeys.address("ada"));
  }

  private static String token(PersonKeys by, String personId) {
    return by.tokenOf(personId).toCompletableFuture().join();
  }

  private FollowedTopic<PersonKey> follow() {
    return FollowedTopic.following(
        new TopicCatalogue("", 1).personKeys(), serde, topic.consumers());
  }

  private CompletionStage<?> write(String address, @Nullable PersonKey key) {
    topic.put(address, serde.encode(key));
    return CompletableFuture.completedStage(null);
  }
}
