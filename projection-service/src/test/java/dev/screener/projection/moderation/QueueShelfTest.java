package dev.screener.projection.moderation;

import static dev.screener.projection.moderation.InMemoryModeration.NOON;
import static dev.screener.projection.moderation.InMemoryModeration.caseJob;
import static dev.screener.projection.moderation.InMemoryModeration.job;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.event.JobEscalation;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.QueuedJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QueueShelfTest {

  private final List<String> settled = new ArrayList<>();
  private final QueueShelf shelf = new QueueShelf((jobId, at) -> settled.add(jobId + "@" + at));

  private void put(QueuedJob.Builder job) {
    shelf.told(job.getJobId(), job.build(), 0);
  }

  private List<String> ids(Lane lane, String language, String filmId) {
    return shelf.page(new ModerationQueue.Query(lane, language, filmId, 10, null)).jobs().stream()
        .map(Job::jobId)
        .toList();
  }

  @Test
  void jobsComeByPriorityThenTheOldestFirst() {
    put(caseJob("crossing", "young", Lane.DOUBT, 0.5).setQueuedAt(NOON.plusSeconds(5)));
    put(caseJob("crossing", "old", Lane.DOUBT, 0.5));
    put(job("campaign/c1", Lane.CAMPAIGN, 0.7));

    assertThat(ids(null, null, null))
        .containsExactly("campaign/c1", "crossing/old", "crossing/young");
  }

  @Test
  void eachFilterLeavesTheRestOut() {
    put(caseJob("crossing", "r1", Lane.DOUBT, 0.5).setLanguage("de"));
    put(caseJob("crossing", "r2", Lane.ABUSE, 0.9));
    put(caseJob("harbour", "r3", Lane.DOUBT, 0.5).setLanguage(null));

    assertThat(ids(Lane.ABUSE, null, null)).containsExactly("crossing/r2");
    assertThat(ids(null, "de", null)).containsExactly("crossing/r1");
    assertThat(ids(null, "und", null)).containsExactly("harbour/r3");
    assertThat(ids(null, null, "crossing")).containsExactly("crossing/r2", "crossing/r1");
    assertThat(ids(Lane.DOUBT, null, "crossing")).containsExactly("crossing/r1");
    assertThat(ids(null, null, "unheard-of")).isEmpty();
  }

  @Test
  void whatWaitsOfAFilmIsCountedUntilItIsSettled() {
    put(caseJob("crossing", "r1", Lane.DOUBT, 0.5));
    put(caseJob("crossing", "r1", Lane.ABUSE, 0.9));
    put(caseJob("crossing", "r2", Lane.DOUBT, 0.5));
    put(job("campaign/c1", Lane.CAMPAIGN, 0.7));
    assertThat(shelf.waitingOf("crossing")).isEqualTo(2);

    shelf.told("crossing/r1", null, 7);

    assertThat(shelf.waitingOf("crossing")).isEqualTo(1);
    assertThat(shelf.waitingOf("harbour")).isZero();
  }

  @Test
  void aJobThatChangesLaneIsInItsNewOneAlone() {
    put(caseJob("crossing", "r1", Lane.DOUBT, 0.5));
    put(caseJob("crossing", "r1", Lane.APPEAL, 0.6));

    assertThat(ids(Lane.DOUBT, null, null)).isEmpty();
    assertThat(ids(Lane.APPEAL, null, null)).containsExactly("crossing/r1");
    assertThat(shelf.waiting().byLane()).isEqualTo(Map.of(Lane.APPEAL, 1L));
  }

  @Test
  void whatWaitsIsCountedByLaneLanguageAndAge() {
    put(caseJob("crossing", "r1", Lane.DOUBT, 0.5).setQueuedAt(NOON.plusSeconds(9)));
    put(caseJob("crossing", "r2", Lane.ABUSE, 0.9));
    put(job("campaign/c1", Lane.CAMPAIGN, 0.7).setQueuedAt(NOON.plusSeconds(20)));

    ModerationQueue.Waiting waiting = shelf.waiting();

    assertThat(waiting.jobs()).isEqualTo(3);
    assertThat(waiting.byLanguage()).isEqualTo(Map.of("en", 2L));
    assertThat(waiting.oldest()).isEqualTo(NOON);
    assertThat(waiting.oldestByLane()).containsEntry(Lane.DOUBT, NOON.plusSeconds(9));
  }

  @Test
  void aSettledJobIsGoneAndToldOnce() {
    put(caseJob("crossing", "r1", Lane.DOUBT, 0.5));

    shelf.told("crossing/r1", null, 7);
    shelf.told("crossing/r1", null, 8);

    assertThat(shelf.job("crossing/r1")).isEmpty();
    assertThat(shelf.waiting().jobs()).isZero();
    assertThat(settled).containsExactly("crossing/r1@7");
  }

  @Test
  void aValueAboutAnotherJobIsRefused() {
    assertThatThrownBy(
            () -> shelf.told("crossing/r2", caseJob("crossing", "r1", Lane.DOUBT, 0.5).build(), 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(shelf.waiting().jobs()).isZero();
  }

  @Test
  void aCursorReadsBackAndGarbageDoesNot() {
    JobPlace place = JobPlace.of(0.57f, NOON.toEpochMilli(), "crossing/r1");

    assertThat(JobPlace.decode(place.cursor())).contains(place);
    assertThat(JobPlace.decode("garbage")).isEmpty();
    assertThat(JobPlace.decode("!")).isEmpty();
  }

  private static JobEscalation escalation(String jobId, int revision, boolean escalated) {
    return new JobEscalation(
        jobId + revision + escalated, jobId, revision, escalated, "LEGAL", "ada", NOON);
  }

  private List<String> escalated() {
    return shelf.page(new ModerationQueue.Query(null, null, null, true, 10, null)).jobs().stream()
        .map(Job::jobId)
        .toList();
  }

  @Test
  void whatIsHandedOnLeavesTheQueueUntilItIsHandedBack() {
    put(caseJob("crossing", "r1", Lane.DOUBT, 0.5));
    put(caseJob("crossing", "r2", Lane.DOUBT, 0.5));

    shelf.escalated("crossing/r1", escalation("crossing/r1", 1, true), 0);

    assertThat(ids(null, null, null)).containsExactly("crossing/r2");
    assertThat(escalated()).containsExactly("crossing/r1");
    assertThat(shelf.waiting().escalated()).isEqualTo(1);
    assertThat(shelf.waiting().byLane()).isEqualTo(Map.of(Lane.DOUBT, 1L));
    assertThat(shelf.escalation("crossing/r1").orElseThrow().getModerator()).isEqualTo("ada");

    shelf.escalated("crossing/r1", escalation("crossing/r1", 1, false), 0);

    assertThat(ids(null, null, null)).containsExactly("crossing/r1", "crossing/r2");
    assertThat(escalated()).isEmpty();
  }

  @Test
  void aWordCountsForTheRevisionThatWasSeenAndTheHoldThatWas() {
    shelf.escalated("crossing/r1", escalation("crossing/r1", 1, true), 0);
    put(caseJob("crossing", "r1", Lane.DOUBT, 0.5));
    assertThat(escalated()).containsExactly("crossing/r1");

    put(caseJob("crossing", "r1", Lane.DOUBT, 0.5).setRevision(2));
    assertThat(escalated()).isEmpty();

    put(caseJob("crossing", "r1", Lane.REPORTED, 0.5).setQueuedAt(NOON.plusSeconds(3_600)));
    assertThat(escalated()).isEmpty();
  }

  @Test
  void aSettledJobThatComesAgainWaitsForEverybody() {
    put(caseJob("crossing", "r1", Lane.DOUBT, 0.5));
    shelf.escalated("crossing/r1", escalation("crossing/r1", 1, true), 0);

    shelf.told("crossing/r1", null, 7);
    put(caseJob("crossing", "r1", Lane.DOUBT, 0.5));

    assertThat(escalated()).isEmpty();
    assertThat(ids(null, null, null)).containsExactly("crossing/r1");
  }
}
