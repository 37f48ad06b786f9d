package dev.screener.moderation.cases;

import dev.screener.contracts.event.Outcome;
import dev.screener.moderation.record.CaseRecord;

/**
 * What the author desk is told of a review whose approval it has presumed: nothing where it was
 * right, and whenever it was wrong. It passes over what it knows, so a word too many does no harm;
 * one that is missing would count a review that nobody sees.
 */
final class Presumption {

  private Presumption() {}

  /** The answer to a submission, with the word on its author's standing that it calls for. */
  static Step told(Step step, CaseFile file) {
    Judgement judgement = step.judgement();
    CaseRecord known = file.known();
    CaseRecord now = step.next() == null && !file.isForeign() ? known : step.next();
    boolean stands = now != null && now.getOutcome().equals(Outcome.APPROVED.name());
    boolean presumed = file.screened().getPresumed();
    if (stands) {
      return presumed && known == null ? with(step, file, StandingWord.NONE) : step;
    }
    // An edit may come before the review whose approval was presumed.
    boolean mayBeCounted = presumed || (known == null && file.screened().getRevision() > 1);
    return mayBeCounted && judgement.word() == StandingWord.NONE
        ? with(step, file, StandingWord.FALLS)
        : step;
  }

  private static Step with(Step step, CaseFile file, StandingWord word) {
    return new Step(step.next(), step.judgement().telling(file.submission().getAuthorId(), word));
  }
}
