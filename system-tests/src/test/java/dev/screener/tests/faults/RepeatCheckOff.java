package dev.screener.tests.faults;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.moderation.line.Received;
import dev.screener.moderation.line.Table;
import dev.screener.moderation.record.AuthorReview;
import java.nio.ByteBuffer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** A mutant: the author desk forgets, before each submission, by which it knows repeats. */
public final class RepeatCheckOff extends OneDesk {

  public RepeatCheckOff() {
    super("screen-submission");
  }

  @Override
  <KIn, VIn, KOut, VOut> Processor<KIn, VIn, KOut, VOut> broken(
      Processor<KIn, VIn, KOut, VOut> desk) {
    return new Forgetful<>(desk);
  }

  private static final class Forgetful<KIn, VIn, KOut, VOut>
      implements Processor<KIn, VIn, KOut, VOut> {
    private final Processor<KIn, VIn, KOut, VOut> desk;
    private Table<AuthorReview> reviews;

    Forgetful(Processor<KIn, VIn, KOut, VOut> desk) {
      this.desk = desk;
    }

    @Override
    public void init(ProcessorContext<KOut, VOut> context) {
      reviews = Table.of(context, "author-desk", 'r');
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
