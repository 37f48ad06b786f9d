package dev.screener.projection.http;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.screener.projection.live.LiveEvent;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The server closes before the streams that tell. */
class ListenersClosingTest {

  @Test
  void whatIsToldToAClosedServerDisturbsNobody() {
    RunningServer server = RunningServer.start();
    server.live.begin(1, Set.of("a1"));
    server.close();

    assertThatCode(
            () -> {
              server.live.tell(1, "a1", 0, "crossing", new LiveEvent("shown", "{}"));
              server.live.touch("crossing");
              server.live.stand(1);
              server.live.end(1);
            })
        .doesNotThrowAnyException();
  }
}
