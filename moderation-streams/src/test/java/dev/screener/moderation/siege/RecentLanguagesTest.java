package dev.screener.moderation.siege;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class RecentLanguagesTest {

  private static final int ENGLISH = 514;
  private static final int KOREAN = 1115;

  private static RecentLanguages after(int english, int korean) {
    RecentLanguages recent = RecentLanguages.of(ByteBuffer.allocate(0));
    for (int i = 0; i < english; i++) {
      recent.add(ENGLISH);
    }
    for (int i = 0; i < korean; i++) {
      recent.add(KOREAN);
    }
    return recent;
  }

  @Test
  void whatMostDoNotWriteInIsForeign() {
    // Given
    RecentLanguages recent = after(10, 3);

    // When
    boolean english = recent.isForeign(ENGLISH);
    boolean korean = recent.isForeign(KOREAN);

    // Then
    assertThat(english).isFalse();
    assertThat(korean).isTrue();
  }

  @Test
  void whoeverComesInNumbersIsForeignNoLonger() {
    // Given
    RecentLanguages recent = after(1_000, 60);

    // When
    boolean english = recent.isForeign(ENGLISH);

    // Then
    assertThat(english).isTrue();
  }

  @Test
  void aLanguageThatWasNotMeasuredIsNotForeign() {
    // Given
    RecentLanguages recent = after(10, 0);

    // When
    boolean foreign = recent.isForeign(0);

    // Then
    assertThat(foreign).isFalse();
  }

  @Test
  void theFirstTextIsNotForeign() {
    assertThat(after(0, 0).isForeign(KOREAN)).isFalse();
  }

  @Test
  void ofManyLanguagesTheRarestIsForgotten() {
    // Given
    RecentLanguages recent = after(10, 3);
    for (int language = 101; language < 109; language++) {
      recent.add(language);
    }

    // When
    ByteBuffer stored = recent.toBytes();

    // Then
    assertThat(stored.remaining()).isEqualTo(8 * 6);
    assertThat(RecentLanguages.of(stored).isForeign(ENGLISH)).isFalse();
  }
}
