package dev.screener.ingest;

import dev.screener.contracts.access.Principal;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A decision a line.
 *
 * @param key the client's own name for the batch
 */
record DecisionLines(
    Principal caller, @Nullable String key, DecisionIntake intake, Decisions.InOrder decisions)
    implements BatchLines<DecisionDraft> {

  @Override
  public Reading<DecisionDraft> read(long line, byte[] bytes, int offset, int length) {
    return intake.line(caller, key == null ? null : key + '#' + line, bytes, offset, length);
  }

  @Override
  public LineAnswer answer(long line, DecisionDraft draft) {
    return draft.about() instanceof DecisionSubject.OfReview review
        ? LineAnswer.to(line, review.filmId(), review.reviewId(), "decisionId", draft.decisionId())
        : LineAnswer.to(line, null, null, "decisionId", draft.decisionId());
  }

  @Override
  public CompletionStage<Publication> publish(DecisionDraft draft) {
    return decisions.publish(draft);
  }
}
