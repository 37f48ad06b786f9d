package dev.screener.moderation.cases;

import dev.screener.moderation.record.CaseRecord;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Brings what moderators say of many reviews to one of them. */
final class JudgeAgain {

  /** Puts a case back, with whatever else is kept of it in the stores at hand. */
  interface Keeping {
    void keep(String key, CaseRecord before, CaseRecord next);
  }

  private final CaseJudge judge;
  private final CaseShelf shelf;
  private final Keeping keeping;
  private final ProcessorContext<String, Judgement> context;

  JudgeAgain(
      CaseJudge judge,
      CaseShelf shelf,
      Keeping keeping,
      ProcessorContext<String, Judgement> context) {
    this.judge = judge;
    this.shelf = shelf;
    this.keeping = keeping;
    this.context = context;
  }

  /**
   * Judges a case with what is now said of it; one that has no text any more only notes that.
   *
   * @param toldAt event time as of which it is judged, ms since the epoch
   */
  void judge(String key, CaseRecord known, UnaryOperator<CaseRecord> told, long toldAt) {
    Optional<Docket> docket = shelf.docket(key, known);
    if (docket.isEmpty()) {
      keeping.keep(key, known, told.apply(known));
      return;
    }
    for (Step step : judge.campaign(docket.get(), told, toldAt)) {
      if (step.next() != null) {
        keeping.keep(key, Objects.requireNonNull(shelf.state(key)), step.next());
      }
      context.forward(new Record<>(key, step.judgement(), toldAt));
    }
  }
}
