package dev.screener.contracts.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.topics.TopicCatalogue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.StreamsException;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadLettersTest {

  private static final String SUBMITTED = "ours.reviews.submitted";
  private static final byte[] KEY = "ada".getBytes(UTF_8);
  private static final byte[] GARBAGE = {(byte) 0xC3, 2, 3};

  private final DeadLetters.OfUnreadable ofUnreadable = new DeadLetters.OfUnreadable();
  private final DeadLetters.OfUnprocessed ofUnprocessed = new DeadLetters.OfUnprocessed();

  private Map<String, Object> settings;

  @BeforeEach
  void configure() {
    settings = DeadLetters.settings(new TopicCatalogue("ours.", 2));
    ofUnreadable.configure(settings);
    ofUnprocessed.configure(settings);
  }

  @Test
  void lettersAreCountedByTheTopicThatTheyGoTo() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    Properties properties = new Properties();
    properties.putAll(settings);
    DeadLetters.counts(properties).bindTo(registry);

    unreadable(SUBMITTED, new SerializationException("no Avro"));

    assertThat(count(registry, "ours.reviews.submitted.dlq")).isEqualTo(1);
    assertThat(count(registry, "ours.screener.internal.dlq")).isZero();
  }

  @Test
  void whatCannotBeReadGoesAsItCameToItsTopicsDeadLettersWithWhereAndWhy() {
    var response = unreadable(SUBMITTED, new SerializationException("no Avro"));

    assertThat(response.result()).isEqualTo(DeserializationExceptionHandler.Result.RESUME);
    ProducerRecord<byte[], byte[]> letter = only(response.deadLetterQueueRecords());
    assertThat(letter.topic()).isEqualTo("ours.reviews.submitted.dlq");
    assertThat(letter.key()).isEqualTo(KEY);
    assertThat(letter.value()).isEqualTo(GARBAGE);
    assertThat(letter.timestamp()).isEqualTo(1_000);
    assertThat(header(letter, DeadLetters.TOPIC)).isEqualTo(SUBMITTED);
    assertThat(header(letter, DeadLetters.PARTITION)).isEqualTo("1");
    assertThat(header(letter, DeadLetters.OFFSET)).isEqualTo("42");
    assertThat(header(letter, DeadLetters.NODE)).isEqualTo("read");
    assertThat(header(letter, DeadLetters.REASON)).isEqualTo("SerializationException: no Avro");
    assertThat(header(letter, "traceparent")).isEqualTo("as came");
  }

  @Test
  void whatIsInternalToAServiceHasOneTopicForAll() {
    var response = unreadable("app-examined-repartition", new SerializationException("no Avro"));

    assertThat(only(response.deadLetterQueueRecords()).topic())
        .isEqualTo("ours.screener.internal.dlq");
  }

  @Test
  void aRegistryThatDoesNotAnswerStopsTheStreamAndPutsNothingAway() {
    KafkaException down = new KafkaException("the registry does not answer");

    var read = unreadable(SUBMITTED, down);
    var processed = unprocessed(SUBMITTED, down);

    assertThat(read.result()).isEqualTo(DeserializationExceptionHandler.Result.FAIL);
    assertThat(read.deadLetterQueueRecords()).isEmpty();
    assertThat(processed.result()).isEqualTo(ProcessingExceptionHandler.Result.FAIL);
    assertThat(processed.deadLetterQueueRecords()).isEmpty();
  }

  @Test
  void aRecordOnWhichAProcessorThrowsIsPutAwayAndTheStreamGoesOn() {
    var response = unprocessed(SUBMITTED, new IllegalStateException("a fault"));

    assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
    assertThat(only(response.deadLetterQueueRecords()).value()).isEqualTo(GARBAGE);
  }

  @Test
  void bytesThatAProcessorCannotReadAreTheRecordsFaultHoweverWrapped() {
    var response =
        unprocessed(SUBMITTED, new StreamsException(new SerializationException("inner")));

    assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.RESUME);
    assertThat(header(only(response.deadLetterQueueRecords()), DeadLetters.REASON))
        .isEqualTo("SerializationException: inner");
  }

  @Test
  void aTimerThatThrowsStopsTheStreamSinceThereIsNoRecordToPutAway() {
    var response = unprocessed(null, new IllegalStateException("a fault"));

    assertThat(response.result()).isEqualTo(ProcessingExceptionHandler.Result.FAIL);
  }

  @Test
  void aRecordWithoutATimestampCanBePutAwayToo() {
    var response =
        ofUnreadable.handleError(
            new At(SUBMITTED, 1, 42, headers(), "read", new TaskId(0, 1), -1, KEY, GARBAGE),
            new ConsumerRecord<>(SUBMITTED, 1, 42, KEY, GARBAGE),
            new SerializationException("no Avro"));

    assertThat(only(response.deadLetterQueueRecords()).timestamp()).isNull();
  }

  @Test
  void aReasonIsShort() {
    var response = unreadable(SUBMITTED, new SerializationException("x".repeat(10_000)));

    assertThat(header(only(response.deadLetterQueueRecords()), DeadLetters.REASON)).hasSize(500);
  }

  private DeserializationExceptionHandler.Response unreadable(String topic, Exception exception) {
    return ofUnreadable.handleError(
        new At(topic, 1, 42, headers(), "read", new TaskId(0, 1), 1_000, KEY, GARBAGE),
        new ConsumerRecord<>(topic, 1, 42, KEY, GARBAGE),
        exception);
  }

  private ProcessingExceptionHandler.Response unprocessed(String topic, Exception exception) {
    return ofUnprocessed.handleError(
        new At(topic, 1, 42, headers(), "judge-case", new TaskId(0, 1), 1_000, KEY, GARBAGE),
        new Record<>("ada", "decoded", 1_000),
        exception);
  }

  private static Headers headers() {
    return new RecordHeaders().add("traceparent", "as came".getBytes(UTF_8));
  }

  private static ProducerRecord<byte[], byte[]> only(List<ProducerRecord<byte[], byte[]>> letters) {
    assertThat(letters).hasSize(1);
    return letters.get(0);
  }

  private static String header(ProducerRecord<byte[], byte[]> letter, String name) {
    return new String(letter.headers().lastHeader(name).value(), UTF_8);
  }

  private record At(
      String topic,
      int partition,
      long offset,
      Headers headers,
      String processorNodeId,
      TaskId taskId,
      long timestamp,
      byte[] sourceRawKey,
      byte[] sourceRawValue)
      implements ErrorHandlerContext {}

  private static double count(SimpleMeterRegistry registry, String topic) {
    return registry.get("screener.dead.letters").tag("topic", topic).functionCounter().count();
  }
}
