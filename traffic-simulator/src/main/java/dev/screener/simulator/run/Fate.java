package dev.screener.simulator.run;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.simulator.traffic.Label;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one review, by event time in ms. */
final class Fate {

  private static final long NEVER = -1;
  private static final String SAME_TEXT = "author.sameTextBefore";

  final Label label;
  final long at;
  final String language;
  final int words;

  /** Its place among the members of its campaign, from 1 on. */
  final int member;

  @Nullable Outcome outcome;

  /** Earlier reviews by its author with the same text under other films, as evidence has it. */
  int sameTextBefore;

  boolean everHeld;
  boolean everRejected;
  List<String> reasons = List.of();
  List<String> rules = List.of();
  private long firstPublic = NEVER;
  private long publicSince = NEVER;
  private long takenDown = NEVER;
  private long publicMillis;

  Fate(Label label, long at, ReviewSubmission submission, int member) {
    this.label = label;
    this.at = at;
    this.language = submission.getLanguage() == null ? "" : submission.getLanguage().intern();
    this.words = words(submission.getText());
    this.member = member;
  }

  void judged(ReviewVerdict verdict) {
    long at = verdict.getJudgedAt().toEpochMilli();
    outcome = verdict.getOutcome();
    sameTextBefore = verdict.getSignals().getOrDefault(SAME_TEXT, 0f).intValue();
    everHeld |= outcome == Outcome.HELD;
    everRejected |= outcome == Outcome.REJECTED;
    if (outcome == Outcome.HELD || outcome == Outcome.REJECTED) {
      reasons = verdict.getReasons().stream().map(String::intern).toList();
      rules = verdict.getRuleIds().stream().map(String::intern).toList();
    }
    if (outcome == Outcome.APPROVED) {
      firstPublic = firstPublic == NEVER ? at : firstPublic;
      publicSince = publicSince == NEVER ? at : publicSince;
    } else if (publicSince != NEVER) {
      publicMillis += Math.max(0, at - publicSince);
      publicSince = NEVER;
      takenDown = at;
    }
  }

  boolean wasPublic() {
    return firstPublic != NEVER;
  }

  boolean isPublic() {
    return publicSince != NEVER;
  }

  boolean isKeptOut() {
    return outcome == Outcome.HELD || outcome == Outcome.REJECTED;
  }

  boolean wasKeptOut() {
    return everHeld || everRejected;
  }

  boolean isTakenDown() {
    return wasPublic() && !isPublic();
  }

  /** From its first publication until it was down for good, in seconds. */
  double takedownSeconds() {
    return (takenDown - firstPublic) / 1_000.0;
  }

  double minutesPublic(long end) {
    return (publicMillis + (isPublic() ? Math.max(0, end - publicSince) : 0)) / 60_000.0;
  }

  /** Words as a person counts them; 0 for a rating alone. */
  static int words(@Nullable String text) {
    return text == null || text.isBlank() ? 0 : text.strip().split("\\s+").length;
  }
}
