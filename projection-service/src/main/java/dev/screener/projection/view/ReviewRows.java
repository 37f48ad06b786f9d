package dev.screener.projection.view;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The store {@link ProjectionStores#REVIEWS} in terms of rows. */
record ReviewRows(KeyValueStore<Bytes, byte[]> store) {

  ReviewRow get(ReviewAddress address) {
    return ReviewRowCodec.decode(store.get(key(address)));
  }

  void put(ReviewAddress address, ReviewRow row) {
    if (row.isEmpty()) {
      store.delete(key(address));
    } else {
      store.put(key(address), ReviewRowCodec.encode(row));
    }
  }

  private static Bytes key(ReviewAddress address) {
    return ReviewKeys.byReview(address.filmId(), address.reviewId());
  }
}
