package dev.screener.cli.models;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.scoring.Head;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What moderators' decisions teach the heads: of each review and revision the newest decision that
 * was not taken back, whether it ruled or only labelled. A rejection teaches the head of its
 * reason; an approval says that the text is neither spam nor abuse nor gibberish. In memory: a few
 * hundred bytes a decision, no text, and nothing of who decided.
 */
final class DecisionLabels {

  /** Why a decision teaches nothing. */
  enum LeftOut {
    UNDONE("taken back"),
    REPLACED("where a newer decision on the same revision stands"),
    NO_HEAD("that reject for a reason which is no head's, or for none");

    private final String sentence;

    LeftOut(String sentence) {
      this.sentence = sentence;
    }

    String sentence() {
      return sentence;
    }
  }

  /**
   * One review at the revision that was seen.
   *
   * @param answers for each head that the decision teaches, whether the text is an example of it
   */
  record Label(String filmId, String reviewId, int revision, Map<Head, Boolean> answers) {}

  private static final Map<String, Head> HEADS =
      Map.of(
          "SPAM", Head.SPAM,
          "ABUSE", Head.ABUSE,
          "GIBBERISH", Head.GIBBERISH,
          "LOW_EFFORT", Head.LOW_EFFORT,
          "OFF_TOPIC", Head.OFF_TOPIC);

  private static final Map<Head, Boolean> APPROVED =
      Map.of(Head.SPAM, false, Head.ABUSE, false, Head.GIBBERISH, false);

  private final Map<String, ModeratorDecision> decisions = new LinkedHashMap<>();
  private final Set<String> undone = new HashSet<>();

  /** Takes a decision; those of one review come in their order. */
  void take(ModeratorDecision decision) {
    String undoes = decision.getUndoes();
    boolean counts =
        decision.getEffect() == DecisionEffect.RULES
            || decision.getEffect() == DecisionEffect.LABEL;
    if (decision.getAction() == DecisionAction.UNDO && undoes != null) {
      undone.add(undoes);
    } else if (counts
        && (decision.getAction() == DecisionAction.APPROVE
            || decision.getAction() == DecisionAction.REJECT)) {
      // A repeat bears the same id, and does not make an old decision new.
      decisions.putIfAbsent(decision.getDecisionId(), decision);
    }
  }

  /** One a review and revision, in the order in which the first decisions on them came. */
  List<Label> labels() {
    List<Label> labels = new ArrayList<>();
    for (ModeratorDecision decision : newest().values()) {
      Map<Head, Boolean> answers = answers(decision);
      if (!answers.isEmpty()) {
        labels.add(
            new Label(
                decision.getFilmId(), decision.getReviewId(), decision.getRevision(), answers));
      }
    }
    return labels;
  }

  /** How many decisions teach nothing, by why. */
  Map<LeftOut, Integer> leftOut() {
    Map<LeftOut, Integer> counts = new TreeMap<>();
    Map<String, ModeratorDecision> newest = newest();
    for (ModeratorDecision decision : decisions.values()) {
      if (undone.contains(decision.getDecisionId())) {
        counts.merge(LeftOut.UNDONE, 1, Integer::sum);
      } else if (!decision.equals(newest.get(target(decision)))) {
        counts.merge(LeftOut.REPLACED, 1, Integer::sum);
      } else if (answers(decision).isEmpty()) {
        counts.merge(LeftOut.NO_HEAD, 1, Integer::sum);
      }
    }
    return counts;
  }

  private Map<String, ModeratorDecision> newest() {
    Map<String, ModeratorDecision> newest = new LinkedHashMap<>();
    for (ModeratorDecision decision : decisions.values()) {
      if (!undone.contains(decision.getDecisionId())) {
        newest.put(target(decision), decision);
      }
    }
    return newest;
  }

  private static String target(ModeratorDecision decision) {
    return decision.getFilmId() + '/' + decision.getReviewId() + '@' + decision.getRevision();
  }

  private static Map<Head, Boolean> answers(ModeratorDecision decision) {
    if (decision.getAction() == DecisionAction.APPROVE) {
      return APPROVED;
    }
    Head head = HEADS.get(decision.getReason());
    return head == null ? Map.of() : Map.of(head, true);
  }
}
