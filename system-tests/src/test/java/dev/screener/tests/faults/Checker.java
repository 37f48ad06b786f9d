package dev.screener.tests.faults;

import static dev.screener.tests.faults.Findings.Guarantee.APPROVED_TOPIC;
import static dev.screener.tests.faults.Findings.Guarantee.COUNTS;
import static dev.screener.tests.faults.Findings.Guarantee.DECISIONS;
import static dev.screener.tests.faults.Findings.Guarantee.NOTHING_DOUBLED;
import static dev.screener.tests.faults.Findings.Guarantee.NOTHING_LOST;
import static dev.screener.tests.faults.Findings.Guarantee.ORDER;
import static dev.screener.tests.faults.Findings.Guarantee.QUEUE;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.topics.Ids;
import dev.screener.tests.faults.ReferenceModel.Fate;
import dev.screener.tests.faults.ReferenceModel.Write;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Holds what lies on the topics after a run against the reference model of its inputs. */
final class Checker {
  private final Logs logs;
  private final ReferenceModel model;
  private final Map<String, List<ReviewVerdict>> histories;
  private final Map<String, ReviewVerdict> newest;
  private final Findings findings = new Findings();

  private Checker(Logs logs, ReferenceModel model) {
    this.logs = logs;
    this.model = model;
    this.histories = Standing.histories(logs.verdicts());
    this.newest = Standing.newest(logs.verdicts());
  }

  /**
   * @param acknowledged every submission of which somebody was told that it is kept
   */
  static Findings check(Logs logs, ReferenceModel model, Set<String> acknowledged) {
    Checker checker = new Checker(logs, model);
    checker.nothingLostNorDoubled(acknowledged);
    checker.histories.forEach(checker::order);
    checker.model.last().forEach(checker::stands);
    checker.approved();
    checker.queue();
    checker.counts();
    return checker.findings;
  }

  private void nothingLostNorDoubled(Set<String> acknowledged) {
    Map<String, List<ReviewVerdict>> answers = new HashMap<>();
    for (ReviewVerdict verdict : logs.verdicts()) {
      if (verdict.getSubmissionId() != null) {
        answers.computeIfAbsent(verdict.getSubmissionId(), key -> new ArrayList<>()).add(verdict);
      }
    }
    for (String submission : acknowledged) {
      findings.check(
          model.bySubmission().containsKey(submission),
          NOTHING_LOST,
          submission + " was acknowledged and lies on no topic");
    }
    model
        .bySubmission()
        .forEach(
            (submission, write) -> {
              List<ReviewVerdict> all = answers.getOrDefault(submission, List.of());
              findings.check(!all.isEmpty(), NOTHING_LOST, submission + " has no verdict");
              findings.check(
                  all.size() < 2, NOTHING_DOUBLED, submission + " has " + all.size() + " verdicts");
              all.forEach(verdict -> answered(write, verdict));
            });
    Set<String> unasked = new TreeSet<>(answers.keySet());
    unasked.removeAll(model.bySubmission().keySet());
    unasked.forEach(id -> findings.add(NOTHING_DOUBLED, id + " has a verdict and was not sent"));
    findings.check(
        logs.deadLetters() == 0, NOTHING_LOST, logs.deadLetters() + " records on dead letters");
  }

  /** A write that a later one of the same review has overtaken may be refused as stale. */
  private void answered(Write write, ReviewVerdict verdict) {
    boolean refused = verdict.getOutcome() == Outcome.REFUSED;
    if (write.fate() == Fate.REFUSED) {
      findings.check(refused, ORDER, write + " must be refused, is " + verdict);
      return;
    }
    boolean isLast = model.last().get(write.review()) == write;
    if (refused) {
      findings.check(
          !isLast && verdict.getReasons().contains("STALE"), ORDER, write + " is refused");
      return;
    }
    findings.check(
        verdict.getRevision() == write.revision()
            && (verdict.getOutcome() == Outcome.WITHDRAWN) == (write.fate() == Fate.WITHDRAWN),
        ORDER,
        write + " was judged as " + Standing.written(verdict));
  }

  /** Each verdict names the one before it, so one that was lost or said twice breaks the chain. */
  private void order(String review, List<ReviewVerdict> history) {
    ReviewVerdict before = null;
    for (ReviewVerdict verdict : history) {
      findings.check(
          before == null || verdict.getRevision() >= before.getRevision(),
          ORDER,
          review + " goes back to revision " + verdict.getRevision());
      Outcome previous = before == null ? null : before.getOutcome();
      findings.check(
          Objects.equals(verdict.getPreviousOutcome(), previous),
          ORDER,
          review + " was " + previous + ", its next verdict says " + verdict.getPreviousOutcome());
      before = verdict;
    }
  }

