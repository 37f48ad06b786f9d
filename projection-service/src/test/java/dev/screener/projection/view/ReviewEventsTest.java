package dev.screener.projection.view;

import static dev.screener.projection.view.Events.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.Outcome;
import dev.screener.projection.live.EventFeed;
import dev.screener.projection.live.EventRing;
import dev.screener.projection.live.OffsetVector;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the topology tells those who listen to films. */
class ReviewEventsTest {

  @TempDir Path directory;

  /** Everything that is told, in order. */
  private static final class Everything implements EventFeed.Audience {
    private final List<String> heard = new ArrayList<>();

    @Override
    public boolean listensTo(String subject) {
      return true;
    }

    @Override
    public void told(EventRing.Told told) {
      heard.add(told.subject() + ' ' + told.event().name() + ' ' + told.event().data());
    }

    @Override
    public void touched(String subject) {
      heard.add(subject + " touched");
    }

    @Override
    public void stands(int scope, OffsetVector at) {}

    @Override
    public void ended(int scope) {
      heard.add("ended " + scope);
    }
  }

  @Test
  void whatReadersSeeIsToldAsItChangesAndWhatTheyDoNotSeeAsFiguresOnly() {
    Everything all = new Everything();
    try (ViewDriver view = new ViewDriver(directory)) {
      view.live.handTo(all);
      view.verdict(Events.verdict("f", "r0", 1, Outcome.HELD, "s0"));
      view.approved(Events.approved("f", "r1", 1, 5, NOON));
      view.approved(Events.approved("f", "r1", 1, 5, NOON));
      view.approved(Events.approved("f", "r1", 2, null, NOON));
      view.takenDown("f", "r1");
      view.takenDown("f", "r1");
    }

    assertThat(all.heard)
        .containsExactly(
            "f touched",
            "f shown {\"reviewId\":\"r1\",\"revision\":1,\"display\":\"FULL\",\"rating\":5}",
            "f touched",
            "f changed {\"reviewId\":\"r1\",\"revision\":2,\"display\":\"FULL\",\"rating\":null}",
            "f touched",
            "f gone {\"reviewId\":\"r1\"}",
            "f touched",
            "ended 0");
  }

  @Test
  void anEventsIdIsTheOffsetOfTheRecordThatItFollowsFrom() {
    try (ViewDriver view = new ViewDriver(directory)) {
      view.approved(Events.approved("f", "r1", 1, 5, NOON));
      view.approved(Events.approved("g", "r2", 1, 5, NOON));
      view.takenDown("f", "r1");

      EventRing.Since since =
          view.live.since(0, "f", OffsetVector.decode("a0.0").orElseThrow()).orElseThrow();

      assertThat(since.missed()).extracting(told -> told.at().encode()).containsExactly("a0.2");
    }
  }
}
