package dev.screener.scoring.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.ContentSignal;
import dev.screener.scoring.Head;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelTrainerTest {

  private static final ScoringModel MODEL =
      new ModelTrainer(1).train("test", "card", GeneratedRows.of(300, 1));

  private final ReviewScorer scorer = new ReviewScorer(MODEL);

  private float score(String text, ContentSignal signal) {
    return scorer.score(new ReviewText(null, text, null)).value(signal);
  }

  @Test
  void theSameRowsAndSeedGiveTheSameBytes() throws IOException {
    byte[] again = bytes(new ModelTrainer(1).train("test", "card", GeneratedRows.of(300, 1)));

    assertThat(again).isEqualTo(bytes(MODEL));
  }

  @Test
  void whatWasTaughtIsToldApartInNewTexts() {
    assertThat(score("cheap pills online, claim your bonus code", ContentSignal.SPAM))
        .isGreaterThan(0.8f);
    assertThat(score("the dog is a delight, the harbour at night", ContentSignal.SPAM))
        .isLessThan(0.2f);
  }

  @Test
  void aDisguiseDoesNotChangeTheAnswer() {
    float plain = score("cheap pills online, claim your bonus code", ContentSignal.SPAM);

    assertThat(score("ch\u0435ap pi\u200Blls ｏｎｌｉｎｅ, cl4im your b0nus code", ContentSignal.SPAM))
        .isEqualTo(plain);
  }

  @Test
  void headsAbstainWhereNothingTaughtThem() {
    assertThat(score("claim your bonus code", ContentSignal.ABUSE)).isNaN();
    assertThat(score("とても良い映画でした", ContentSignal.SPAM)).isNaN();
    assertThat(score("Świetne zdjęcia, wspaniała muzyka i gra aktorska", ContentSignal.SPAM))
        .isNaN();
    assertThat(score("claim your bonus code", ContentSignal.HEADS_ABSTAINED)).isEqualTo(5f);
  }

  @Test
  void mashIsGibberishAndProseIsNot() {
    assertThat(score("sdkfjh gsdkfjhg sdfkjhgs", ContentSignal.GIBBERISH)).isGreaterThan(0.9f);
    assertThat(score("the colours of the market", ContentSignal.GIBBERISH)).isLessThan(0.5f);
  }

  @Test
  void anExplanationPointsAtTheWordsInTheOriginalText() {
    String text = "The harbour at night 😀 сheap pi\u200Blls online";

    List<Span> spans = scorer.explain(new ReviewText("the goat", text, null), Head.SPAM, 1);

    assertThat(spans).hasSize(1);
    Span span = spans.get(0);
    assertThat(span.inTitle()).isFalse();
    assertThat(text.substring(span.start(), span.end())).contains("pi\u200Blls");
  }

  @Test
  void aModelSurvivesItsFile() throws IOException {
    ScoringModel read = ScoringModel.read(new ByteArrayInputStream(bytes(MODEL)));

    assertThat(read.name()).isEqualTo("test");
    assertThat(read.card()).isEqualTo("card");
    assertThat(bytes(read)).isEqualTo(bytes(MODEL));
  }

  private static byte[] bytes(ScoringModel model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    model.write(out);
    return out.toByteArray();
  }
}
