package dev.screener.moderation.author;

import dev.screener.contracts.topics.Partitioning;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.Received;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Keys each submission by its author and marks those that stand in another partition than their
 * author's: other clients hash otherwise than Java's, and an author in two partitions would be two
 * authors.
 */
public final class PlaceByAuthor implements ProcessorSupplier<String, Received, String, Received> {

  private final int partitions;
  private final ModerationMeters meters;

  public PlaceByAuthor(int partitions, ModerationMeters meters) {
    this.partitions = partitions;
    this.meters = meters;
  }

  @Override
  public Processor<String, Received, String, Received> get() {
    return new ContextualProcessor<>() {
      @Override
      public void process(Record<String, Received> record) {
        String author = record.value().submission().getAuthorId();
        int own = Partitioning.ofKey(author, partitions);
        boolean misplaced =
            context().recordMetadata().map(RecordMetadata::partition).orElse(own) != own;
        if (misplaced) {
          meters.rerouted();
        }
        Received received = misplaced ? record.value().asMisplaced() : record.value();
        context().forward(record.withKey(author).withValue(received));
      }
    };
  }
}
