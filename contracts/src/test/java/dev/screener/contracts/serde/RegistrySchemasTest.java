package dev.screener.contracts.serde;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.event.JobClaim;
import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.topics.TopicCatalogue;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RegistrySchemasTest {

  private static final TopicCatalogue TOPICS = new TopicCatalogue("site-", 2);
  private static final String TOPIC = TOPICS.standing().name();
  private static final String SUBJECT = "site-authors.standing-value";
  private static final String OTHERS = "others-value";
  private static final StandingChange CHANGE =
      new StandingChange("crossing", "r-1", true, Instant.ofEpochMilli(1_793_534_400_000L));

  private final StubRegistry registry = StubRegistry.started();

  @AfterEach
  void stopRegistry() {
    registry.close();
  }

  @Test
  void whatATopicIsToHoldIsRegisteredAndWrittenUnderItsId() {
    WriterSchemas schemas = connected();
    AvroSerde<StandingChange> changes = AvroSerde.of(StandingChange.class, schemas);

    byte[] value = changes.serialize(TOPIC, CHANGE);

    assertThat(ByteBuffer.wrap(value).get()).isZero();
    assertThat(ByteBuffer.wrap(value, 1, 4).getInt()).isEqualTo(1);
    assertThat(registry.versions(SUBJECT)).isOne();
    assertThat(registry.level(SUBJECT)).isEqualTo("BACKWARD");
    assertThat(changes.decode(value)).isEqualTo(CHANGE);
    assertThat(registry.asked()).noneMatch(asked -> asked.contains("/schemas/ids/"));
  }

  @Test
  void whatNoSubjectIsRegisteredForStaysInTheSingleObjectEncoding() {
    AvroSerde<StandingChange> changes = AvroSerde.of(StandingChange.class, connected());

    assertThat(changes.serialize("moderation-streams-cases-changelog", CHANGE))
        .startsWith(0xC3, 0x01);
    assertThat(changes.encode(CHANGE)).startsWith(0xC3, 0x01);
    assertThat(changes.serialize(null, CHANGE)).startsWith(0xC3, 0x01);
  }

  @Test
  void aSiteThatOnlyReadsYetRegistersNothing() {
    RegistrySettings reading =
        new RegistrySettings(registry.url(), Optional.empty(), false, Duration.ZERO);

    WriterSchemas schemas =
        RegistrySettings.connect(Optional.of(reading), List.of(TOPICS.standing()), List.of());

    assertThat(schemas.registryHeader(TOPIC)).isNull();
    assertThat(registry.asked()).isEmpty();
  }

  @Test
  void aSchemaThatIsThereIsNotRegisteredAgain() {
    connected();
    connected();

    assertThat(registry.versions(SUBJECT)).isOne();
    assertThat(registry.asked()).filteredOn(asked -> asked.endsWith("/versions")).hasSize(1);
  }

  @Test
  void aSchemaThatDoesNotFitEndsTheStartAndSaysWhatToDo() {
    registry.register(SUBJECT, JobClaim.getClassSchema());
    registry.setLevel(SUBJECT, "BACKWARD");

    assertThatThrownBy(this::connected)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(SUBJECT)
        .hasMessageContaining("409")
        .hasMessageContaining("SCREENER_TOPIC_PREFIX");
  }

  @Test
  void aRegistryThatIsAwayAtTheStartIsWaitedFor() throws Exception {
    registry.stop();

    CompletableFuture<WriterSchemas> connected = CompletableFuture.supplyAsync(this::connected);
    assertThatThrownBy(() -> connected.get(300, TimeUnit.MILLISECONDS)).isNotNull();
    registry.start();

    assertThat(connected.get(60, TimeUnit.SECONDS).registryHeader(TOPIC)).isNotNull();
  }

  @Test
  void aRegistryThatStaysAwayEndsTheStartAndSaysWhereItWasLookedFor() {
    registry.stop();

    assertThatThrownBy(
            () ->
                RegistrySettings.connect(
                    Optional.of(
                        new RegistrySettings(
                            registry.url(),
                            Optional.of("screener:hush"),
                            true,
                            Duration.ofMillis(200))),
                    List.of(TOPICS.standing()),
                    List.of()))
        .isInstanceOf(SchemaUnavailableException.class)
        .hasMessageContaining(registry.url().toString())
        .hasMessageContaining("SCHEMA_REGISTRY_URL")
        .hasMessageNotContaining("hush");
  }

  @Test
  void theLoginGoesToTheRegistry() {
    connected();

    assertThat(registry.logins())
        .containsOnly(
            "Basic " + Base64.getEncoder().encodeToString("screener:hush".getBytes(UTF_8)));
  }

  @Test
  void aRecordInTheRegistrysFormatIsReadAndItsSchemaAskedForOnce() {
    byte[] bytes = bytesUnder(registry.register(OTHERS, StandingChange.getClassSchema()));
    AvroSerde<StandingChange> changes = reading();

    assertThat(changes.decode(bytes)).isEqualTo(CHANGE);
    registry.stop();
    assertThat(changes.decode(bytes)).isEqualTo(CHANGE);

    assertThat(registry.asked()).containsExactly("GET /apis/ccompat/v7/schemas/ids/1");
  }

  @Test
  void anAddressMayEndWithASlash() {
    registry.register(OTHERS, StandingChange.getClassSchema());
    WriterSchemas schemas = new RegistrySchemas(settings(URI.create(registry.url() + "/")));

    assertThat(schemas.byRegistryId(1)).contains(StandingChange.getClassSchema());
  }

  @Test
  void anIdThatTheRegistryDoesNotKnowIsTheRecordsFault() {
    assertThatThrownBy(() -> reading().decode(bytesUnder(404)))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("registry id 404");
  }

  @Test
  void anIdOfAnotherKindOfSchemaIsTheRecordsFault() {
    assertThatThrownBy(() -> reading().decode(bytesUnder(StubRegistry.PROTOBUF)))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void anIdThatNoRegistryGivesOutIsNotAskedFor() {
    AvroSerde<StandingChange> changes = reading();

    assertThatThrownBy(() -> changes.decode(bytesUnder(0)))
        .isInstanceOf(SerializationException.class);
    assertThatThrownBy(() -> changes.decode(bytesUnder(-1)))
        .isInstanceOf(SerializationException.class);

    assertThat(registry.asked()).isEmpty();
  }

  @Test
  void aRegistryInTroubleIsNotTheRecordsFaultAndIsAskedAgain() {
    byte[] bytes = bytesUnder(registry.register(OTHERS, StandingChange.getClassSchema()));
    AvroSerde<StandingChange> changes = reading();

    // A gateway before it may say 404 too.
    for (int status : List.of(500, 503, 401, 429, 404, 200)) {
      registry.troubled(status);
      assertThatThrownBy(() -> changes.decode(bytes))
          .as("status %d", status)
          .isInstanceOf(SchemaUnavailableException.class);
    }
    registry.troubled(0);
    registry.stop();
    assertThatThrownBy(() -> changes.decode(bytes)).isInstanceOf(SchemaUnavailableException.class);

    registry.start();
    assertThat(changes.decode(bytes)).isEqualTo(CHANGE);
  }

  @Test
  void aRegistryThatGoesAwayIsNotMissedAtTheFirstRecordOfAnyTopicThatItKnew() {
    byte[] bytes = AvroSerde.of(StandingChange.class, connected()).serialize(TOPIC, CHANGE);
    WriterSchemas reader =
        RegistrySettings.connect(Optional.of(settings(registry.url())), List.of(), TOPICS.all());

    registry.stop();

    assertThat(AvroSerde.of(StandingChange.class, reader).decode(bytes)).isEqualTo(CHANGE);
  }

  @Test
  void aLevelThatIsStricterStays() {
    registry.setLevel(TOPIC + "-value", "FULL");

    connected();

    assertThat(registry.level(TOPIC + "-value")).isEqualTo("FULL");
  }

  @Test
  void aRegistryKnowsNoFingerprints() {
    assertThat(new RegistrySchemas(settings(registry.url())).byFingerprint(1)).isEmpty();
  }

  private WriterSchemas connected() {
    return RegistrySettings.connect(
        Optional.of(settings(registry.url())), List.of(TOPICS.standing()), List.of());
  }

  private AvroSerde<StandingChange> reading() {
    return AvroSerde.of(StandingChange.class, new RegistrySchemas(settings(registry.url())));
  }

  private static RegistrySettings settings(URI url) {
    return new RegistrySettings(url, Optional.of("screener:hush"), true, Duration.ofSeconds(60));
  }

  private static byte[] bytesUnder(int id) {
    byte[] singleObject = AvroSerde.of(StandingChange.class, WriterSchemas.none()).encode(CHANGE);
    int length = singleObject.length - 10;
    return ByteBuffer.allocate(5 + length)
        .put((byte) 0)
        .putInt(id)
        .put(singleObject, 10, length)
        .array();
  }
}
