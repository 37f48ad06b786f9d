package dev.screener.tests.faults;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.topics.Ids;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the guarantees say must become of the inputs, single-threaded and without any of the code
 * that is tested: which submission is which revision of its review, which is refused, and which
 * moderator's word stands. What the policy says of a text is none of its business.
 */
final class ReferenceModel {

  /** What becomes of a submission. */
  enum Fate {
    REVISION,
    WITHDRAWN,
    REFUSED
  }

  /**
   * @param revision which it makes, or that of what it withdraws
   */
  record Write(String review, Fate fate, int revision, ReviewSubmission submission) {}

  private static final class Known {
    private int revision;
    private boolean exists;
  }

  private final Map<String, Write> bySubmission = new LinkedHashMap<>();
  private final Map<String, Write> last = new HashMap<>();
  private final Map<String, ModeratorDecision> standing = new HashMap<>();

  /**
   * @param submissions those of one author in the order of their partition
   * @param decisions those on one review in the order of their partition
   */
  ReferenceModel(List<ReviewSubmission> submissions, List<ModeratorDecision> decisions) {
    Map<String, Known> reviews = new HashMap<>();
    submissions.forEach(
        submission -> {
          if (!bySubmission.containsKey(submission.getSubmissionId())) {
            Write write = write(submission, reviews);
            bySubmission.put(submission.getSubmissionId(), write);
            if (write.fate() != Fate.REFUSED) {
              last.put(write.review(), write);
            }
          }
        });
    Set<String> seen = new HashSet<>();
    decisions.stream().filter(decision -> seen.add(decision.getDecisionId())).forEach(this::decide);
  }

  /** Every distinct submission. */
  Map<String, Write> bySubmission() {
    return bySubmission;
  }

  /** The write by which each review stands, by {@code filmId/reviewId}. */
  Map<String, Write> last() {
    return last;
  }

  /** The moderator's word that stands on the newest revision; null where there is none. */
  ModeratorDecision standing(String review) {
    return standing.get(review);
  }

  private static Write write(ReviewSubmission submission, Map<String, Known> reviews) {
    String review = Ids.reviewKey(submission.getFilmId(), submission.getReviewId());
    Known known =
        reviews.computeIfAbsent(submission.getAuthorId() + ' ' + review, key -> new Known());
    boolean opens = submission.getKind() == SubmissionKind.SUBMITTED;
    boolean stale =
        !opens
            && submission.getExpectedRevision() != null
            && submission.getExpectedRevision() != known.revision;
    if (opens == known.exists || stale) {
      return new Write(review, Fate.REFUSED, known.revision, submission);
    }
    if (submission.getKind() == SubmissionKind.WITHDRAWN) {
      known.exists = false;
      return new Write(review, Fate.WITHDRAWN, known.revision, submission);
    }
    known.exists = true;
    known.revision++;
    return new Write(review, Fate.REVISION, known.revision, submission);
  }

  /** The first word on a revision stands until it is taken back; then the next may. */
  private void decide(ModeratorDecision decision) {
    String review = Ids.reviewKey(decision.getFilmId(), decision.getReviewId());
    Write write = last.get(review);
    if (write == null || write.fate() != Fate.REVISION) {
      return;
    }
    ModeratorDecision stands = standing.get(review);
    if (decision.getAction() == DecisionAction.UNDO) {
      if (stands != null && stands.getDecisionId().equals(decision.getUndoes())) {
        standing.remove(review);
      }
    } else if (decision.getRevision() == write.revision()
        && decision.getEffect() == DecisionEffect.RULES
        && stands == null) {
      standing.put(review, decision);
    }
  }
}
