package dev.screener.moderation.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.moderation.record.DecisionNote;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Picks a few of the policy's verdicts for moderators to label without knowing them, so that a site
 * learns what it misses and whom it keeps out wrongly. A keyed hash picks: nobody without the key
 * can tell which, and every instance picks the same. Decides nothing about any review.
 */
public final class Audit {

  private static final long APPROVED_ONE_IN = 1_000;
  private static final long REJECTED_ONE_IN = 100;

  /** Of rejected reviews, a day of event time and an instance: a flood must not bury moderators. */
  private static final int MOST_REJECTED_A_DAY = 200;

  private final @Nullable HashFunction hash;
  private long day;
  private int rejectedToday;

  private Audit(@Nullable HashFunction hash) {
    this.hash = hash;
  }

  /** Picks nothing. */
  public static Audit off() {
    return new Audit(null);
  }

  /**
   * Picks by this key.
   *
   * @param key at least 16 secret bytes, the same on every instance
   */
  public static Audit keyed(byte[] key) {
    ByteBuffer bytes = ByteBuffer.wrap(key);
    return new Audit(Hashing.sipHash24(bytes.getLong(), bytes.getLong()));
  }

  /** Notes on the case that is about to stand so whether it is to be labelled. */
  void mark(Docket docket, Stand stand, CaseRecord.Builder next) {
    CaseRecord state = docket.state();
    String outcome = stand.outcome().name();
    boolean stays = outcome.equals(state.getAudit());
    boolean audited =
        stand.decidedBy() == DecidedBy.POLICY
            && state.getPrior() == null
            && !isLabelled(state)
            && (stays || picks(docket, stand.outcome(), state.getJudgedAt()));
    next.setAudit(audited ? outcome : null);
  }

  private boolean picks(Docket docket, Outcome outcome, long at) {
    if (hash == null || (outcome != Outcome.APPROVED && outcome != Outcome.REJECTED)) {
      return false;
    }
    String key = Ids.reviewKey(docket.text().getFilmId(), docket.text().getReviewId());
    long drawn =
        hash.newHasher().putString(key, UTF_8).putInt(docket.state().getRevision()).hash().asLong();
    return outcome == Outcome.APPROVED
        ? Long.remainderUnsigned(drawn, APPROVED_ONE_IN) == 0
        : Long.remainderUnsigned(drawn, REJECTED_ONE_IN) == 0 && mayReject(at);
  }

  private synchronized boolean mayReject(long at) {
    long today = TimeUnit.MILLISECONDS.toDays(at);
    if (today > day) {
      day = today;
      rejectedToday = 0;
    }
    return today == day && rejectedToday++ < MOST_REJECTED_A_DAY;
  }

  private static boolean isLabelled(CaseRecord state) {
    for (DecisionNote note : state.getDecisions()) {
      if (note.getRevision() == state.getRevision() && !note.getRules() && !note.getUndone()) {
        return true;
      }
    }
    return false;
  }
}
