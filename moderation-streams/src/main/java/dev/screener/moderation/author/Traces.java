package dev.screener.moderation.author;

import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.record.AuthorReview;
import dev.screener.moderation.record.ScreenedReview;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Under which template keys the campaign desk may remember a review. The author desk writes them
 * down as it sends a review on its way, and sends the desk after them once the review is withdrawn,
 * erased or edited into another text. What is sent takes the way that the review took, so it comes
 * behind it everywhere.
 */
final class Traces {

  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private Traces() {}

  /** The keys under which it travels, its own first; empty where it is compared with nothing. */
  static ByteBuffer of(ScreenedReview screened) {
    if (screened.getTemplate() == 0) {
      return NONE;
    }
    ByteBuffer links = screened.getLinks().duplicate();
    return ByteBuffer.allocate(Long.BYTES + links.remaining())
        .putLong(screened.getTemplate())
        .put(links)
        .flip();
  }

  /**
   * The review with its keys; by the constructor, since a builder would copy it all.
   *
   * @param stands whether it is counted in its author's standing
   */
  static AuthorReview noted(AuthorReview review, boolean stands, ByteBuffer keys) {
    return new AuthorReview(
        review.getRevision(),
        review.getSubmissions(),
        review.getFirstSubmittedAt(),
        review.getGoneSince(),
        stands,
        keys);
  }

  /**
   * What makes the campaign desk forget where the review was and is no more; null for nothing.
   *
   * @param known what was remembered of it; null for nothing
   * @param now the keys under which it travels now
   */
  static @Nullable ScreenedReview left(@Nullable AuthorReview known, ByteBuffer now) {
    if (known == null || !known.getTemplates().hasRemaining()) {
      return null;
    }
    long[] stays = ClusterKeys.unpacked(now);
    long[] left =
        Arrays.stream(ClusterKeys.unpacked(known.getTemplates()))
            .filter(key -> Arrays.stream(stays).noneMatch(one -> one == key))
            .toArray();
    if (left.length == 0) {
      return null;
    }
    return ScreenedReview.newBuilder()
        .setSubmission(NONE)
        .setRevision(known.getRevision())
        .setFirstSubmittedAt(known.getFirstSubmittedAt())
        .setTemplate(left[0])
        .setLinks(ClusterKeys.packed(Arrays.copyOfRange(left, 1, left.length)))
        .setLeaves(true)
        .build();
  }

  /** The same when all of it is gone. */
  static @Nullable ScreenedReview left(AuthorReview known) {
    return left(known, NONE);
  }
}
