package dev.screener.ingest;

import dev.screener.contracts.access.PersonKeys;
import dev.screener.contracts.event.PersonKey;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Puts persons' keys onto their topic. */
final class PersonKeyWriter implements PersonKeys.Writer {

  private final AvroSerde<PersonKey> keys;
  private final String topic;
  private final TopicWriter writer;

  PersonKeyWriter(String topic, TopicWriter writer, WriterSchemas formats) {
    this.keys = AvroSerde.of(PersonKey.class, formats);
    this.topic = topic;
    this.writer = writer;
  }

  @Override
  public CompletionStage<Publication> write(String address, @Nullable PersonKey key) {
    return writer
        .write(topic, 0, address, keys.serialize(topic, key))
        .thenCompose(
            publication ->
                publication instanceof Publication.Acknowledged
                    ? CompletableFuture.completedStage(publication)
                    : CompletableFuture.failedStage(new NotWritten(publication)));
  }
}
