package dev.screener.moderation.author;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.record.AuthorHistory;
import dev.screener.moderation.record.AuthorReview;
import dev.screener.moderation.record.ScreenedReview;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Forgets an author: every review is sent to its case to be erased, the campaign desk is sent after
 * it, and this desk knows nothing more.
 */
final class ForgetAuthor {

  private final KeyValueStore<String, AuthorReview> reviews;
  private final KeyValueStore<String, AuthorHistory> histories;
  private final AvroSerde<ReviewSubmission> submissions;

  ForgetAuthor(
      KeyValueStore<String, AuthorReview> reviews,
      KeyValueStore<String, AuthorHistory> histories,
      AvroSerde<ReviewSubmission> submissions) {
    this.reviews = reviews;
    this.histories = histories;
    this.submissions = submissions;
  }

  /**
   * Forgets.
   *
   * @param onward takes filmId/reviewId and what its case, and the campaign desk, must know
   */
  void forget(ReviewSubmission erasure, BiConsumer<String, ScreenedReview> onward) {
    String author = erasure.getAuthorId();
    List<KeyValue<String, AuthorReview>> found = new ArrayList<>();
    try (KeyValueIterator<String, AuthorReview> entries =
        reviews.prefixScan(author + '/', new StringSerializer())) {
      entries.forEachRemaining(found::add);
    }
    for (KeyValue<String, AuthorReview> entry : found) {
      reviews.delete(entry.key);
      String key = entry.key.substring(author.length() + 1);
      // Where every write was refused there is no review of this author's.
      if (entry.value.getRevision() > 0) {
        onward.accept(key, erased(erasure, key, entry.value));
      }
      ScreenedReview left = Traces.left(entry.value);
      if (left != null) {
        onward.accept(key, left);
      }
    }
    histories.delete(author);
  }

  private ScreenedReview erased(ReviewSubmission erasure, String key, AuthorReview review) {
    String filmId = Ids.filmOf(key);
    ReviewSubmission ofReview =
        ReviewSubmission.newBuilder()
            .setKind(SubmissionKind.AUTHOR_ERASED)
            .setSubmissionId(erasure.getSubmissionId())
            .setAuthorId(erasure.getAuthorId())
            .setFilmId(filmId)
            .setReviewId(key.substring(filmId.length() + 1))
            .setSubmittedAt(erasure.getSubmittedAt())
            .build();
    return ScreenedReview.newBuilder()
        .setSubmission(ByteBuffer.wrap(submissions.encode(ofReview)))
        .setRevision(review.getRevision())
        .setFirstSubmittedAt(review.getFirstSubmittedAt())
        .build();
  }
}
