package dev.screener.moderation.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulingsTest {

  private record Note(String id, boolean counts) {}

  private static final Rulings<Note> RULINGS =
      new Rulings<>(Note::id, Note::counts, note -> new Note(note.id(), false));

  private final List<Note> notes = new ArrayList<>();

  @Test
  void theNewestThatWasNotTakenBackRules() {
    // Given
    add("d1", "d2", "d3");

    // When
    boolean undone = RULINGS.undo(notes, "d3");
    boolean again = RULINGS.undo(notes, "d3");

    // Then
    assertThat(undone).isTrue();
    assertThat(again).isFalse();
    assertThat(RULINGS.newest(notes)).isEqualTo(new Note("d2", true));
    assertThat(RULINGS.knows(notes, "d3")).isTrue();
  }

  @Test
  void whereAllWereTakenBackNoneRules() {
    // Given
    add("d1");

    // When
    RULINGS.undo(notes, "d1");

    // Then
    assertThat(RULINGS.newest(notes)).isNull();
  }

  @Test
  void forASeventeenthTheOldestThatDoesNotCountIsForgottenElseTheOldest() {
    // Given
    for (int i = 1; i <= 16; i++) {
      add("d" + i);
    }
    RULINGS.undo(notes, "d5");

    // When
    add("d17", "d18");

    // Then
    assertThat(notes).hasSize(16);
    assertThat(RULINGS.knows(notes, "d5")).isFalse();
    assertThat(RULINGS.knows(notes, "d1")).isFalse();
    assertThat(RULINGS.knows(notes, "d2")).isTrue();
  }

  private void add(String... ids) {
    for (String id : ids) {
      RULINGS.add(notes, new Note(id, true));
    }
  }
}
