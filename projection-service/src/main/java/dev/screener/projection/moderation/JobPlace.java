package dev.screener.projection.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a job stands in the queue, and so a page's cursor: a job keeps its place while others come
 * and go.
 *
 * @param step the priority in hundredths, 0 to 100; higher comes first
 * @param queuedAt ms since the epoch; lower comes first
 */
public record JobPlace(int step, long queuedAt, String jobId) implements Comparable<JobPlace> {

  private static final Comparator<JobPlace> ORDER =
      Comparator.comparingInt((JobPlace place) -> -place.step)
          .thenComparingLong(JobPlace::queuedAt)
          .thenComparing(JobPlace::jobId);

  private static final int STEPS = 100;

  static JobPlace of(float priority, long queuedAt, String jobId) {
    return new JobPlace(Math.round(Math.max(0, Math.min(1, priority)) * STEPS), queuedAt, jobId);
  }

  /** As a page gives it. */
  public String cursor() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((step + " " + queuedAt + " " + jobId).getBytes(UTF_8));
  }

  /** What {@link #cursor} gave; empty for anything else. */
  public static Optional<JobPlace> decode(String cursor) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", 3);
      return parts.length == 3
          ? Optional.of(
              new JobPlace(Integer.parseInt(parts[0]), Long.parseLong(parts[1]), parts[2]))
          : Optional.empty();
    } catch (IllegalArgumentException garbage) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(JobPlace other) {
    return ORDER.compare(this, other);
  }
}
