package dev.screener.moderation.cases;

import dev.screener.contracts.event.SiegeState;
import dev.screener.moderation.line.SignalBytes;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.siege.SiegeEvidence;
import dev.screener.policy.SiegeSignal;
import java.nio.ByteBuffer;

/** What a case has noted of the siege that its review looks part of. */
final class Sieges {

  private Sieges() {}

  /** The case with what the siege model says. */
  static CaseRecord note(CaseRecord state, SiegeEvidence evidence) {
    return with(state, evidence.over(state.getSignals()), evidence.siege());
  }

  /** The case once moderators speak so of its siege. */
  static CaseRecord told(CaseRecord state, SiegeState decided) {
    return with(state, SiegeEvidence.decided(decided, state.getSignals()), state.getSiege());
  }

  /** The case of a review that is no part of a siege any more. */
  static CaseRecord lifted(CaseRecord state) {
    SiegeEvidence peace = new SiegeEvidence(state.getWrittenAt(), false, 0, 1, 0, SiegeState.OPEN);
    return note(state, peace);
  }

  /** Whether a moderator has decided on the siege. */
  static boolean isDecidedOn(CaseRecord state) {
    ByteBuffer signals = state.getSignals();
    return state.getSiege() != 0
        && (SignalBytes.value(signals, SiegeSignal.CONFIRMED) > 0
            || SignalBytes.value(signals, SiegeSignal.CLEARED) > 0);
  }

  private static CaseRecord with(CaseRecord state, ByteBuffer signals, long siege) {
    return CaseRecord.newBuilder(state).setSignals(signals).setSiege(siege).build();
  }
}
