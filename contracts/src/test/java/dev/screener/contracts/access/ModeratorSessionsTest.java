package dev.screener.contracts.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ModeratorSessionsTest {

  private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String TOKEN = "the-token-of-a-moderator";

  private final ModeratorSessions sessions = at(NOW);

  @Test
  void aSessionGivesItsTokenUntilItExpires() {
    String cookie = sessions.seal(TOKEN, HOUR);

    assertThat(at(NOW.plus(HOUR).minusSeconds(1)).open(cookie)).contains(TOKEN);
    assertThat(at(NOW.plus(HOUR)).open(cookie)).isEmpty();
  }

  @Test
  void theTokenCannotBeReadInTheCookie() {
    assertThat(sessions.seal(TOKEN, HOUR)).doesNotContain(TOKEN).matches("[A-Za-z0-9_.-]+");
  }

  @Test
  void aCookieUnderAnotherKeyOrWithAChangeInItIsForged() {
    byte[] other = KEY.clone();
    other[0] ^= 1;
    String foreign =
        new ModeratorSessions(other, Clock.fixed(NOW, ZoneOffset.UTC)).seal(TOKEN, HOUR);
    String cookie = sessions.seal(TOKEN, HOUR);
    int middle = cookie.lastIndexOf('.') - 4;
    String changed =
        cookie.substring(0, middle)
            + (cookie.charAt(middle) == 'A' ? 'B' : 'A')
            + cookie.substring(middle + 1);

    assertThat(sessions.open(foreign)).isEmpty();
    assertThat(sessions.open(changed)).isEmpty();
  }

  @Test
  void aReadersSessionAndGarbageAreNone() {
    String readers = new ReaderSessions(KEY, Clock.fixed(NOW, ZoneOffset.UTC)).issue("ada", HOUR);

    assertThat(sessions.open(readers)).isEmpty();
    assertThat(sessions.open("")).isEmpty();
    assertThat(sessions.open("a.b.c.d.e")).isEmpty();
  }

  @Test
  void aShortKeyIsRefused() {
    assertThatThrownBy(() -> new ModeratorSessions(new byte[31], Clock.systemUTC()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ModeratorSessions at(Instant now) {
    return new ModeratorSessions(KEY, Clock.fixed(now, ZoneOffset.UTC));
  }
}
