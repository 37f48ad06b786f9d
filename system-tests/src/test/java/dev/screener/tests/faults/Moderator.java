package dev.screener.tests.faults;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.topics.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.KafkaException;

/**
 * A moderator who has seen what is decided: reads the verdicts, turns some of them round, and takes
 * half of these decisions back once they have been applied. The decisions of the workload are
 * written without a look at the verdicts, so on busy cores they overtake their reviews, and their
 * undoing finds no view to change; these cannot.
 */
final class Moderator implements AutoCloseable {
  private static final int ONE_IN = 12;

  private final FaultCluster cluster;
  private final Sender sender;
  private final long seed;
  private final Thread thread = new Thread(this::follow, "moderator");

  /** The decisions that were not answered yet, by their id. */
  private final Map<String, ModeratorDecision> open = new HashMap<>();

  private final Set<String> decided = new HashSet<>();
  private volatile int applied;
  private volatile int undone;
  private volatile long heard;
  private volatile boolean isLast;

  Moderator(FaultCluster cluster, Sender sender, long seed) {
    this.cluster = cluster;
    this.sender = sender;
    this.seed = seed;
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Returns when all verdicts were read and all decisions answered. */
  void finish(Duration patience) {
    isLast = true;
    Progress.await(
        patience,
        () -> thread.isAlive() ? Map.of("verdicts read by the moderator", heard) : Map.of());
  }

  String told() {
    return decided.size() + " decided on sight, " + applied + " applied, " + undone + " undone";
  }

  private void follow() {
    try (VerdictReader verdicts = new VerdictReader(cluster)) {
      boolean isRead = false;
      while (!(isLast && isRead && open.isEmpty())) {
        isRead = true;
        for (ReviewVerdict verdict : verdicts.next()) {
          isRead = false;
          heard++;
          hear(verdict);
        }
      }
    } catch (KafkaException e) {
      System.out.println("[faults] the moderator gave up: " + e);
    }
  }

  private void hear(ReviewVerdict verdict) {
    ModeratorDecision answered = open.remove(String.valueOf(verdict.getDecisionId()));
    String review = Ids.reviewKey(verdict.getFilmId(), verdict.getReviewId());
    if (answered != null) {
      if (verdict.getDecisionAnswer() == DecisionAnswer.APPLIED) {
        applied++;
        if (Math.floorMod((seed + review).hashCode() / ONE_IN, 2) == 0) {
          decide(verdict, DecisionAction.UNDO, answered.getDecisionId());
        }
      } else if (verdict.getDecisionAnswer() == DecisionAnswer.UNDONE) {
        undone++;
      }
    } else if (verdict.getSubmissionId() != null
        && Math.floorMod((seed + review).hashCode(), ONE_IN) == 0
        && (verdict.getOutcome() == Outcome.APPROVED || verdict.getOutcome() == Outcome.HELD)
        && decided.add(review)) {
      decide(
          verdict,
          verdict.getOutcome() == Outcome.HELD ? DecisionAction.APPROVE : DecisionAction.REJECT,
          null);
    }
  }

  private void decide(ReviewVerdict seen, DecisionAction action, String undoes) {
    ModeratorDecision decision =
        ModeratorDecision.newBuilder()
            .setDecisionId("seen-" + seen.getReviewId() + '-' + action)
            .setFilmId(seen.getFilmId())
            .setReviewId(seen.getReviewId())
            .setRevision(seen.getRevision())
            .setAction(action)
            .setUndoes(undoes)
            .setEffect(DecisionEffect.RULES)
            .setModeratorToken("moderator-who-saw")
            .setDecidedAt(Instant.now())
            .build();
    open.put(decision.getDecisionId(), decision);
    sender.decide(decision);
  }

  @Override
  public void close() {
    isLast = true;
    thread.interrupt();
  }
}
