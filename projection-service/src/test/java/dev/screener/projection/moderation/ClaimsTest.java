package dev.screener.projection.moderation;

import static dev.screener.projection.moderation.InMemoryModeration.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.JobClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** Two moderators do not look at one job unknowingly, at whichever instance they are. */
class ClaimsTest {

  private static final long T = NOON.toEpochMilli();
  private static final String JOB = "crossing/r1";

  private final ClaimShelf shelf = new ClaimShelf();

  private static JobClaim claim(String jobId, String holder, int seconds) {
    return new JobClaim("claim-of-" + holder, jobId, holder, seconds);
  }

  private void told(String holder, int seconds, long at) {
    shelf.told(JOB, claim(JOB, holder, seconds), at);
  }

  private String holder(long at) {
    return shelf.of(JOB, at).map(ClaimShelf.Held::holder).orElse("nobody");
  }

  @Test
  void theFirstWhoClaimsHasItUntilItEnds() {
    told("ada", 60, T);
    told("bob", 60, T + 1_000);

    assertThat(holder(T + 59_999)).isEqualTo("ada");
    assertThat(holder(T + 60_000)).isEqualTo("nobody");
  }

  @Test
  void whoeverClaimsAgainHasItLongerAndSinceTheFirstTime() {
    told("ada", 60, T);
    told("ada", 60, T + 30_000);

    assertThat(shelf.of(JOB, T + 80_000)).contains(new ClaimShelf.Held("ada", T, T + 90_000));
  }

  @Test
  void aClaimThatEndedIsAnothersToTake() {
    told("ada", 60, T);
    told("bob", 60, T + 60_000);

    assertThat(holder(T + 60_000)).isEqualTo("bob");
  }

  @Test
  void aJobIsGivenBackByItsHolderAlone() {
    told("ada", 60, T);
    told("bob", 0, T + 1);
    assertThat(holder(T + 2)).isEqualTo("ada");

    told("ada", 0, T + 3);
    assertThat(holder(T + 4)).isEqualTo("nobody");
  }

  @Test
  void aSettledJobIsNobodys() {
    told("ada", 60, T);

    assertThat(shelf.settled(JOB)).contains(new ClaimShelf.Held("ada", T, T + 60_000));
    assertThat(holder(T + 1)).isEqualTo("nobody");
  }

  @Test
  void noClaimLastsLongerThanAnHour() {
    told("ada", Integer.MAX_VALUE, T);

    assertThat(holder(T + 3_600_000)).isEqualTo("nobody");
  }

  @Test
  void instancesThatReadTheSameAgreeAndNoTwoHoldAJob() {
    Random random = new Random(11);
    List<ClaimShelf> instances = List.of(new ClaimShelf(), new ClaimShelf());
    List<String> holders = List.of("ada", "bob", "eve");
    long at = T;
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      at += random.nextInt(20_000);
      String job = "crossing/r" + random.nextInt(5);
      JobClaim claim = claim(job, holders.get(random.nextInt(3)), random.nextInt(3) * 30);
      for (ClaimShelf instance : instances) {
        instance.told(job, claim, at);
      }
      first.add(instances.get(0).of(job, at).toString());
      second.add(instances.get(1).of(job, at).toString());
    }

    assertThat(first).isEqualTo(second);
    assertThat(first).anyMatch(held -> held.contains("ada")).anyMatch(held -> held.contains("bob"));
  }

  @Test
  void aRecordThatNeverComesIsAwaitedNoLongerThanItsWriterWaits() {
    shelf.awaited().of("never").completeExceptionally(new TimeoutException());
    CompletableFuture<Void> read = shelf.awaited().of("claim-of-ada");
    assertThat(shelf.awaited().size()).isEqualTo(1);

    told("ada", 60, T);

    assertThat(read).isCompleted();
    assertThat(shelf.awaited().size()).isZero();
  }

  @Test
  void handlingTimesAreMeasuredFromTheClaimAndSayNothingBeforeThereAreEnough() {
    HandlingTimes times = new HandlingTimes(30);
    assertThat(times.typical()).isEqualTo(new HandlingTimes.Typical(30, 0));

    for (int i = 1; i <= 21; i++) {
      times.settled(new ClaimShelf.Held("ada", T, T + 300_000), T + i * 1_000);
    }
    times.settled(new ClaimShelf.Held("ada", T, T + 60_000), T + 999_000);

    assertThat(times.typical()).isEqualTo(new HandlingTimes.Typical(11, 21));
  }
}
