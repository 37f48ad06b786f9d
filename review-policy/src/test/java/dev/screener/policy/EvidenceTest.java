package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.scoring.ContentScores;
import dev.screener.scoring.ContentSignal;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceTest {

  @Test
  void whatWasNotPutWasNotMeasured() {
    Evidence evidence = Evidence.builder().put(ReviewSignal.RATING, 7).build();

    assertThat(evidence.value(ReviewSignal.RATING)).isEqualTo(7f);
    assertThat(evidence.has(ReviewSignal.RATING)).isTrue();
    assertThat(evidence.value(ReviewSignal.RATED)).isNaN();
    assertThat(evidence.has(ReviewSignal.RATED)).isFalse();
  }

  @Test
  void measuredSignalsAreVisitedByRisingId() {
    Evidence evidence =
        Evidence.builder()
            .put(ReviewSignal.EDITED, true)
            .put(ContentSignal.WORDS, 12)
            .put(AuthorSignal.STOOD_REVIEWS, 0)
            .build();

    List<Signal> visited = new ArrayList<>();
    evidence.forEach((signal, value) -> visited.add(signal));

    assertThat(visited)
        .containsExactly(ContentSignal.WORDS, AuthorSignal.STOOD_REVIEWS, ReviewSignal.EDITED);
  }

  @Test
  void equalNumbersMakeEqualEvidence() {
    Evidence one = Evidence.builder().put(ContentSignal.WORDS, 3).build();
    Evidence same =
        Evidence.builder()
            .put(ContentSignal.WORDS, 3)
            .put(ContentSignal.GIBBERISH, Float.NaN)
            .build();
    Evidence other = Evidence.builder().put(ContentSignal.WORDS, Math.nextUp(3f)).build();

    assertThat(one).isEqualTo(same).hasSameHashCodeAs(same).isNotEqualTo(other);
  }

  @Test
  void aBuilderGoesOnWithoutChangingWhatItBuilt() {
    Evidence.Builder builder = Evidence.builder().put(ContentSignal.WORDS, 3);
    Evidence before = builder.build();

    builder.put(ContentSignal.WORDS, 4);

    assertThat(before.value(ContentSignal.WORDS)).isEqualTo(3f);
  }

  @Test
  void evidenceOfAnotherDeskIsAddedAndNotErased() {
    Evidence author = Evidence.builder().put(AuthorSignal.REVIEWS_LAST_HOUR, 2).build();

    Evidence both = Evidence.builder().put(ContentSignal.WORDS, 5).putAll(author).build();

    assertThat(both.value(ContentSignal.WORDS)).isEqualTo(5f);
    assertThat(both.value(AuthorSignal.REVIEWS_LAST_HOUR)).isEqualTo(2f);
  }

  @Test
  void evidenceCanBeLaidOverEvidenceWithoutChangingIt() {
    Evidence before = Evidence.builder().put(ContentSignal.WORDS, 5).build();

    Evidence after = before.toBuilder().put(ReportSignal.COUNT, 2).build();

    assertThat(after.value(ContentSignal.WORDS)).isEqualTo(5f);
    assertThat(after.value(ReportSignal.COUNT)).isEqualTo(2f);
    assertThat(before.has(ReportSignal.COUNT)).isFalse();
  }

  @Test
  void scoresOfATextBecomeEvidence() {
    ContentScores scores =
        new ReviewScorer().score(new ReviewText(null, "A slow, lovely film.", "en"));

    Evidence evidence = Evidence.builder().putAll(scores).build();

    assertThat(evidence.value(ContentSignal.CHARACTERS))
        .isEqualTo(scores.value(ContentSignal.CHARACTERS))
        .isPositive();
  }

  @Test
  void aSignalOutsideTheRegistryIsRefused() {
    Signal foreign = new ForeignSignal();

    assertThatThrownBy(() -> Evidence.builder().put(foreign, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("foreign.signal");
  }

  @Test
  void evidenceShowsItsNumbersByKey() {
    assertThat(Evidence.builder().put(ReviewSignal.RATED, true).build())
        .hasToString("Evidence[review.rated=1.0]");
  }

  private static final class ForeignSignal implements Signal {
    @Override
    public Meaning meaning() {
      return new Meaning(9999, "foreign.signal", Kind.FLAG, "0 or 1", "0", "Not in the registry");
    }
  }
}
