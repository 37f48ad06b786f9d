package dev.screener.moderation.siege;

import dev.screener.contracts.event.SiegeState;
import dev.screener.moderation.line.SignalBytes;
import dev.screener.policy.Evidence;
import dev.screener.policy.SiegeSignal;
import java.nio.ByteBuffer;

/**
 * What the siege model says of one review, as it is recorded in its case.
 *
 * @param writtenAt event time of the submission that it is about, ms since the epoch
 * @param siege when the siege opened that it looks part of, ms since the epoch; 0 for none
 * @param state what moderators say of that siege
 */
public record SiegeEvidence(
    long writtenAt, boolean open, float suspicion, float crowdShare, long siege, SiegeState state) {

  /**
   * Before anybody is asked what moderators say.
   *
   * @param openedAt of the film's siege, if there is one
   */
  static SiegeEvidence of(Reading reading, long writtenAt, long openedAt) {
    return new SiegeEvidence(
        writtenAt,
        reading.underSiege(),
        reading.suspicion(),
        reading.crowdShare(),
        reading.suspicion() >= Pulse.SUSPECT ? openedAt : 0,
        SiegeState.OPEN);
  }

  SiegeEvidence in(SiegeState decided) {
    return new SiegeEvidence(writtenAt, open, suspicion, crowdShare, siege, decided);
  }

  /**
   * Evidence, as flat bytes, with this laid over it; where no siege is open nothing of one is left.
   */
  public ByteBuffer over(ByteBuffer signals) {
    Evidence.Builder evidence = Evidence.builder();
    SignalBytes.read(signals, evidence);
    evidence
        .put(SiegeSignal.OPEN, open ? 1f : Float.NaN)
        .put(SiegeSignal.SUSPICION, open ? suspicion : Float.NaN)
        .put(SiegeSignal.CROWD_SHARE, open ? crowdShare : Float.NaN);
    put(open ? state : SiegeState.UNKNOWN, evidence);
    return SignalBytes.write(evidence.build());
  }

  /** The evidence on a review that looks part of a siege, once moderators speak so of that. */
  public static ByteBuffer decided(SiegeState state, ByteBuffer signals) {
    Evidence.Builder evidence = Evidence.builder();
    SignalBytes.read(signals, evidence);
    put(state, evidence);
    return SignalBytes.write(evidence.build());
  }

  private static void put(SiegeState state, Evidence.Builder evidence) {
    if (state != SiegeState.UNKNOWN) {
      evidence.put(SiegeSignal.OPEN, state != SiegeState.CLEARED);
    }
    evidence
        .put(SiegeSignal.CONFIRMED, state == SiegeState.CONFIRMED ? 1f : Float.NaN)
        .put(SiegeSignal.CLEARED, state == SiegeState.CLEARED ? 1f : Float.NaN);
  }
}
