package dev.screener.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import java.util.HashSet;
import java.util.Set;

/**
 * What was decided without a person, and how much of it a person then decided otherwise. Kept in
 * memory: 64 bits, boxed, for each automatic rejection of the time.
 */
final class Automation {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private long approved;
  private long held;
  private long rejected;
  private long imported;
  private final Set<Long> rejections = new HashSet<>();
  private final Set<Long> overturned = new HashSet<>();
  private final Set<Long> overturnedByComplaint = new HashSet<>();

  void take(ReviewVerdict verdict, boolean complained) {
    if (verdict.getSubmissionId() != null) {
      countFirst(verdict);
    }
    long target = hash(verdict);
    if (verdict.getDecidedBy() == DecidedBy.POLICY) {
      // Also when a decision was undone: the policy's word stands again.
      overturned.remove(target);
      overturnedByComplaint.remove(target);
      if (Restriction.after(verdict) == Restriction.REJECTED && Measures.imposes(verdict)) {
        rejections.add(target);
      }
    } else if (isOverturning(verdict) && rejections.contains(target)) {
      overturned.add(target);
      if (complained) {
        overturnedByComplaint.add(target);
      }
    }
  }

  private void countFirst(ReviewVerdict verdict) {
    if (verdict.getDecidedBy() == DecidedBy.PRIOR) {
      imported++;
    } else if (verdict.getDecidedBy() == DecidedBy.POLICY) {
      switch (verdict.getOutcome()) {
        case APPROVED -> approved++;
        case HELD -> held++;
        case REJECTED -> rejected++;
        case UNKNOWN, REFUSED, WITHDRAWN -> {}
      }
    }
  }

  private static boolean isOverturning(ReviewVerdict verdict) {
    return verdict.getDecisionAnswer() == DecisionAnswer.APPLIED
        && verdict.getDecidedBy() == DecidedBy.MODERATOR
        && verdict.getPreviousOutcome() == Outcome.REJECTED
        && verdict.getOutcome() == Outcome.APPROVED;
  }

  /** FNV-1a; two of a million reviews share one with a chance of 1 in 40 million. */
  private static long hash(ReviewVerdict verdict) {
    String target = verdict.getFilmId() + '/' + verdict.getReviewId() + '@' + verdict.getRevision();
    long hash = FNV_OFFSET;
    for (int i = 0; i < target.length(); i++) {
      hash = (hash ^ target.charAt(i)) * FNV_PRIME;
    }
    return hash;
  }

  /** Of the automatic rejections of the time, those that a person has turned into an approval. */
  Share overturned() {
    return new Share(overturned.size(), rejections.size());
  }

  Share overturnedByComplaint() {
    return new Share(overturnedByComplaint.size(), rejections.size());
  }

  long decidedAutomatically() {
    return approved + rejected;
  }

  long heldForAPerson() {
    return held;
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    ObjectNode first = node.putObject("submissions");
    first.put("approvedAutomatically", approved).put("rejectedAutomatically", rejected);
    first.put("heldForAPerson", held).put("importedWithTheirOutcome", imported);
    node.put("automaticRejections", rejections.size());
    node.set("overturned", overturned().json());
    node.set("overturnedByComplaint", overturnedByComplaint().json());
    return node;
  }
}
