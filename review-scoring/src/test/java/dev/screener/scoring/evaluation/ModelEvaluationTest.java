package dev.screener.scoring.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.Head;
import dev.screener.scoring.training.GeneratedRows;
import dev.screener.scoring.training.LabelledText;
import dev.screener.scoring.training.ModelTrainer;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelEvaluationTest {

  @Test
  void aSetIsMeasuredByTheHeadsThatItHasLabelsFor() {
    ModelEvaluation evaluation =
        new ModelEvaluation(new ModelTrainer(1).train("test", "", GeneratedRows.of(300, 1)));
    List<LabelledText> unseen = GeneratedRows.of(60, 2);
    List<LabelledText> film = unseen.stream().filter(row -> row.label().equals("ham")).toList();

    List<SetFigures> figures = evaluation.measure(unseen, film);

    assertThat(figures).extracting(SetFigures::head).contains(Head.SPAM);
    SetFigures spam = figures.get(0);
    assertThat(spam.positives()).isEqualTo(60);
    assertThat(spam.negatives()).isEqualTo(60);
    assertThat(spam.auc()).isGreaterThan(0.95);
    assertThat(spam.recallAt1PctFilm()).isGreaterThan(0.9);
  }
}
