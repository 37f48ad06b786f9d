package dev.screener.projection.view;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.ByteUtils;
import org.jspecify.annotations.Nullable;

/** {@link FilmCounts} as bytes: a version byte, then fourteen of Kafka's varints. */
final class FilmCountsCodec {

  private static final byte VERSION = 1;
  private static final int MOST_BYTES = 1 + 10 * (4 + FilmCounts.HIGHEST_RATING);

  private FilmCountsCodec() {}

  static byte[] encode(FilmCounts counts) {
    ByteBuffer out = ByteBuffer.allocate(MOST_BYTES);
    out.put(VERSION);
    ByteUtils.writeVarlong(counts.full(), out);
    ByteUtils.writeVarlong(counts.collapsed(), out);
    ByteUtils.writeVarlong(counts.covered(), out);
    counts.byRating().forEach(count -> ByteUtils.writeVarlong(count, out));
    ByteUtils.writeVarlong(counts.latestAt(), out);
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /** The counts of these bytes; no bytes are a film without reviews. */
  static FilmCounts decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return FilmCounts.NONE;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte version = in.get();
    if (version != VERSION) {
      throw new SerializationException(
          "counts of version " + version + " are newer than this program");
    }
    long full = ByteUtils.readVarlong(in);
    long collapsed = ByteUtils.readVarlong(in);
    long covered = ByteUtils.readVarlong(in);
    List<Long> byRating = new ArrayList<>();
    for (int rating = 1; rating <= FilmCounts.HIGHEST_RATING; rating++) {
      byRating.add(ByteUtils.readVarlong(in));
    }
    return new FilmCounts(full, collapsed, covered, byRating, ByteUtils.readVarlong(in));
  }
}
