package dev.screener.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DistinctIdsTest {

  @Test
  void whatCameTwiceCountsOnceHoweverManyThereAre() {
    DistinctIds ids = new DistinctIds();
    for (int i = 0; i < 100_000; i++) {
      ids.add("s-" + i);
    }
    ids.add("s-99999");
    ids.add("s-0");

    long distinct = ids.distinct();

    assertThat(distinct).isEqualTo(100_000);
    assertThat(ids.size()).isEqualTo(100_002);
  }

  @Test
  void moreMayBeAddedAfterCounting() {
    DistinctIds ids = new DistinctIds();
    ids.add("b");
    ids.add("a");
    long first = ids.distinct();
    ids.add("a");
    ids.add("c");

    long second = ids.distinct();

    assertThat(first).isEqualTo(2);
    assertThat(second).isEqualTo(3);
    assertThat(ids.size()).isEqualTo(4);
  }
}
