package dev.screener.moderation.author;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.moderation.record.AuthorHistory;
import dev.screener.policy.AuthorSignal;
import dev.screener.policy.Evidence;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final long MONTH = History.REMEMBERED;
  private static final long TEXT = 0x1234_5678_9ABCL;

  private AuthorHistory stored = History.of(null).toRecord();

  @Test
  void aTextIsKnownAgainAfterYears() {
    submit(0, 1, TEXT);
    submit(10 * MONTH, 2, TEXT);

    submit(30 * MONTH, 3, TEXT);

    assertThat(sameTextBefore(30 * MONTH, 3, TEXT)).isEqualTo(2);
    assertThat(sameTextBefore(30 * MONTH, 3, TEXT + 1)).isZero();
  }

  @Test
  void theSameFilmIsNoOtherHoweverLongAgo() {
    submit(0, 1, TEXT);

    submit(2 * MONTH, 1, TEXT);

    assertThat(sameTextBefore(2 * MONTH, 1, TEXT)).isZero();
  }

  @Test
  void votesWithoutTextTakeNoRoom() {
    submit(0, 1, TEXT);
    for (int vote = 0; vote < 1_000; vote++) {
      submit(MONTH + vote, 100 + vote, 0);
    }

    submit(3 * MONTH, 2, TEXT);

    assertThat(sameTextBefore(3 * MONTH, 2, TEXT)).isEqualTo(1);
  }

  @Test
  void whatIsRememberedIsBounded() {
    for (int review = 0; review < 2_000; review++) {
      submit(review * History.HOUR, review, TEXT + review);
    }

    assertThat(stored.getRecent().remaining()).isEqualTo(History.MAX_RECENT * 24);
    assertThat(stored.getTexts().remaining()).isEqualTo(History.MAX_OLDER * 12);
  }

  @Test
  void whoIsVouchedForStaysSoUntilNothingOfHisStands() {
    History history = History.of(null);
    boolean atFirst = history.isVouchedFor();
    history.stands(0, 1);
    history.stands(History.HOUR, 2);

    history.fell(1);
    boolean byTheOther = history.isVouchedFor();
    history.fell(2);

    assertThat(atFirst).isFalse();
    assertThat(byTheOther).isTrue();
    assertThat(history.isVouchedFor()).isFalse();
  }

  private void submit(long at, long film, long text) {
    History history = History.of(stored);
    history.submitted(at, film, text);
    stored = history.toRecord();
  }

  private int sameTextBefore(long at, long film, long text) {
    Evidence.Builder evidence = Evidence.builder();
    History.of(stored).tell(at, film, text, evidence);
    return (int) evidence.build().value(AuthorSignal.SAME_TEXT_BEFORE);
  }
}
