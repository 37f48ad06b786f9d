package dev.screener.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
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

  @Test
  void sumsOfAllHeadsAtOnceAreThoseOfOneFeatureAtATime() {
    Random random = new Random(3);
    long[] table = random.longs(1 << 10).toArray();
    HeadModel[] heads = new HeadModel[ScoringModel.HEADS];
    Arrays.fill(heads, HeadModel.abstaining());
    for (int i = 0; i < table.length; i++) {
      // Few checks, so that many features are known; extremes, so that lanes fill up.
      table[i] = i % 3 == 0 ? 0 : table[i] & ~0xFFL | 1 + i % 2;
      table[i] = i % 5 == 1 ? 0x7F807F807F807F00L | 1 : table[i];
    }
    ScoringModel model = new ScoringModel("random", "", heads, table);
    int[] hashes = random.ints(5_000).map(hash -> hash & ~0xFF | hash & 3).toArray();
    long[] expected = new long[ScoringModel.HEADS];
    int known = 0;
    for (int hash : hashes) {
      long slot = model.weights(hash);
      known += slot != 0 ? 1 : 0;
      for (int head = 0; head < expected.length; head++) {
        expected[head] += ScoringModel.weight(slot, head);
      }
    }
    long[] sums = new long[ScoringModel.HEADS];

    int answered =
        model.sum(Arrays.stream(hashes).map(ScoringModel::key).toArray(), 0, hashes.length, sums);

    assertThat(sums).isEqualTo(expected);
    assertThat(answered).isEqualTo(known).isBetween(1_000, 4_000);
  }
}
