package dev.screener.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ScoringModelTest {

  private static byte[] file() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ScoringModel.untrained().write(out);
    return out.toByteArray();
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    byte[] file = file();
    for (int i = 0; i < file.length; i++) {
      byte[] damaged = file.clone();
      damaged[i] ^= 0x10;

      assertThatThrownBy(() -> ScoringModel.read(new ByteArrayInputStream(damaged)))
          .as("byte %d", i)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void aFileCutShortIsRefused() throws IOException {
    byte[] file = file();
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);

      assertThatThrownBy(() -> ScoringModel.read(new ByteArrayInputStream(cut)))
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void anUntrainedModelAbstainsEverywhere() {
    ReviewScorer scorer = new ReviewScorer(ScoringModel.untrained());

    ContentScores scores = scorer.score(new ReviewText(null, "Buy cheap pills", "en"));

    for (Head head : Head.values()) {
      assertThat(scores.value(head.signal())).isNaN();
    }
    assertThat(scores.value(ContentSignal.HEADS_ABSTAINED)).isEqualTo(7f);
    assertThat(scorer.modelVersion()).contains("untrained");
  }
}