  private void stands(String review, Write write) {
    ReviewVerdict verdict = newest.get(review);
    if (verdict == null) {
      findings.add(NOTHING_LOST, review + " stands nowhere");
      return;
    }
    findings.check(
        verdict.getRevision() == write.revision()
            && (verdict.getOutcome() == Outcome.WITHDRAWN) == (write.fate() == Fate.WITHDRAWN),
        ORDER,
        review
            + " must stand by "
            + write.revision()
            + ' '
            + write.fate()
            + ", is "
            + Standing.written(verdict));
    ModeratorDecision word = model.standing(review);
    boolean moderated = verdict.getDecidedBy() == DecidedBy.MODERATOR;
    findings.check(
        moderated == (word != null),
        DECISIONS,
        () ->
            review
                + ": the word that stands is "
                + word
                + ", it is "
                + Standing.written(verdict)
                + history(review));
    if (moderated && word != null) {
      Outcome said =
          word.getAction() == DecisionAction.APPROVE ? Outcome.APPROVED : Outcome.REJECTED;
      findings.check(
          verdict.getOutcome() == said,
          DECISIONS,
          () ->
              review
                  + ": "
                  + word.getAction()
                  + " stands, it is "
                  + verdict.getOutcome()
                  + history(review));
    }
  }

  private String history(String review) {
    StringBuilder decisions = new StringBuilder();
    for (ModeratorDecision decision : logs.decisions()) {
      if (Ids.reviewKey(decision.getFilmId(), decision.getReviewId()).equals(review)) {
        decisions.append("\n        decided: ").append(decision);
      }
    }
    return decisions + Standing.told(histories.get(review));
  }

  private void approved() {
    Set<String> reviews = new TreeSet<>(newest.keySet());
    reviews.addAll(logs.approved().keySet());
    for (String review : reviews) {
      ReviewVerdict verdict = newest.get(review);
      ApprovedReview shown = logs.approved().get(review);
      boolean isApproved = verdict != null && verdict.getOutcome() == Outcome.APPROVED;
      findings.check(
          isApproved == (shown != null),
          APPROVED_TOPIC,
          review + (shown == null ? " is missing from" : " lies on") + " the topic");
      if (isApproved && shown != null) {
        ReviewSubmission written = model.last().get(review).submission();
        findings.check(
            shown.getRevision() == verdict.getRevision()
                && shown.getDisplay() == verdict.getDisplay()
                && Objects.equals(shown.getText(), written.getText())
                && Objects.equals(shown.getRating(), written.getRating()),
            APPROVED_TOPIC,
            review + " is shown otherwise than it was written and judged");
      }
    }
  }

  /** A held case is one job, its own or its campaign's, and what went is no job. */
  private void queue() {
    newest.forEach(
        (review, verdict) -> {
          QueuedJob job = logs.queue().get(review);
          boolean held = verdict.getOutcome() == Outcome.HELD;
          findings.check(
              !held || job != null || Standing.isOfCampaign(verdict),
              QUEUE,
              review + " is held and nobody's job");
          if (job != null) {
            boolean doubt = job.getLane() == Lane.DOUBT || job.getLane() == Lane.ABUSE;
            findings.check(
                held || !doubt, QUEUE, review + " is a job of doubt and " + verdict.getOutcome());
            findings.check(
                verdict.getOutcome() != Outcome.WITHDRAWN
                    && job.getRevision() == verdict.getRevision(),
                QUEUE,
                review
                    + " is a job of revision "
                    + job.getRevision()
                    + ", is "
                    + Standing.written(verdict));
          }
        });
    for (String job : logs.queue().keySet()) {
      boolean ofMany = job.startsWith("campaign/") || job.startsWith("siege/");
      findings.check(ofMany || newest.containsKey(job), QUEUE, job + " is a job of no review");
    }
  }

  /** Counted at most once. */
  private void counts() {
    long counted = logs.stats().stream().mapToLong(ModerationStats::getVerdicts).sum();
    findings.check(
        counted <= logs.verdicts().size(),
        COUNTS,
        counted + " verdicts were counted, " + logs.verdicts().size() + " given");
  }
}
