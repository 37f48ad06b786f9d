package dev.screener.moderation.siege;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.contracts.event.SiegeState;
import dev.screener.moderation.line.Rulings;
import dev.screener.moderation.record.SiegeDecisionNote;
import dev.screener.moderation.record.SiegeFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What becomes of a siege when something is learnt of it: pure. */
final class SiegeFiles {

  private static final Rulings<SiegeDecisionNote> RULINGS =
      new Rulings<>(
          SiegeDecisionNote::getDecisionId,
          SiegeDecisionNote::getCounts,
          note -> SiegeDecisionNote.newBuilder(note).setCounts(false).build());

  private SiegeFiles() {}

  /** A siege that nobody has told of. */
  static SiegeFile unheardOf(long openedAt, long at) {
    return SiegeFile.newBuilder().setOpenedAt(openedAt).setChangedAt(at).build();
  }

  static SiegeState state(SiegeFile file) {
    SiegeDecisionNote ruling = RULINGS.newest(file.getDecisions());
    if (ruling == null) {
      return SiegeState.OPEN;
    }
    return ruling.getApproves() ? SiegeState.CLEARED : SiegeState.CONFIRMED;
  }

  static boolean goesOn(SiegeFile file) {
    return file.getOpened() && file.getEndedAt() == null;
  }

  /** With its newest figures. */
  static SiegeFile told(@Nullable SiegeFile known, FilmSiege siege) {
    SiegeFile.Builder file =
        known == null
            ? SiegeFile.newBuilder().setOpenedAt(siege.getOpenedAt().toEpochMilli())
            : SiegeFile.newBuilder(known);
    return file.setOpened(true)
        .setRatings(siege.getRatings())
        .setReasons(siege.getReasons())
        .setEvidence(siege.getEvidence())
        .setVotes(siege.getVotes())
        .setSuspects(siege.getSuspects())
        .setChangedAt(siege.getChangedAt().toEpochMilli())
        .build();
  }

  static SiegeFile ended(SiegeFile file, long at) {
    return SiegeFile.newBuilder(file).setEndedAt(at).setChangedAt(at).build();
  }

  /**
   * With a decision, answered; null for one that was answered before.
   *
   * @param followed whether the film has been under siege again since
   * @param at event time, ms since the epoch
   */
  static @Nullable SiegeFile decided(
      SiegeFile file, SiegeDecision decision, boolean followed, long at) {
    List<SiegeDecisionNote> notes = new ArrayList<>(file.getDecisions());
    if (RULINGS.knows(notes, decision.getDecisionId())) {
      return null;
    }
    DecisionAnswer answer = answer(file, notes, decision, followed);
    RULINGS.add(
        notes,
        SiegeDecisionNote.newBuilder()
            .setDecisionId(decision.getDecisionId())
            .setApproves(decision.getAction() == DecisionAction.APPROVE)
            .setCounts(answer == DecisionAnswer.APPLIED)
            .setAnswer(answer.name())
            .setModeratorToken(decision.getModeratorToken())
            .setDecidedAt(decision.getDecidedAt().toEpochMilli())
            .build());
    SiegeFile next = SiegeFile.newBuilder(file).setDecisions(notes).setChangedAt(at).build();
    return state(next) == state(file)
        ? next
        : SiegeFile.newBuilder(next).setToldAt(at).setWalkedTo("").build();
  }

  private static DecisionAnswer answer(
      SiegeFile file, List<SiegeDecisionNote> notes, SiegeDecision decision, boolean followed) {
    if (decision.getAction() == DecisionAction.UNDO) {
      return RULINGS.undo(notes, decision.getUndoes())
          ? DecisionAnswer.UNDONE
          : DecisionAnswer.UNFOUNDED;
    }
    // What a newer program asks for is not guessed at.
    if (!file.getOpened() || decision.getAction() == DecisionAction.UNKNOWN) {
      return DecisionAnswer.UNFOUNDED;
    }
    return followed ? DecisionAnswer.SUPERSEDED : DecisionAnswer.APPLIED;
  }

  /** For those who read the topics. */
  static FilmSiege toSiege(String filmId, SiegeFile file) {
    Long endedAt = file.getEndedAt();
    List<SiegeDecisionNote> notes = file.getDecisions();
    SiegeDecisionNote last = notes.isEmpty() ? null : notes.get(notes.size() - 1);
    SiegeDecisionNote ruling = RULINGS.newest(file.getDecisions());
    return FilmSiege.newBuilder()
        .setFilmId(filmId)
        .setRatings(file.getRatings())
        .setReasons(file.getReasons())
        .setEvidence(file.getEvidence())
        .setVotes(file.getVotes())
        .setSuspects(file.getSuspects())
        .setOpenedAt(Instant.ofEpochMilli(file.getOpenedAt()))
        .setChangedAt(Instant.ofEpochMilli(file.getChangedAt()))
        .setEndedAt(endedAt == null ? null : Instant.ofEpochMilli(endedAt))
        .setState(file.getOpened() ? state(file) : SiegeState.UNKNOWN)
        .setRuledBy(ruling == null ? null : ruling.getDecisionId())
        .setDecisionId(last == null ? null : last.getDecisionId())
        .setDecisionAnswer(last == null ? null : DecisionAnswer.valueOf(last.getAnswer()))
        .build();
  }
}
