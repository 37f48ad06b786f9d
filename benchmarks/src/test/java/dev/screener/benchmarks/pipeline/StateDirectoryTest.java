package dev.screener.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Map.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateDirectoryTest {

  @TempDir private Path above;

  @Test
  void aStoresBytesAreThoseOfAllItsPartitions() throws IOException {
    file("6_0/rocksdb/cases/1.sst", 10);
    file("6_11/rocksdb/cases/7.sst", 5);
    file("6_0/rocksdb/case-text/1.sst", 3);
    file("6_0/.lock", 100);

    StateDirectory state = state();

    assertThat(state.bytesByStore()).containsOnly(entry("cases", 15), entry("case-text", 3));
    assertThat(state.bytes()).isEqualTo(18);
  }

  @Test
  void whatEveryInstanceHasWholeIsNoPartition() throws IOException {
    StateDirectory state = state();
    boolean atFirst = state.hasTasks();
    file("global/rocksdb/policies/1.sst", 10);
    file("kafka-streams-process-metadata", 10);
    boolean loaded = state.hasTasks();
    file("3_0/.lock", 0);

    assertThat(atFirst).isFalse();
    assertThat(loaded).isFalse();
    assertThat(state.hasTasks()).isTrue();
  }

  @Test
  void itIsLostWithAllThatIsInIt() throws IOException {
    file("6_0/rocksdb/cases/1.sst", 10);

    state().delete();
    state().delete();

    assertThat(above).isEmptyDirectory();
    assertThat(state().bytes()).isZero();
  }

  @Test
  void aServiceThatIsReadyWithoutHavingOpenedAStoreHasNotRestored() {
    OpenedStores opened = new OpenedStores(state(), System::nanoTime);
    opened.look();

    assertThatIllegalStateException()
        .isThrownBy(opened::secondsSince)
        .withMessage("the service was ready before it had opened a store");
  }

  @Test
  void restoringBeginsWithTheLookThatFirstSeesAPartitionsStores() throws IOException {
    long[] now = {Long.MAX_VALUE - 3_000_000_000L};
    OpenedStores opened = new OpenedStores(state(), () -> now[0]);
    opened.look();
    file("3_0/.lock", 0);
    now[0] += 2_000_000_000L;
    opened.look();
    now[0] += 2_000_000_000L;
    opened.look();
    now[0] += 3_000_000_000L;

    double seconds = opened.secondsSince();

    assertThat(seconds).isEqualTo(5);
  }

  private StateDirectory state() {
    return new StateDirectory(above.resolve("moderation-streams"));
  }

  private void file(String name, int bytes) throws IOException {
    Path file = above.resolve("moderation-streams").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
  }

  private static Entry<String, Long> entry(String store, long bytes) {
    return Map.entry(store, bytes);
  }
}
