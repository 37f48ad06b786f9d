package dev.screener.projection.moderation;

import dev.screener.contracts.event.JobClaim;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Claims in memory, a function of their topic alone, so that every instance says the same. A claim
 * goes when it ends, is given back or its job is settled.
 */
final class ClaimShelf implements KeepTold.Shelf<JobClaim> {

  /** A longer one would keep a job from everybody. */
  static final int LONGEST_SECONDS = 3_600;

  private static final long SWEEP_MILLIS = 60_000;

  private final Map<String, Held> byJob = new HashMap<>();
  private final AwaitedWrites awaited = new AwaitedWrites();
  private long swept;

  /** Since when, and until when, somebody holds a job; ms since the epoch. */
  record Held(String holder, long since, long until) {}

  @Override
  public void told(String jobId, @Nullable JobClaim claim, long at) {
    if (claim == null || !jobId.equals(claim.getJobId())) {
      throw new IllegalArgumentException("not a claim of this job");
    }
    apply(claim, at);
    awaited.read(claim.getClaimId());
  }

  private synchronized void apply(JobClaim claim, long at) {
    sweep(at);
    Held held = byJob.get(claim.getJobId());
    boolean mine = held != null && held.holder().equals(claim.getHolder());
    if (held != null && !mine && held.until() > at) {
      return;
    }
    int seconds = Math.min(LONGEST_SECONDS, claim.getSeconds());
    if (seconds > 0) {
      long since = held != null && mine && held.until() > at ? held.since() : at;
      byJob.put(claim.getJobId(), new Held(claim.getHolder(), since, at + seconds * 1_000L));
    } else if (mine) {
      byJob.remove(claim.getJobId());
    }
  }

  /** The claim that stands at a time, ms since the epoch. */
  synchronized Optional<Held> of(String jobId, long now) {
    return Optional.ofNullable(byJob.get(jobId)).filter(held -> held.until() > now);
  }

  /** The job is settled: nobody looks at it any more. Gives the claim under which it was. */
  synchronized Optional<Held> settled(String jobId) {
    return Optional.ofNullable(byJob.remove(jobId));
  }

  /** Who has written a claim and waits until it is read back. */
  AwaitedWrites awaited() {
    return awaited;
  }

  private void sweep(long at) {
    if (at - swept > SWEEP_MILLIS) {
      swept = at;
      byJob.values().removeIf(held -> held.until() <= at);
    }
  }
}
