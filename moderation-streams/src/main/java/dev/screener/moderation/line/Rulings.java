package dev.screener.moderation.line;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Which of the decisions on a campaign or a siege rules. Of those that were not taken back it is
 * the newest: both go on after they were decided on, and whoever looks later has seen more. Pure.
 *
 * @param <N> how a decision is noted
 * @param id by which an undoing names it
 * @param counts whether it took effect and was not taken back
 * @param takenBack the same note once it counts no more
 */
public record Rulings<N>(Function<N, String> id, Predicate<N> counts, UnaryOperator<N> takenBack) {

  /** So many decisions are remembered. */
  private static final int MOST = 16;

  /**
   * The one that rules; null for none.
   *
   * @param notes in the order in which the decisions came
   */
  public @Nullable N newest(List<N> notes) {
    for (int i = notes.size() - 1; i >= 0; i--) {
      if (counts.test(notes.get(i))) {
        return notes.get(i);
      }
    }
    return null;
  }

  public boolean knows(List<N> notes, String decisionId) {
    return notes.stream().anyMatch(note -> id.apply(note).equals(decisionId));
  }

  /** Takes a decision back, in the list; false where none of that name counts. */
  public boolean undo(List<N> notes, @Nullable String decisionId) {
    for (int i = 0; i < notes.size(); i++) {
      N note = notes.get(i);
      if (id.apply(note).equals(decisionId) && counts.test(note)) {
        notes.set(i, takenBack.apply(note));
        return true;
      }
    }
    return false;
  }

  /** Adds a note to the list; without room goes the oldest that does not count, else the oldest. */
  public void add(List<N> notes, N note) {
    if (notes.size() == MOST) {
      notes.remove(leastNeeded(notes));
    }
    notes.add(note);
  }

  private int leastNeeded(List<N> notes) {
    for (int i = 0; i < notes.size(); i++) {
      if (!counts.test(notes.get(i))) {
        return i;
      }
    }
    return 0;
  }
}
