package dev.screener.cli.report;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewVerdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Decisions and the verdicts that answer them. First all decisions, then all verdicts, those of one
 * review in their order.
 *
 * <p>Kept in memory: a few hundred bytes a decision, and as much a review that one is about. Of all
 * other reviews, and of all texts, nothing.
 */
final class JoinDecisions {

  private record Ruling(
      String decisionId,
      String filmId,
      String reviewId,
      int revision,
      boolean approves,
      boolean label,
      String reason,
      Instant decidedAt) {
    String target() {
      return target(filmId, reviewId, revision);
    }

    static String target(String filmId, String reviewId, int revision) {
      return filmId + '/' + reviewId + '@' + revision;
    }
  }

  private final Map<String, Ruling> rulings = new HashMap<>();
  private final Map<String, String> undoes = new HashMap<>();
  private final Set<String> targets = new HashSet<>();
  private final Map<String, DecisionAnswer> answers = new HashMap<>();
  private final Set<String> undone = new HashSet<>();
  private final Map<String, Compared.Opinion> opinions = new HashMap<>();

  /**
   * A decision.
   *
   * @param counts whether it is one of those that are compared; a later one may undo them
   */
  void decision(ModeratorDecision decision, boolean counts) {
    String undoneId = decision.getUndoes();
    if (decision.getAction() == DecisionAction.UNDO && undoneId != null) {
      undoes.put(decision.getDecisionId(), undoneId);
      return;
    }
    boolean approves = decision.getAction() == DecisionAction.APPROVE;
    if (!counts || !(approves || decision.getAction() == DecisionAction.REJECT)) {
      return;
    }
    Ruling ruling =
        new Ruling(
            decision.getDecisionId(),
            decision.getFilmId(),
            decision.getReviewId(),
            decision.getRevision(),
            approves,
            decision.getEffect() == DecisionEffect.LABEL,
            decision.getReason(),
            decision.getDecidedAt());
    rulings.put(ruling.decisionId(), ruling);
    targets.add(ruling.target());
  }

  void verdict(ReviewVerdict verdict) {
    String decisionId = verdict.getDecisionId();
    DecisionAnswer answer = verdict.getDecisionAnswer();
    if (decisionId != null && answer != null) {
      answered(decisionId, answer);
    }
    String target =
        Ruling.target(verdict.getFilmId(), verdict.getReviewId(), verdict.getRevision());
    Outcome policy = verdict.getPolicyOutcome();
    if (targets.contains(target) && isOpinion(policy)) {
      // A case may have been judged again since: the newest opinion is the one that counts.
      opinions.put(target, opinion(policy, verdict));
    }
  }

  private void answered(String decisionId, DecisionAnswer answer) {
    String undoneId = undoes.get(decisionId);
    if (undoneId != null && answer == DecisionAnswer.UNDONE) {
      undone.add(undoneId);
    }
    if (rulings.containsKey(decisionId)) {
      answers.put(decisionId, answer);
    }
  }

  private static boolean isOpinion(@Nullable Outcome policy) {
    return policy == Outcome.APPROVED || policy == Outcome.HELD || policy == Outcome.REJECTED;
  }

  private static Compared.Opinion opinion(Outcome policy, ReviewVerdict verdict) {
    String language = verdict.getLanguage();
    return new Compared.Opinion(
        policy,
        List.copyOf(verdict.getReasons()),
        List.copyOf(verdict.getRuleIds()),
        language == null ? "und" : language,
        Math.round(verdict.getSignals().getOrDefault("content.words", 0f)));
  }

  /** The decisions that count beside the policy's opinions, by decisionId. */
  List<Compared> compared() {
    List<Compared> compared = new ArrayList<>();
    for (Ruling ruling : rulings.values()) {
      Compared.Opinion opinion = opinions.get(ruling.target());
      if (whyNot(ruling) == null && opinion != null) {
        compared.add(
            new Compared(
                ruling.decisionId(),
                ruling.filmId(),
                ruling.reviewId(),
                ruling.revision(),
                ruling.approves(),
                ruling.label(),
                ruling.reason(),
                ruling.decidedAt(),
                opinion));
      }
    }
    compared.sort(Comparator.comparing(Compared::decisionId));
    return compared;
  }

  /** How many decisions are not compared, by why not. */
  Map<String, Long> leftOut() {
    Map<String, Long> counts = new TreeMap<>();
    for (Ruling ruling : rulings.values()) {
      String why = whyNot(ruling);
      if (why != null) {
        counts.merge(why, 1L, Long::sum);
      }
    }
    return counts;
  }

  /** For a person, why a decision is not compared. */
  static String sentence(String why) {
    return switch (why) {
      case "UNDONE" -> "taken back";
      case "UNANSWERED" -> "without a verdict so far that answers them";
      case "NO_POLICY_OPINION" -> "about reviews of which the policy said nothing";
      case "WAITING" -> "about reviews that have not come yet";
      case "SUPERSEDED" -> "about a revision that was edited since";
      case "LOST" -> "where another decision stands";
      case "OWN" -> "on appeals against the same moderator's decision";
      case "UNFOUNDED" -> "about no review, or undoing nothing";
      default -> why;
    };
  }

  private @Nullable String whyNot(Ruling ruling) {
    if (undone.contains(ruling.decisionId())) {
      return "UNDONE";
    }
    DecisionAnswer answer = answers.get(ruling.decisionId());
    if (answer == null) {
      return "UNANSWERED";
    }
    boolean known = opinions.containsKey(ruling.target());
    return switch (answer) {
      case APPLIED, LABELLED -> known ? null : "NO_POLICY_OPINION";
      // A label is not answered again when the review that it was quicker than has come.
      case WAITING -> known && ruling.label() ? null : answer.name();
      default -> answer.name();
    };
  }
}
