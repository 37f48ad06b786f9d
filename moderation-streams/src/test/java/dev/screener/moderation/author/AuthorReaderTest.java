package dev.screener.moderation.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.moderation.record.AuthorReview;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.junit.jupiter.api.Test;

/** What is told of an author's other reviews. */
class AuthorReaderTest {

  private final List<KeyValue<String, AuthorReview>> entries = new ArrayList<>();

  private void wrote(String review, int revision, long at, Long goneSince) {
    entries.add(
        KeyValue.pair(
            "ada/" + review,
            AuthorReview.newBuilder()
                .setRevision(revision)
                .setSubmissions(ByteBuffer.allocate(0))
                .setFirstSubmittedAt(at)
                .setGoneSince(goneSince)
                .build()));
  }

  private AuthorReader.Past newest(int most) {
    return AuthorReader.newest("ada", new Listed(entries.iterator()), most);
  }

  @Test
  void theNewestComeFirstAndAllAreCounted() {
    wrote("crossing/r1", 1, 10, null);
    wrote("harbour/r2", 3, 30, null);
    wrote("orchard/r3", 1, 20, 25L);

    AuthorReader.Past past = newest(2);

    assertThat(past.known()).isEqualTo(3);
    assertThat(past.newest())
        .containsExactly(
            new AuthorReader.Written("harbour", "r2", 3, 30, false),
            new AuthorReader.Written("orchard", "r3", 1, 20, true));
  }

  @Test
  void whereEveryWriteWasRefusedThereIsNoReview() {
    wrote("crossing/r1", 0, 10, 10L);

    assertThat(newest(10)).isEqualTo(new AuthorReader.Past(List.of(), 0));
  }

  @Test
  void noMoreIsReadThanTheBound() {
    for (int i = 0; i < AuthorReader.MOST_READ + 5; i++) {
      wrote("film-" + i + "/r", 1, i, null);
    }

    assertThat(newest(3).known()).isEqualTo(AuthorReader.MOST_READ);
  }

  private record Listed(Iterator<KeyValue<String, AuthorReview>> entries)
      implements KeyValueIterator<String, AuthorReview> {
    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public KeyValue<String, AuthorReview> next() {
      return entries.next();
    }

    @Override
    public String peekNextKey() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
