package dev.screener.scoring.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.Head;
import dev.screener.scoring.ModelFile;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.ScoringModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContinuedTrainingTest {

  private static final ScoringModel BASE =
      new ModelTrainer(1).train("base", "", GeneratedRows.of(1_500, 1));

  private static ReviewText text(String words) {
    return new ReviewText(null, words, null);
  }

  private static List<DecidedText> decided(String words, boolean spam, int count) {
    List<DecidedText> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(new DecidedText(text(words + ", " + i), Map.of(Head.SPAM, spam)));
    }
    return texts;
  }

  private static float spam(ScoringModel model, String words) {
    return new ReviewScorer(model).score(text(words)).value(Head.SPAM.signal());
  }

  @Test
  void whatModeratorsSayIsLearnedAndTheRestIsNotForgotten() {
    String unwanted = "the goat at the harbour approved fast";
    List<DecidedText> texts = new ArrayList<>(decided(unwanted, true, 60));
    texts.addAll(decided("the director trusts silence, the train holds up", false, 60));

    ScoringModel learned = new ContinuedTraining(BASE, 1).learn("ours/1", "card", texts);

    assertThat(learned.name()).isEqualTo("ours/1");
    assertThat(spam(learned, unwanted)).isGreaterThan(spam(BASE, unwanted)).isGreaterThan(0.5f);
    assertThat(spam(learned, "win a free prize now, cheap pills online")).isGreaterThan(0.9f);
    assertThat(spam(learned, "slow but the dog is a delight, nobody sings like that"))
        .isLessThan(0.1f);
  }

  @Test
  void theSameTextsAndSeedGiveTheSameBytes() {
    List<DecidedText> texts = decided("claim the letter", true, 40);

    byte[] once = ModelFile.zipped(new ContinuedTraining(BASE, 3).learn("ours/1", "", texts));
    byte[] again = ModelFile.zipped(new ContinuedTraining(BASE, 3).learn("ours/1", "", texts));

    assertThat(again).isEqualTo(once);
  }

  @Test
  void aHeadThatAbstainsLearnsNothing() {
    List<DecidedText> texts = decided("一部很好的电影 便宜的药", true, 60);

    ScoringModel learned = new ContinuedTraining(BASE, 1).learn(BASE.name(), BASE.card(), texts);

    assertThat(spam(learned, "一部很好的电影")).isNaN();
    assertThat(learned.table()).isEqualTo(BASE.table());
  }

  @Test
  void aModelThatIsNamedAnewAnswersTheSame() {
    ScoringModel named = BASE.named("ours/2");

    assertThat(named.name()).isEqualTo("ours/2");
    assertThat(named.table()).isEqualTo(BASE.table());
    assertThat(spam(named, "visit our shop today, earn cash from home"))
        .isEqualTo(spam(BASE, "visit our shop today, earn cash from home"));
  }
}
