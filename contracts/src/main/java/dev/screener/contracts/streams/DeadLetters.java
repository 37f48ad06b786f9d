package dev.screener.contracts.streams;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.topics.TopicCatalogue;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What cannot be read goes, as it came, to its topic's dead-letter topic with headers that say
 * where it stood and why; the stream goes on. (Kafka's own dead-letter setting knows one topic an
 * application.)
 */
public final class DeadLetters {

  public static final String REASON = "screener.dlq.reason";
  public static final String TOPIC = "screener.dlq.topic";
  public static final String PARTITION = "screener.dlq.partition";
  public static final String OFFSET = "screener.dlq.offset";
  public static final String NODE = "screener.dlq.node";

  private static final String PREFIX_CONFIG = "screener.topic.prefix";
  private static final String COUNTS_CONFIG = "screener.dead.letter.counts";
  private static final int MAX_REASON = 500;
  private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);

  private DeadLetters() {}

  /**
   * The Streams settings that send dead letters by this catalogue. Tests and services must share
   * them.
   */
  public static Map<String, Object> settings(TopicCatalogue catalogue) {
    return Map.of(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG,
        OfUnreadable.class,
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
        OfUnprocessed.class,
        PREFIX_CONFIG,
        catalogue.prefix(),
        COUNTS_CONFIG,
        new DeadLetterCounts(catalogue));
  }

  /** What the service with these settings has put away so far, as a metric. */
  public static MeterBinder counts(Properties streamsProperties) {
    return streamsProperties.get(COUNTS_CONFIG) instanceof DeadLetterCounts counts
        ? counts
        : registry -> {};
  }

  /** For records whose bytes are no value of their topic. */
  public static final class OfUnreadable implements DeserializationExceptionHandler {
    private Letters letters = Letters.of(Map.of());

    @Override
    public void configure(Map<String, ?> configs) {
      letters = Letters.of(configs);
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
        ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception exception) {
      if (!(exception instanceof SerializationException)) {
        // Something else is broken, a schema registry for one: the record must wait, not be put
        // away.
        LOG.error(
            "record.unreadable.now topic={} partition={} offset={}",
            record.topic(),
            record.partition(),
            record.offset(),
            exception);
        return DeserializationExceptionHandler.Response.fail();
      }
      return DeserializationExceptionHandler.Response.resume(
          List.of(letters.put(context, record.key(), record.value(), exception)));
    }
  }

  /**
   * For records on which a processor threw: none should, since deciding is total, but one must not
   * stop a partition.
   */
  public static final class OfUnprocessed implements ProcessingExceptionHandler {
    private Letters letters = Letters.of(Map.of());

    @Override
    public void configure(Map<String, ?> configs) {
      letters = Letters.of(configs);
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
        ErrorHandlerContext context, Record<?, ?> record, Exception exception) {
      LOG.error(
          "record.unprocessed node={} topic={} partition={} offset={}",
          context.processorNodeId(),
          context.topic(),
          context.partition(),
          context.offset(),
          exception);
      if (context.topic() == null || !isTheRecordsFault(exception)) {
        // A timer has no record to put away; and a broker or registry that does not answer would
        // put away every record that comes by.
        return ProcessingExceptionHandler.Response.fail();
      }
      return ProcessingExceptionHandler.Response.resume(
          List.of(
              letters.put(context, context.sourceRawKey(), context.sourceRawValue(), exception)));
    }
  }

  /** Kafka's own exceptions speak of the cluster, but for the one that speaks of bytes. */
  private static boolean isTheRecordsFault(Exception exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof SerializationException) {
        return true;
      }
    }
    return !(exception instanceof KafkaException);
  }

  /** Where letters go, and how many went. */
  private record Letters(TopicCatalogue catalogue, DeadLetterCounts counts) {

    static Letters of(Map<String, ?> configs) {
      Object prefix = configs.get(PREFIX_CONFIG);
      TopicCatalogue catalogue =
          new TopicCatalogue(Objects.toString(prefix, ""), TopicCatalogue.DEFAULT_PARTITIONS);
      return new Letters(
          catalogue,
          configs.get(COUNTS_CONFIG) instanceof DeadLetterCounts counts
              ? counts
              : new DeadLetterCounts(catalogue));
    }

    ProducerRecord<byte[], byte[]> put(
        ErrorHandlerContext context,
        byte @Nullable [] key,
        byte @Nullable [] value,
        Exception exception) {
      ProducerRecord<byte[], byte[]> letter = letter(catalogue, context, key, value, exception);
      counts.putAway(letter.topic());
      return letter;
    }
  }

  private static ProducerRecord<byte[], byte[]> letter(
      TopicCatalogue catalogue,
      ErrorHandlerContext context,
      byte @Nullable [] key,
      byte @Nullable [] value,
      Exception exception) {
    String reason = reason(exception);
    LOG.warn(
        "record.dead_lettered topic={} partition={} offset={} reason={}",
        context.topic(),
        context.partition(),
        context.offset(),
        reason);
    Headers headers = new RecordHeaders(context.headers());
    headers.add(REASON, reason.getBytes(UTF_8));
    headers.add(TOPIC, context.topic().getBytes(UTF_8));
    headers.add(PARTITION, Integer.toString(context.partition()).getBytes(UTF_8));
    headers.add(OFFSET, Long.toString(context.offset()).getBytes(UTF_8));
    headers.add(NODE, Objects.toString(context.processorNodeId(), "").getBytes(UTF_8));
    return new ProducerRecord<>(
        catalogue.deadLettersOf(context.topic()),
        null,
        // One without a timestamp gets that of now: a letter with a negative one cannot be made.
        context.timestamp() < 0 ? null : context.timestamp(),
        key,
        value,
        headers);
  }

  /** The message alone: a stack trace in every letter would be several KB. */
  private static String reason(Exception exception) {
    Throwable root = exception;
    while (root.getCause() != null && !(root instanceof SerializationException)) {
      root = root.getCause();
    }
    String message = root.getClass().getSimpleName() + ": " + root.getMessage();
    return message.length() <= MAX_REASON ? message : message.substring(0, MAX_REASON);
  }
}
