package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.ByteUtils;
import org.jspecify.annotations.Nullable;

/**
 * {@link FilmHidden} as bytes: a version byte, then Kafka's varints: held, rejected, ten ratings,
 * how many reasons, and for each its length, its code and its count.
 */
final class FilmHiddenCodec {

  private static final byte VERSION = 1;
  private static final int VARLONG = 10;
  private static final int FIGURES = 3 + FilmCounts.HIGHEST_RATING;

  private FilmHiddenCodec() {}

  static byte[] encode(FilmHidden hidden) {
    int room = 1 + VARLONG * FIGURES;
    for (String reason : hidden.heldFor().keySet()) {
      room += 2 * VARLONG + 3 * reason.length();
    }
    ByteBuffer out = ByteBuffer.allocate(room);
    out.put(VERSION);
    ByteUtils.writeVarlong(hidden.held(), out);
    ByteUtils.writeVarlong(hidden.rejected(), out);
    hidden.byRating().forEach(count -> ByteUtils.writeVarlong(count, out));
    ByteUtils.writeVarint(hidden.heldFor().size(), out);
    hidden
        .heldFor()
        .forEach(
            (reason, count) -> {
              byte[] code = reason.getBytes(UTF_8);
              ByteUtils.writeVarint(code.length, out);
              out.put(code);
              ByteUtils.writeVarlong(count, out);
            });
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  /** The figures of these bytes; no bytes are a film of which all is shown. */
  static FilmHidden decode(byte @Nullable [] bytes) {
    if (bytes == null) {
      return FilmHidden.NONE;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    byte version = in.get();
    if (version != VERSION) {
      throw new SerializationException(
          "figures of version " + version + " are newer than this program");
    }
    long held = ByteUtils.readVarlong(in);
    long rejected = ByteUtils.readVarlong(in);
    List<Long> byRating = new ArrayList<>();
    for (int rating = 1; rating <= FilmCounts.HIGHEST_RATING; rating++) {
      byRating.add(ByteUtils.readVarlong(in));
    }
    Map<String, Long> heldFor = new TreeMap<>();
    for (int left = ByteUtils.readVarint(in); left > 0; left--) {
      byte[] code = new byte[ByteUtils.readVarint(in)];
      in.get(code);
      heldFor.put(new String(code, UTF_8), ByteUtils.readVarlong(in));
    }
    return new FilmHidden(held, heldFor, rejected, byRating);
  }
}
