package dev.screener.projection.view;

import java.util.List;

/**
 * A submission that was refused; the review stayed as it was.
 *
 * @param submission its hash, see {@link SubmissionHash}
 * @param reasons reason codes
 */
record Refusal(long submission, List<String> reasons) {

  Refusal {
    reasons = List.copyOf(reasons);
  }
}
