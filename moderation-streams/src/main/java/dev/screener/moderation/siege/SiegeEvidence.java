package dev.screener.moderation.siege;

import dev.screener.moderation.line.SignalBytes;
import dev.screener.policy.Evidence;
import dev.screener.policy.SiegeSignal;
import java.nio.ByteBuffer;

/**
 * What the siege model says of one review, as it is recorded in its case.
 *
 * @param writtenAt event time of the submission that it is about, ms since the epoch
 */
public record SiegeEvidence(long writtenAt, boolean open, float suspicion, float crowdShare) {

  static SiegeEvidence of(Reading reading, long writtenAt) {
    return new SiegeEvidence(
        writtenAt, reading.underSiege(), reading.suspicion(), reading.crowdShare());
  }

  /**
   * Evidence, as flat bytes, with this laid over it; where no siege is open nothing of one is left.
   */
  public ByteBuffer over(ByteBuffer signals) {
    Evidence.Builder evidence = Evidence.builder();
    SignalBytes.read(signals, evidence);
    return SignalBytes.write(
        evidence
            .put(SiegeSignal.OPEN, open ? 1f : Float.NaN)
            .put(SiegeSignal.SUSPICION, open ? suspicion : Float.NaN)
            .put(SiegeSignal.CROWD_SHARE, open ? crowdShare : Float.NaN)
            .build());
  }
}
