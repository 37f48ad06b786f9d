package dev.screener.moderation.cases;

import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.DecisionNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the decisions on a revision took effect: the first that is no label; after its undoing
 * the next that comes; and after an appeal one by another moderator. Told from all notes together,
 * so that an appeal counts alike whether it is learnt of before or after the decision on it.
 * Mutable, made for one question.
 */
final class Standing {

  /**
   * A decision that took effect.
   *
   * @param at its place among the notes
   * @param overrules whether it did so against an earlier one, after an appeal
   */
  private record Taken(DecisionNote note, int at, boolean overrules) {}

  private final CaseRecord state;
  private final List<Taken> taken = new ArrayList<>();

  private Standing(CaseRecord state) {
    this.state = state;
  }

  static Standing of(CaseRecord state, int revision) {
    Standing standing = new Standing(state);
    List<DecisionNote> notes = state.getDecisions();
    for (int at = 0; at < notes.size(); at++) {
      DecisionNote note = notes.get(at);
      if (note.getRevision() == revision && note.getRules()) {
        standing.come(note, at);
      }
    }
    return standing;
  }

  /** The decision that rules now: the newest that took effect and was not taken back. */
  Optional<DecisionNote> ruling() {
    return Optional.ofNullable(newest(Integer.MAX_VALUE)).map(Taken::note);
  }

  boolean took(DecisionNote note) {
    return taken.stream().anyMatch(one -> one.note().equals(note));
  }

  /** Whether a decision that came now would take effect. */
  boolean takes(DecisionNote note) {
    Taken before = newest(Integer.MAX_VALUE);
    return before == null || overrules(before, note);
  }

  private void come(DecisionNote note, int at) {
    Taken before = newest(at);
    if (before == null || overrules(before, note)) {
      taken.add(new Taken(note, at, before != null));
    }
  }

  /** The newest that stood when the note at this place came. */
  private @Nullable Taken newest(int at) {
    for (int i = taken.size() - 1; i >= 0; i--) {
      Taken one = taken.get(i);
      if (!one.note().getUndone() || undoneAfter(one.note()) >= at) {
        return one;
      }
    }
    return null;
  }

  /** The place of the note that was the newest when this one was undone. */
  private int undoneAfter(DecisionNote undone) {
    List<DecisionNote> notes = state.getDecisions();
    for (int at = 0; at < notes.size(); at++) {
      if (notes.get(at).getDecisionId().equals(undone.getUndoneAfter())) {
        return at;
      }
    }
    return -1;
  }

  /** The revision's appeal lies between the two, and another moderator than the first decides. */
  private boolean overrules(Taken before, DecisionNote later) {
    return !before.overrules()
        && !before.note().getModeratorToken().equals(later.getModeratorToken())
        && Appeals.heardOn(state, later.getRevision()).stream()
            .anyMatch(
                appeal ->
                    before.note().getDecidedAt() <= appeal.getAppealedAt()
                        && appeal.getAppealedAt() <= later.getDecidedAt());
  }
}
