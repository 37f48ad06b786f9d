package dev.screener.moderation.author;

import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.line.Hashes;
import dev.screener.moderation.record.AuthorHistory;
import dev.screener.moderation.record.AuthorReview;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Takes in the case desk's word on which of an author's reviews stand. The review's own entry says
 * whether it is counted, so that a repeat changes nothing.
 */
final class NoteStanding implements ProcessorSupplier<String, StandingChange, Void, Void> {

  @Override
  public Processor<String, StandingChange, Void, Void> get() {
    return new Desk();
  }

  private static final class Desk implements Processor<String, StandingChange, Void, Void> {
    private KeyValueStore<String, AuthorReview> reviews;
    private KeyValueStore<String, AuthorHistory> histories;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      reviews = AuthorStores.reviews(context);
      histories = AuthorStores.histories(context);
    }

    @Override
    public void process(Record<String, StandingChange> record) {
      StandingChange change = record.value();
      String author = record.key();
      String key = AuthorStores.key(author, change.getFilmId(), change.getReviewId());
      AuthorReview review = reviews.get(key);
      if (review == null || review.getStands() == change.getStands()) {
        return;
      }
      History history = History.of(histories.get(author));
      long hash = Hashes.of(Ids.reviewKey(change.getFilmId(), change.getReviewId()));
      if (!change.getStands()) {
        history.fell(hash);
      } else if (!history.stands(change.getSince().toEpochMilli(), hash)) {
        return;
      }
      reviews.put(key, AuthorReview.newBuilder(review).setStands(change.getStands()).build());
      histories.put(author, history.toRecord());
    }
  }
}
