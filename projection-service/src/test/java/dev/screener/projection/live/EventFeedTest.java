package dev.screener.projection.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventFeedTest {

  private static final int MOST = 3;

  private final EventFeed feed = new EventFeed(MOST);
  private final Noting heard = new Noting();

  /** Listens to the film f. */
  private static final class Noting implements EventFeed.Audience {
    private final List<String> notes = new ArrayList<>();

    @Override
    public boolean listensTo(String subject) {
      return subject.equals("f");
    }

    @Override
    public void told(EventRing.Told told) {
      notes.add(told.event().name() + '@' + told.at().encode());
    }

    @Override
    public void touched(String subject) {
      notes.add("touched " + subject);
    }

    @Override
    public void stands(int scope, OffsetVector at) {
      notes.add("stands " + scope + '@' + at.encode());
    }

    @Override
    public void ended(int scope) {
      notes.add("ended " + scope);
    }
  }

  @BeforeEach
  void listen() {
    feed.handTo(heard);
    feed.begin(3, Set.of("a3", "v3"));
  }

  @Test
  void whoListensHearsItsSubjectInOrderWithTheOffsetsOfAllSources() {
    feed.tell(3, "a3", 10, "f", event("shown"));
    feed.tell(3, "a3", 11, "g", event("shown"));
    feed.tell(3, "v3", 7, "f", event("gone"));
    feed.touch("f");
    feed.touch("g");
    feed.stand(3);
    feed.end(3);
    feed.tell(3, "a3", 12, "f", event("shown"));

    assertThat(heard.notes)
        .containsExactly(
            "shown@a3.10", "gone@a3.11-v3.7", "touched f", "stands 3@a3.11-v3.7", "ended 3");
  }

  @Test
  void whoComesBackIsToldWhatItMissedOfItsSubjectAndNothingElse() {
    feed.tell(3, "a3", 10, "f", event("one"));
    feed.tell(3, "a3", 11, "g", event("two"));
    feed.tell(3, "v3", 7, "f", event("three"));

    EventRing.Since since = feed.since(3, "f", at("a3", 10, "v3", 6)).orElseThrow();

    assertThat(since.complete()).isTrue();
    assertThat(since.missed()).extracting(told -> told.event().name()).containsExactly("three");
    assertThat(since.at().encode()).isEqualTo("a3.11-v3.7");
    assertThat(feed.since(3, "f", at("a3", 11, "v3", 7)).orElseThrow().missed()).isEmpty();
  }

  @Test
  void whatWasMissedTellsHowFarAllSourcesWereToldThenAlsoBehindForgottenEvents() {
    feed.tell(3, "v3", 7, "g", event("forgotten"));
    feed.tell(3, "a3", 10, "f", event("one"));
    feed.tell(3, "a3", 11, "f", event("two"));
    feed.tell(3, "a3", 12, "g", event("three"));

    EventRing.Since since = feed.since(3, "f", at("a3", 9, "v3", 7)).orElseThrow();

    assertThat(since.missed())
        .extracting(told -> told.at().encode())
        .containsExactly("a3.10-v3.7", "a3.11-v3.7");
  }

  @Test
  void anIdFromBeforeTheOldestKeptEventIsNotComplete() {
    for (int offset = 10; offset < 20; offset++) {
      feed.tell(3, "a3", offset, "f", event("e" + offset));
    }
    feed.tell(3, "v3", 7, "g", event("other"));

    // Kept are 18, 19 and the other film's.
    assertThat(feed.since(3, "f", at("a3", 17, "v3", 6)).orElseThrow().missed()).hasSize(2);
    assertThat(feed.since(3, "f", at("a3", 16, "v3", 6)).orElseThrow().complete()).isFalse();
    assertThat(feed.since(3, "f", at("a3", 16, "v3", 6)).orElseThrow().missed()).isEmpty();
    assertThat(feed.since(3, "f", at("a3", 19, "v3", 5)).orElseThrow().complete()).isFalse();
  }

  @Test
  void beforeItsFirstRecordAScopeKnowsNothingOfThePast() {
    assertThat(feed.since(3, "f", at("a3", 16, "v3", 6)).orElseThrow().complete()).isFalse();
    assertThat(feed.since(3, "f", null).orElseThrow().complete()).isTrue();
    assertThat(feed.since(3, "f", OffsetVector.NOTHING).orElseThrow().complete()).isFalse();
  }

  @Test
  void aScopeThatIsToldElsewhereHasNoAnswer() {
    feed.end(3);

    assertThat(feed.since(3, "f", null)).isEmpty();
    assertThat(feed.since(4, "f", null)).isEmpty();
    assertThat(feed.scopes()).isEmpty();
  }

  private static LiveEvent event(String name) {
    return new LiveEvent(name, "{}");
  }

  private static OffsetVector at(String one, long offset, String other, long otherOffset) {
    return new OffsetVector(new TreeMap<>(Map.of(one, offset, other, otherOffset)));
  }
}
