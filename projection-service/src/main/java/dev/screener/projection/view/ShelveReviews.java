package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.projection.live.EventFeed;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Puts each approved review at its place in its film's view, moves it with a new revision, takes it
 * away with a tombstone. The row knows the place of before, so exactly the old entries go and the
 * counts change by the difference.
 */
final class ShelveReviews implements ProcessorSupplier<String, ApprovedReview, Void, Void> {

  private static final byte[] NOTHING = new byte[0];

  private final Set<StoreBuilder<?>> stores;
  private final AvroSerde<ApprovedReview> serde;
  private final FilmRanking ranking;
  private final Arrivals arrivals;
  private final EventFeed live;

  ShelveReviews(
      AvroSerde<ApprovedReview> serde, FilmRanking ranking, Arrivals arrivals, EventFeed live) {
    this.stores =
        Set.of(
            ProjectionStores.onDisk(ProjectionStores.FILM_VIEW),
            ProjectionStores.onDisk(ProjectionStores.FILM_COUNTS));
    this.serde = serde;
    this.ranking = ranking;
    this.arrivals = arrivals;
    this.live = live;
  }

  @Override
  public Set<StoreBuilder<?>> stores() {
    return stores;
  }

  @Override
  public Processor<String, ApprovedReview, Void, Void> get() {
    return new Shelver();
  }

  private final class Shelver implements Processor<String, ApprovedReview, Void, Void> {
    private ReviewRows rows;
    private KeyValueStore<Bytes, byte[]> view;
    private KeyValueStore<Bytes, byte[]> counts;
    private ProcessorContext<Void, Void> context;
    private int partition;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      this.context = context;
      rows = ReviewRows.of(context);
      view = context.getStateStore(ProjectionStores.FILM_VIEW);
      counts = context.getStateStore(ProjectionStores.FILM_COUNTS);
      partition = context.taskId().partition();
      ranking.begin(partition);
      try (KeyValueIterator<Bytes, byte[]> all = counts.all()) {
        all.forEachRemaining(this::rank);
      }
      live.begin(partition, Set.of(source()));
      arrivals.versions().allChanged();
    }

    @Override
    public void process(Record<String, ApprovedReview> record) {
      ReviewAddress address = ReviewAddress.of(record.key());
      ApprovedReview review = record.value();
      if (review != null) {
        address.require(review.getFilmId(), review.getReviewId());
      }
      ReviewRow row = rows.get(address);
      Place from = row.place();
      Place to = review == null ? null : placeOf(review);
      removeEntries(address, from, to);
      if (review != null && to != null) {
        addEntries(address, from, to, review);
      }
      if (from == null ? to != null : !from.equals(to)) {
        rows.put(address, row, row.placed(to));
        count(address.filmId(), from, to);
        tell(address, from, to);
      }
      arrivals.changed(record.key());
    }

    @Override
    public void close() {
      live.end(partition);
      ranking.end(partition);
      arrivals.versions().allChanged();
    }

    private void tell(ReviewAddress address, @Nullable Place from, @Nullable Place to) {
      context
          .recordMetadata()
          .ifPresent(
              record ->
                  live.tell(
                      partition,
                      source(),
                      record.offset(),
                      address.filmId(),
                      ReviewEvents.of(address.reviewId(), from, to)));
      live.touch(address.filmId());
    }

    private String source() {
      return "a" + partition;
    }

    private void removeEntries(ReviewAddress address, @Nullable Place from, @Nullable Place to) {
      if (from != null && (to == null || !timeKey(address, from).equals(timeKey(address, to)))) {
        view.delete(timeKey(address, from));
      }
      if (from != null
          && (to == null || !ratingKey(address, from).equals(ratingKey(address, to)))) {
        view.delete(ratingKey(address, from));
      }
    }

    private void addEntries(
        ReviewAddress address, @Nullable Place from, Place to, ApprovedReview review) {
      view.put(timeKey(address, to), serde.encode(review));
      if (from == null || !ratingKey(address, from).equals(ratingKey(address, to))) {
        view.put(ratingKey(address, to), NOTHING);
      }
    }

    private void count(String filmId, @Nullable Place from, @Nullable Place to) {
      Bytes key = Bytes.wrap(filmId.getBytes(US_ASCII));
      FilmCounts now = FilmCountsCodec.decode(counts.get(key)).moved(from, to);
      if (now.reviews() == 0) {
        counts.delete(key);
      } else {
        counts.put(key, FilmCountsCodec.encode(now));
      }
      ranking.changed(partition, filmId, now);
    }

    private void rank(KeyValue<Bytes, byte[]> entry) {
      String filmId = new String(entry.key.get(), US_ASCII);
      ranking.changed(partition, filmId, FilmCountsCodec.decode(entry.value));
    }
  }

  private static @Nullable Place placeOf(ApprovedReview review) {
    if (review.getDisplay() == Display.NONE) {
      return null;
    }
    // A way of showing that this version does not know shows less, not more.
    Display display =
        review.getDisplay() == Display.UNKNOWN ? Display.COVERED : review.getDisplay();
    int rating = review.getRating() == null ? 0 : review.getRating();
    return new Place(review.getSubmittedAt().toEpochMilli(), rating, display, review.getRevision());
  }

  private static Bytes timeKey(ReviewAddress address, Place place) {
    return ReviewKeys.byTime(address.filmId(), place.submittedAt(), address.reviewId());
  }

  private static Bytes ratingKey(ReviewAddress address, Place place) {
    return ReviewKeys.byRating(
        address.filmId(), place.rating(), place.submittedAt(), address.reviewId());
  }
}
