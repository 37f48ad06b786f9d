package dev.screener.moderation.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** How a campaign's members are counted over time and over films. */
class CampaignSpreadTest {

  private final CampaignReader.Counting counting = new CampaignReader.Counting(60);

  @Test
  void membersAreCountedByMinuteAndByFilm() {
    counting.take("crossing/r1", 60);
    counting.take("crossing/r2", 119);
    counting.take("harbour/r1", 120);

    CampaignReader.Spread spread = counting.spread();

    assertThat(spread.members()).isEqualTo(3);
    assertThat(spread.films()).isEqualTo(2);
    assertThat(spread.complete()).isTrue();
    assertThat(spread.byTime()).isEqualTo(Map.of(60L, 2, 120L, 1));
    assertThat(spread.byFilm()).containsExactly(Map.entry("crossing", 2), Map.entry("harbour", 1));
  }

  @Test
  void aMemberUnderTwoTemplatesCountsOnce() {
    counting.take("crossing/r1", 60);
    counting.take("crossing/r1", 60);

    assertThat(counting.spread().members()).isEqualTo(1);
    assertThat(counting.spread().byTime()).isEqualTo(Map.of(60L, 1));
  }

  @Test
  void nothingIsKeptBeyondItsBounds() {
    for (int i = 0; counting.takesMore(); i++) {
      counting.take("film-" + i + "/r1", 0);
    }

    assertThat(counting.spread().members()).isEqualTo(CampaignReader.MOST_MEMBERS);
    assertThat(counting.spread().byFilm()).hasSize(CampaignReader.MOST_FILMS);
    assertThat(counting.spread().complete()).isFalse();
  }
}
