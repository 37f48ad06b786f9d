package dev.screener.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.ContentSignal;
import dev.screener.scoring.Signal;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SignalsTest {

  @Test
  void idsAndKeysAreUnique() {
    assertThat(Signals.all()).extracting(Signal::id).doesNotHaveDuplicates();
    assertThat(Signals.all()).extracting(Signal::key).doesNotHaveDuplicates();
  }

  @Test
  void eachSignalIsFoundByIdKeyAndSlot() {
    for (Signal signal : Signals.all()) {
      assertThat(Signals.byId(signal.id())).isSameAs(signal);
      assertThat(Signals.byKey(signal.key())).isSameAs(signal);
      assertThat(Signals.at(Signals.slot(signal))).isSameAs(signal);
    }
  }

  @Test
  void unknownIdsAndKeysAreAbsent() {
    assertThat(Signals.byId(-1)).isNull();
    assertThat(Signals.byId(0)).isNull();
    assertThat(Signals.byId(1_000_000)).isNull();
    assertThat(Signals.byKey("author.name")).isNull();
  }

  @Test
  void eachDeskKeepsToItsRangeOfIds() {
    assertThat(ContentSignal.values()).allMatch(s -> s.id() >= 1 && s.id() <= 199);
    assertThat(AuthorSignal.values()).allMatch(s -> s.id() >= 200 && s.id() <= 299);
    assertThat(ReviewSignal.values()).allMatch(s -> s.id() >= 300 && s.id() <= 399);
    assertThat(ReportSignal.values()).allMatch(s -> s.id() >= 400 && s.id() <= 499);
    assertThat(CampaignSignal.values()).allMatch(s -> s.id() >= 500 && s.id() <= 599);
    assertThat(SiegeSignal.values()).allMatch(s -> s.id() >= 600 && s.id() <= 699);
  }

  @Test
  void signalsOnceGivenOutAreNeitherChangedNorReused() throws IOException {
    Map<Integer, String> now = Signals.all().stream().collect(toMap(Signal::id, Signal::key));

    Map<Integer, String> givenOut = signalsGivenOut();

    assertThat(now)
        .as("add a new signal to signals-given-out.txt; never change a line of it")
        .isEqualTo(givenOut);
  }

  private static Map<Integer, String> signalsGivenOut() throws IOException {
    try (InputStream file =
        Objects.requireNonNull(SignalsTest.class.getResourceAsStream("/signals-given-out.txt"))) {
      return new String(file.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" ", 2))
          .collect(toMap(parts -> Integer.valueOf(parts[0]), parts -> parts[1]));
    }
  }
}
