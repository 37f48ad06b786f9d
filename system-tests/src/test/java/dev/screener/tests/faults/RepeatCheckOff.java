package dev.screener.tests.faults;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.moderation.line.Received;
import dev.screener.moderation.record.AuthorReview;
import java.nio.ByteBuffer;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A mutant: the author desk forgets, before each submission, by which it knows repeats. Set by the
 * Streams setting {@code processor.wrapper.class}.
 */
public final class RepeatCheckOff implements ProcessorWrapper {

  @Override
  public <KIn, VIn, KOut, VOut>
      WrappedProcessorSupplier<KIn, VIn, KOut, VOut> wrapProcessorSupplier(
          String name, ProcessorSupplier<KIn, VIn, KOut, VOut> supplier) {
    return new WrappedProcessorSupplier<>() {
      @Override
      public Processor<KIn, VIn, KOut, VOut> get() {
        Processor<KIn, VIn, KOut, VOut> desk = supplier.get();
        return name.equals("screen-submission") ? new Forgetful<>(desk) : desk;
      }

      @Override
      public Set<StoreBuilder<?>> stores() {
        return supplier.stores();
      }
    };
  }

  @Override
  public <KIn, VIn, VOut>
      WrappedFixedKeyProcessorSupplier<KIn, VIn, VOut> wrapFixedKeyProcessorSupplier(
          String name, FixedKeyProcessorSupplier<KIn, VIn, VOut> supplier) {
    return ProcessorWrapper.asWrappedFixedKey(supplier);
  }

  private static final class Forgetful<KIn, VIn, KOut, VOut>
      implements Processor<KIn, VIn, KOut, VOut> {
    private final Processor<KIn, VIn, KOut, VOut> desk;
    private KeyValueStore<String, AuthorReview> reviews;

    Forgetful(Processor<KIn, VIn, KOut, VOut> desk) {
      this.desk = desk;
    }

    @Override
    public void init(ProcessorContext<KOut, VOut> context) {
      reviews = context.getStateStore("author-reviews");
      desk.init(context);
    }

    @Override
    public void process(Record<KIn, VIn> record) {
      ReviewSubmission submission = ((Received) record.value()).submission();
      String key =
          String.join(
              "/", submission.getAuthorId(), submission.getFilmId(), submission.getReviewId());
      AuthorReview known = reviews.get(key);
      if (known != null) {
        reviews.put(
            key, AuthorReview.newBuilder(known).setSubmissions(ByteBuffer.allocate(0)).build());
      }
      desk.process(record);
    }

    @Override
    public void close() {
      desk.close();
    }
  }
}
