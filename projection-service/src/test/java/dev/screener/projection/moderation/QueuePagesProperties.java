package dev.screener.projection.moderation;

import static dev.screener.projection.moderation.InMemoryModeration.NOON;
import static dev.screener.projection.moderation.InMemoryModeration.caseJob;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.QueuedJob;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** While jobs come and go, whoever pages through the queue sees each that stays exactly once. */
class QueuePagesProperties {

  private static final List<Lane> LANES = List.of(Lane.ABUSE, Lane.DOUBT, Lane.APPEAL);

  private final QueueShelf shelf = new QueueShelf((jobId, at) -> {});

  private static QueuedJob random(Random random, String reviewId) {
    return caseJob("crossing", reviewId, LANES.get(random.nextInt(3)), random.nextInt(11) / 10.0)
        .setQueuedAt(NOON.plusSeconds(random.nextInt(50)))
        .build();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void everyJobThatStaysIsSeenOnceAndInOrder(long seed) {
    Random random = new Random(seed);
    Set<String> staying = new HashSet<>();
    List<String> passing = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      QueuedJob job = random(random, "r" + i);
      shelf.told(job.getJobId(), job, 0);
      if (random.nextBoolean()) {
        staying.add(job.getJobId());
      } else {
        passing.add(job.getJobId());
      }
    }

    List<Job> seen = new ArrayList<>();
    JobPlace after = null;
    int next = 200;
    do {
      ModerationQueue.Page page =
          shelf.page(new ModerationQueue.Query(null, null, null, 1 + random.nextInt(20), after));
      seen.addAll(page.jobs());
      after = page.next();
      for (int i = 0; i < 5; i++) {
        QueuedJob coming = random(random, "r" + next++);
        shelf.told(coming.getJobId(), coming, 0);
        passing.add(coming.getJobId());
        shelf.told(passing.remove(random.nextInt(passing.size())), null, 0);
      }
    } while (after != null);

    List<String> ids = seen.stream().map(Job::jobId).toList();
    assertThat(ids).doesNotHaveDuplicates().containsAll(staying);
    assertThat(seen)
        .isSortedAccordingTo(
            (a, b) ->
                a.priority() != b.priority()
                    ? Float.compare(b.priority(), a.priority())
                    : a.queuedAt().compareTo(b.queuedAt()));
  }
}
