package dev.screener.projection.pages.console;

import dev.screener.contracts.event.SiegeState;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Films under siege, and those that were of late. */
public record SiegeList(Visitor visitor, List<OneSiege> open, List<OneSiege> ended) {

  public SiegeList {
    open = List.copyOf(open);
    ended = List.copyOf(ended);
  }

  /**
   * A siege.
   *
   * @param title null when the catalogue does not know the film
   * @param ratings the pressed ones
   * @param rawMean of all live reviews
   * @param moderatedMean of those that are shown
   * @param openedAt event time; with the film's id it names the siege
   * @param endedAt null while it goes on
   * @param state what moderators say of it
   * @param ruledBy the decision that an undoing would name; null where none counts
   */
  public record OneSiege(
      String filmId,
      @Nullable String title,
      List<Integer> ratings,
      List<String> reasons,
      int votes,
      int suspects,
      long held,
      OptionalDouble rawMean,
      OptionalDouble moderatedMean,
      Instant openedAt,
      @Nullable Instant endedAt,
      SiegeState state,
      @Nullable String ruledBy) {

    public OneSiege {
      ratings = List.copyOf(ratings);
      reasons = List.copyOf(reasons);
    }

    String name() {
      return title == null ? filmId : title;
    }

    /** "1", "1 and 10", "1, 2 and 10". */
    String pressedTo() {
      List<String> words = ratings.stream().map(String::valueOf).toList();
      int last = words.size() - 1;
      return last < 1
          ? String.join("", words)
          : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }
  }
}
