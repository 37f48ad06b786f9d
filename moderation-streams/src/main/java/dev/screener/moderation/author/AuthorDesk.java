package dev.screener.moderation.author;

import static dev.screener.moderation.author.AuthorStores.AUTHOR_DESK;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.films.Films;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.Received;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.record.ScreenedReview;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** The first desk, by author. Both of its processors work on the same store. */
public final class AuthorDesk {

  private final AuthorStores stores;
  private final AvroSerde<ReviewSubmission> serde;
  private final ModelTimeline models;
  private final Films films;
  private final ModerationMeters meters;

  public AuthorDesk(
      WriterSchemas writerSchemas, ModelTimeline models, Films films, ModerationMeters meters) {
    this.stores = new AuthorStores(writerSchemas);
    this.serde = AvroSerde.of(ReviewSubmission.class, writerSchemas);
    this.models = models;
    this.films = films;
    this.meters = meters;
  }

  /**
   * Submissions, keyed and placed by author, to reviews with their first evidence, keyed by
   * filmId/reviewId. An erasure becomes one for each review of its author.
   */
  public KStream<String, ScreenedReview> screen(KStream<String, Received> submissions) {
    return submissions.process(
        new ScreenSubmission(stores, serde, models, films, meters), Named.as("screen-submission"));
  }

  /** Learns which reviews stand. Comes after {@link #screen}, which brings the store. */
  public void note(KStream<String, StandingChange> standing) {
    // By name: two processors that each bring the same store would be two sub-topologies, with a
    // store each.
    standing.process(new NoteStanding(), Named.as("note-standing"), AUTHOR_DESK);
  }
}
