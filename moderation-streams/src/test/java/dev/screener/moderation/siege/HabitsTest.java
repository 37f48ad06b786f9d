package dev.screener.moderation.siege;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class HabitsTest {

  private static final int FIRST_FORM = Vote.RATINGS + Vote.VOTERS;
  private static final Offset<Float> CLOSELY = within(1e-4f);

  @Test
  void whatIsStoredIsReadAsItWas() {
    for (Form form : Form.values()) {
      // Given
      Habits habits = Habits.none();
      habits.add(new Vote(0, 7, Voter.AGED, form));

      // When
      Habits read = Habits.of(habits.toBytes());

      // Then
      assertThat(read).hasToString(habits.toString());
    }
  }

  @Test
  void whereNothingIsKnownNothingIsStored() {
    assertThat(Habits.none().toBytes().remaining()).isZero();
  }

  @Test
  void formsThatWereOneAreDividedAsFilmSitesHaveThem() {
    // Given: 10 bare ones, 29 of less than twelve words and 23 longer ones, as written before
    ByteBuffer stored = ByteBuffer.allocate(15);
    stored.put((byte) FIRST_FORM).putFloat(10);
    stored.put((byte) (FIRST_FORM + 2)).putFloat(29);
    stored.put((byte) (FIRST_FORM + 3)).putFloat(23);

    // When
    Habits read = Habits.of(stored.flip());

    // Then
    assertThat(read.in(Form.BARE)).isEqualTo(10);
    assertThat(read.in(Form.SHORT)).isCloseTo(14, CLOSELY);
    assertThat(read.in(Form.TERSE)).isCloseTo(15, CLOSELY);
    assertThat(read.in(Form.MEDIUM)).isCloseTo(9, CLOSELY);
    assertThat(read.in(Form.LONG)).isCloseTo(14, CLOSELY);
    assertThat(read.in(Form.FOREIGN)).isZero();
  }

  @Test
  void whatKnowsAFinerFormStaysAsItIs() {
    // Given: 5 of medium length and 2 terse ones
    ByteBuffer stored = ByteBuffer.allocate(10);
    stored.put((byte) (FIRST_FORM + 3)).putFloat(5);
    stored.put((byte) (FIRST_FORM + 5)).putFloat(2);

    // When
    Habits read = Habits.of(stored.flip());

    // Then
    assertThat(read.in(Form.MEDIUM)).isEqualTo(5);
    assertThat(read.in(Form.LONG)).isZero();
  }
}
