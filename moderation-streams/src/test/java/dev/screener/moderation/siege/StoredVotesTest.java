package dev.screener.moderation.siege;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** What is stored is read as it was written, also by the version before. */
class StoredVotesTest {

  private static final long NOW = 1_772_366_400_000L;
  private static final long HORIZON = 6 * 3_600_000L;

  @Test
  void everyVoteIsReadAsItWasWritten() {
    for (Voter voter : Voter.values()) {
      for (Form form : Form.values()) {
        // Given
        RecentVotes recent = new RecentVotes();
        recent.add(new Vote(NOW - HORIZON, 10, voter, form));
        recent.add(new Vote(NOW, 0, voter, form));

        // When
        RecentVotes read = RecentVotes.of(recent.toBytes());

        // Then
        assertThat(read.size()).isEqualTo(2);
        assertThat(Vote.of(read.at(0), read.code(0))).isEqualTo(new Vote(NOW, 0, voter, form));
        assertThat(Vote.of(read.at(1), read.code(1)))
            .isEqualTo(new Vote(NOW - HORIZON, 10, voter, form));
      }
    }
  }

  @Test
  void votesOfTheFormerCodingAreRead() {
    // Given: two of eight points by aged accounts, of which the one was bare and the other long
    int bare = (8 * 5 + 2) * 4;
    ByteBuffer stored = ByteBuffer.allocate(Long.BYTES + 6).putLong(NOW);
    stored.putShort((short) 21_600).put((byte) bare).putShort((short) 0).put((byte) (bare + 3));

    // When
    RecentVotes read = RecentVotes.of(stored.flip());

    // Then
    assertThat(Vote.of(read.at(1), read.code(1)))
        .isEqualTo(new Vote(NOW - HORIZON, 8, Voter.AGED, Form.BARE));
    assertThat(Vote.of(read.at(0), read.code(0)))
        .isEqualTo(new Vote(NOW, 8, Voter.AGED, Form.MEDIUM));
  }
}
