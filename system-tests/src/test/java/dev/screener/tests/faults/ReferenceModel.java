package dev.screener.tests.faults;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.topics.Ids;
import java.util.ArrayList;
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

  /** A decision that took effect. */
  private static final class Word {
    private final ModeratorDecision decision;
    private final boolean overrules;
    private boolean takenBack;

    private Word(ModeratorDecision decision, boolean overrules) {
      this.decision = decision;
      this.overrules = overrules;
    }
  }

  private final Map<String, Write> bySubmission = new LinkedHashMap<>();
  private final Map<String, Write> last = new HashMap<>();
  private final Map<String, List<Word>> words = new HashMap<>();

  /** When the present revision of a review was appealed against first, ms since the epoch. */
  private final Map<String, Long> appeals = new HashMap<>();

  /**
   * @param submissions those of one author in the order of their partition
   * @param decisions those on one review in the order of their partition
   */
  ReferenceModel(
      List<ReviewSubmission> submissions,
      List<ModeratorDecision> decisions,
      List<ReviewReport> reports) {
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
    reports.stream().filter(it -> it.getKind() == ReportKind.APPEAL).forEach(this::appeal);
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
    Word word = standing(words.getOrDefault(review, List.of()));
    return word == null ? null : word.decision;
  }

  private static Word standing(List<Word> spoken) {
    Word newest = null;
    for (Word word : spoken) {
      newest = word.takenBack ? newest : word;
    }
    return newest;
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

  /** The first that its own author makes since the present revision was written. */
  private void appeal(ReviewReport appeal) {
    String review = Ids.reviewKey(appeal.getFilmId(), appeal.getReviewId());
    Write write = last.get(review);
    long at = appeal.getReportedAt().toEpochMilli();
    if (write != null
        && write.submission().getAuthorId().equals(appeal.getPersonId())
        && at >= write.submission().getSubmittedAt().toEpochMilli()) {
      appeals.merge(review, at, Math::min);
    }
  }

  /**
   * The first word on a revision stands until it is taken back, then the next may; and one by
   * another moderator overrules it when the author's appeal lies between the two, once.
   */
  private void decide(ModeratorDecision decision) {
    String review = Ids.reviewKey(decision.getFilmId(), decision.getReviewId());
    Write write = last.get(review);
    if (write == null || write.fate() != Fate.REVISION) {
      return;
    }
    List<Word> spoken = words.computeIfAbsent(review, key -> new ArrayList<>());
    if (decision.getAction() == DecisionAction.UNDO) {
      spoken.stream()
          .filter(word -> word.decision.getDecisionId().equals(decision.getUndoes()))
          .forEach(word -> word.takenBack = true);
    } else if (decision.getRevision() == write.revision()
        && decision.getEffect() == DecisionEffect.RULES) {
      Word stands = standing(spoken);
      if (stands == null || overrules(stands, decision, appeals.get(review))) {
        spoken.add(new Word(decision, stands != null));
      }
    }
  }

  private static boolean overrules(Word stands, ModeratorDecision later, Long appealedAt) {
    return appealedAt != null
        && !stands.overrules
        && !stands.decision.getModeratorToken().equals(later.getModeratorToken())
        && stands.decision.getDecidedAt().toEpochMilli() <= appealedAt
        && appealedAt <= later.getDecidedAt().toEpochMilli();
  }
}
