package dev.screener.moderation.author;

import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.ModerationMeters;
import dev.screener.moderation.line.Received;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.scoring.ReviewScorer;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** The first desk, by author. Both of its processors work on the same two stores. */
public final class AuthorDesk {

  private final AuthorStores stores;
  private final ReviewScorer scorer;
  private final ModerationMeters meters;

  public AuthorDesk(WriterSchemas writerSchemas, ReviewScorer scorer, ModerationMeters meters) {
    this.stores = new AuthorStores(writerSchemas);
    this.scorer = scorer;
    this.meters = meters;
  }

  /**
   * Submissions, keyed and placed by author, to reviews with their first evidence, keyed by
   * filmId/reviewId.
   */
  public KStream<String, ScreenedReview> screen(KStream<String, Received> submissions) {
    return submissions.process(
        new ScreenSubmission(stores, scorer, meters), Named.as("screen-submission"));
  }

  /** Learns which reviews stand. */
  public void note(KStream<String, StandingChange> standing) {
    standing.process(new NoteStanding(stores), Named.as("note-standing"));
  }
}
