package dev.screener.moderation.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.moderation.record.TemplateCluster;
import dev.screener.scoring.template.Sketch;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ClusterTest {

  private static final float BITS = 20;
  private static final long DAY = 24 * Members.HOUR;

  @Test
  void aReviewCountsOnce() {
    Cluster cluster = Cluster.empty(BITS);

    assertThat(cluster.add(Members.throwaway(1, Members.START))).isTrue();
    assertThat(cluster.add(Members.throwaway(1, Members.START + 1))).isFalse();
    assertThat(cluster.reviews()).isEqualTo(1);
  }

  @Test
  void whatIsStoredIsWhatWasThere() {
    Cluster cluster = Cluster.empty(BITS);
    for (int i = 0; i < 30; i++) {
      cluster.add(near(i, new Sketch(i, -i)));
      cluster.add(Members.proven(i, Members.START + i * 1000L));
    }

    Cluster read = Cluster.of(cluster.record());

    assertThat(read.members()).isEqualTo(cluster.members());
    assertThat(read.spread()).isEqualTo(cluster.spread());
    assertThat(read.record()).isEqualTo(cluster.record());
  }

  @Test
  void theOrderInWhichMembersComeChangesNothing() {
    Cluster forth = Cluster.empty(BITS);
    Cluster back = Cluster.empty(BITS);
    for (int i = 0; i < 60; i++) {
      forth.add(Members.throwaway(i, Members.START + i * 1000L));
      back.add(Members.throwaway(59 - i, Members.START + (59 - i) * 1000L));
    }

    assertThat(back.spread()).isEqualTo(forth.spread());
    assertThat(back.members()).isEqualTo(forth.members());
  }

  @Test
  void aPhraseThatManyUseBecomesACommonplaceOfConstantSize() {
    TemplateCluster stored = Cluster.empty(12).record();
    int largest = 0;
    for (int i = 0; i < 20_000; i++) {
      Cluster cluster = Cluster.of(stored);
      cluster.add(Members.proven(i, Members.START + i * 60_000L));
      stored = cluster.record();
      largest = Math.max(largest, bytes(stored));
    }
    Cluster cluster = Cluster.of(stored);

    assertThat(cluster.state()).isEqualTo(ClusterState.COMMONPLACE);
    assertThat(cluster.members()).hasSize(Cluster.NEWEST_LISTED);
    assertThat(cluster.reviews()).isEqualTo(20_000);
    assertThat(cluster.spread().authors()).isCloseTo(20_000, Percentage.withPercentage(40));
    assertThat(bytes(stored)).isLessThan(1_500);
    assertThat(largest).isLessThan(4_000);
  }

  @Test
  void membersThatAreOlderThanAClusterLivesAreDropped() {
    Cluster cluster = Cluster.empty(BITS);
    cluster.add(Members.throwaway(1, Members.START));
    cluster.add(Members.throwaway(2, Members.START + 31 * DAY));

    assertThat(cluster.reviews()).isEqualTo(1);
    assertThat(cluster.spread().firstAt()).isEqualTo(Members.START + 31 * DAY);
    assertThat(cluster.expiresAt()).isEqualTo(Members.START + 61 * DAY);
  }

  @Test
  void onceFormedItListsNoneAndCountsOn() {
    Cluster cluster = Cluster.empty(BITS);
    for (int i = 0; i < 12; i++) {
      cluster.add(Members.throwaway(i, Members.START + i * 1000L));
    }
    cluster.form("c", Members.throwaway(11, Members.START));
    for (int i = 12; i < 40; i++) {
      cluster.add(Members.throwaway(i, Members.START + i * 1000L));
    }
    Cluster read = Cluster.of(cluster.record());

    assertThat(read.state()).isEqualTo(ClusterState.FORMED);
    assertThat(read.campaignId()).isEqualTo("c");
    assertThat(read.members()).isEmpty();
    assertThat(read.spread().reviews()).isEqualTo(40);
    assertThat(read.spread().firstReviews()).isEqualTo(40);
    assertThat(read.spread().authors()).isCloseTo(40, Percentage.withPercentage(25));
    assertThat(bytes(read.record())).isLessThan(300);
  }

  @Test
  void aFormedClusterCoversItsMouldAndStrangersOnly() {
    Sketch mould = new Sketch(0x1234567890ABCDEFL, 0x0F1E2D3C4B5A6978L);
    Cluster cluster = Cluster.empty(BITS);
    for (int i = 0; i < 12; i++) {
      cluster.add(near(i, mould));
    }
    cluster.form("c", near(11, mould));
    Cluster read = Cluster.of(cluster.record());

    assertThat(read.covers(near(50, mould))).isTrue();
    assertThat(read.covers(near(51, new Sketch(~mould.one(), ~mould.two())))).isFalse();
    assertThat(read.covers(Members.proven(52, Members.START))).isFalse();
  }

  @Test
  void underALinkOnlyTextsOfOneMouldAreCountedTogether() {
    SplittableRandom random = new SplittableRandom(4);
    Sketch mould = new Sketch(random.nextLong(), random.nextLong());
    Cluster cluster = Cluster.empty(BITS);
    for (int i = 0; i < 10; i++) {
      cluster.add(near(i, mould));
      cluster.add(near(100 + i, new Sketch(random.nextLong(), random.nextLong())));
    }

    assertThat(cluster.spreadAround(mould).reviews()).isEqualTo(10);
  }

  @Test
  void aReviewThatIsTakenOutIsForgotten() {
    Cluster cluster = Cluster.empty(BITS);
    cluster.add(Members.throwaway(1, Members.START));
    cluster.add(Members.throwaway(2, Members.START));

    assertThat(cluster.remove("film-1", "r-1")).isTrue();
    assertThat(cluster.remove("film-1", "r-1")).isFalse();
    assertThat(cluster.members()).containsExactly(Members.throwaway(2, Members.START));
  }

  @Test
  void aLaterRevisionTakesThePlaceOfTheOneBefore() {
    Cluster cluster = Cluster.empty(BITS);
    cluster.add(Members.throwaway(1, Members.START));
    cluster.add(Members.throwaway(2, Members.START + 1_000));

    assertThat(cluster.add(Members.throwaway(1, Members.START + 60_000))).isTrue();
    assertThat(cluster.reviews()).isEqualTo(2);
    assertThat(cluster.members())
        .containsExactly(
            Members.throwaway(2, Members.START + 1_000),
            Members.throwaway(1, Members.START + 60_000));
  }

  @Test
  void distinctHashesAreCountedWithinAFewTimesTheStandardError() {
    SplittableRandom random = new SplittableRandom(9);
    for (int different : new int[] {1, 10, 100, 1_000, 100_000}) {
      Distinct distinct = new Distinct();
      for (int i = 0; i < different; i++) {
        long hash = random.nextLong();
        distinct.add(hash);
        distinct.add(hash);
      }

      assertThat(distinct.estimate()).isCloseTo(different, Percentage.withPercentage(40));
    }
  }

  private static Member near(int n, Sketch sketch) {
    return new Member(
        n, "film-" + n, "n-" + n, Members.START + n * 1000L, 10, -1, 0, true, false, sketch);
  }

  private static int bytes(TemplateCluster record) {
    return record.getMembers().remaining()
        + record.getTallies().remaining()
        + record.getSketches().remaining();
  }
}
