package dev.screener.projection.view;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where one review stands, and what became of its last submissions. */
public interface ReviewStatus {

  /** The standing verdict; null when every submission so far was refused. */
  @Nullable Standing standing();

  /** The reason codes of the last refused submission, if one was refused of late. */
  Optional<List<String>> lastRefusal();

  /** The reason codes with which this submission was refused, if it was, and of late. */
  Optional<List<String>> refusalOf(String submissionId);

  /** Whether this submission has its verdict and the view shows what stands. */
  boolean hasArrived(String submissionId);
}
