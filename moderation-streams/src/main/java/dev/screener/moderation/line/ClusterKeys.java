package dev.screener.moderation.line;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/** How template keys are written where they are parts of other keys: as 16 hex digits. */
public final class ClusterKeys {

  private static final HexFormat HEX = HexFormat.of();
  private static final int DIGITS = 16;

  private ClusterKeys() {}

  public static String written(long cluster) {
    return HEX.toHexDigits(cluster);
  }

  /** As a review travels, and is indexed, under one template key. */
  public static String member(long cluster, String reviewKey) {
    return written(cluster) + '/' + reviewKey;
  }

  /** The template key of {@link #member}. */
  public static long clusterOf(String member) {
    return HexFormat.fromHexDigitsToLong(member, 0, DIGITS);
  }

  /** The filmId/reviewId of {@link #member}. */
  public static String reviewOf(String member) {
    return member.substring(DIGITS + 1);
  }

  /** Several of them, as records hold them: 8 bytes each. */
  public static ByteBuffer packed(long... clusters) {
    ByteBuffer bytes = ByteBuffer.allocate(clusters.length * Long.BYTES);
    bytes.asLongBuffer().put(clusters);
    return bytes;
  }

  public static long[] unpacked(ByteBuffer bytes) {
    long[] clusters = new long[bytes.remaining() / Long.BYTES];
    bytes.duplicate().asLongBuffer().get(clusters);
    return clusters;
  }
}
