package dev.screener.scoring.training;

import dev.screener.scoring.Head;
import dev.screener.scoring.ReviewText;
import java.util.Map;

/**
 * A text that a person has decided on.
 *
 * @param answers for each head that the decision teaches, whether the text is an example of it
 */
public record DecidedText(ReviewText text, Map<Head, Boolean> answers) {

  public DecidedText {
    answers = Map.copyOf(answers);
  }
}
