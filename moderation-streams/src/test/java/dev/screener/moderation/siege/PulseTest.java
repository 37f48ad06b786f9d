package dev.screener.moderation.siege;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PulseTest {

  private static final long NOW = 1_772_366_400_000L;
  private static final int ENGLISH = 514;
  private static final int KOREAN = 1115;

  private final Pulse pulse = Pulse.of(null);
  private int written;

  @Test
  void editsSayNothingOfTheLanguagesInWhichPeopleWrite() {
    // Given
    arrive(ENGLISH, 10);

    // When
    for (int edit = 0; edit < 50; edit++) {
      pulse.judge(text(NOW, KOREAN), Habits.prior());
    }

    // Then
    arrive(ENGLISH, 1);
    assertThat(pulse.newest(NOW).form()).isEqualTo(Form.LONG);
  }

  @Test
  void whatIsImportedWhilePeopleWriteSaysNothingOfTheirLanguages() {
    // Given
    arrive(ENGLISH, 10);

    // When
    for (int old = 0; old < 50; old++) {
      pulse.learn(text(NOW - TimeUnit.DAYS.toMillis(1_000), KOREAN));
    }

    // Then
    arrive(ENGLISH, 1);
    assertThat(pulse.newest(NOW).form()).isEqualTo(Form.LONG);
  }

  @Test
  void whatWasImportedBeforeAnybodyWroteTellsTheLanguagesOfAFilm() {
    // Given
    for (int old = 0; old < 50; old++) {
      pulse.learn(text(NOW - TimeUnit.DAYS.toMillis(1_000), KOREAN));
    }

    // When
    arrive(ENGLISH, 1);

    // Then
    assertThat(pulse.newest(NOW).form()).isEqualTo(Form.FOREIGN);
  }

  private void arrive(int language, int times) {
    for (int i = 0; i < times; i++) {
      pulse.arrive(text(NOW, language), Habits.prior(), 1);
    }
  }

  private Arrival text(long at, int language) {
    return new Arrival(at, 8, Voter.AGED, ++written, 40, language);
  }
}
