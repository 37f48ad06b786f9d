package dev.screener.moderation.author;

import static dev.screener.moderation.author.AuthorStores.AUTHOR_DESK;

import dev.screener.contracts.topics.Ids;
import dev.screener.contracts.topics.Partitioning;
import dev.screener.moderation.line.HeldPartition;
import dev.screener.moderation.record.AuthorReview;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Reads from outside the stream what else an author has written, and changes nothing. It keeps
 * nothing of its own: an entry goes as {@link AuthorStores} says, 30 days of event time after a
 * withdrawal, and at once when the author is erased.
 */
public final class AuthorReader {

  /** So many entries of one author are looked through at most. */
  static final int MOST_READ = 5_000;

  private final KafkaStreams streams;
  private final int partitions;

  /**
   * @param partitions of the topics by author
   */
  public AuthorReader(KafkaStreams streams, int partitions) {
    this.streams = streams;
    this.partitions = partitions;
  }

  /**
   * A review by the author; what became of it, its case tells.
   *
   * @param firstSubmittedAt of revision 1, ms since the epoch
   */
  public record Written(
      String filmId, String reviewId, int revision, long firstSubmittedAt, boolean withdrawn) {}

  /**
   * What an author has written.
   *
   * @param newest first
   * @param known how many there are in all, of {@value #MOST_READ} at most
   */
  public record Past(List<Written> newest, int known) {

    public Past {
      newest = List.copyOf(newest);
    }
  }

  /** The instance that remembers this author; empty while partitions move. */
  public Optional<HostInfo> ownerOf(String authorId) {
    KeyQueryMetadata owner =
        streams.queryMetadataForKey(AUTHOR_DESK, authorId, new StringSerializer());
    return owner.equals(KeyQueryMetadata.NOT_AVAILABLE)
        ? Optional.empty()
        : Optional.of(owner.activeHost());
  }

  /**
   * The newest reviews of an author whom this instance remembers.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException while partitions move
   */
  public Past newest(String authorId, int most) {
    ReadOnlyKeyValueStore<String, Object> desk =
        HeldPartition.of(streams, AUTHOR_DESK, Partitioning.ofKey(authorId, partitions));
    try (KeyValueIterator<String, AuthorReview> entries =
        AuthorStores.reviews(desk).prefixScan(authorId + '/', new StringSerializer())) {
      return newest(authorId, entries, most);
    }
  }

  static Past newest(String authorId, KeyValueIterator<String, AuthorReview> entries, int most) {
    List<Written> all = new ArrayList<>();
    for (int read = 0; entries.hasNext() && read < MOST_READ; read++) {
      KeyValue<String, AuthorReview> entry = entries.next();
      // Where every write was refused there is no review of this author's.
      if (entry.value.getRevision() > 0) {
        all.add(written(entry.key.substring(authorId.length() + 1), entry.value));
      }
    }
    all.sort(
        Comparator.comparingLong(Written::firstSubmittedAt)
            .reversed()
            .thenComparing(Written::filmId)
            .thenComparing(Written::reviewId));
    return new Past(all.subList(0, Math.min(most, all.size())), all.size());
  }

  private static Written written(String reviewKey, AuthorReview review) {
    String filmId = Ids.filmOf(reviewKey);
    return new Written(
        filmId,
        reviewKey.substring(filmId.length() + 1),
        review.getRevision(),
        review.getFirstSubmittedAt(),
        review.getGoneSince() != null);
  }
}
