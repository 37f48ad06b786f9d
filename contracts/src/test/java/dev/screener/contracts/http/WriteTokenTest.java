package dev.screener.contracts.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteTokenTest {

  private static final int TRIES = 100_000;

  private final WriteToken submission = new WriteToken.OfSubmission("crossing", "r-1", "s~1");
  private final WriteToken decision = new WriteToken.OfDecision("crossing", "r-1", "d~1");
  private final WriteToken film = new WriteToken.OfFilm("crossing", 11, Long.MAX_VALUE);

  @Test
  void aTokenComesBackAsItWas() {
    assertThat(WriteToken.decode(submission.encode())).contains(submission);
    assertThat(WriteToken.decode(film.encode())).contains(film);
    assertThat(WriteToken.decode(decision.encode())).contains(decision);
  }

  @Test
  void aTokenCanStandInAHeaderAndInAnAddress() {
    assertThat(submission.encode()).matches("[A-Za-z0-9_-]+");
    assertThat(film.encode()).matches("[A-Za-z0-9_-]+");
    assertThat(decision.encode()).matches("[A-Za-z0-9_-]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "s:",
        "f:",
        "s:crossing@s-1",
        "s:crossing/r-1",
        "s:crossing/r/1@s-1",
        "s:/@",
        "s:cross ing/r-1@s-1",
        "f:crossing@0",
        "f:crossing@-1/0",
        "f:crossing@0/-1",
        "f:crossing@0/99999999999999999999",
        "f:crossing@99999999999/0",
        "x:crossing@0/0",
        "x:crossing/r-1@d-1",
        "d:crossing@d-1",
        "d:crossing/r-1@",
        "d:crossing/r-1@0/1",
        "@"
      })
  void whatIsNoTokenOfOursIsEmpty(String text) {
    String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));

    assertThat(WriteToken.decode(encoded)).isEmpty();
  }

  @Test
  void garbageNeverThrows() {
    Random random = new Random(7);
    for (int i = 0; i < TRIES; i++) {
      String garbage = i % 2 == 0 ? noise(random) : mutated(random, submission.encode());

      // A mutation may hit upon another good token; then that token is whole.
      WriteToken.decode(garbage)
          .ifPresent(token -> assertThat(WriteToken.decode(token.encode())).contains(token));
    }
    assertThat(WriteToken.decode("not base64!")).isEmpty();
  }

  private static String noise(Random random) {
    char[] noise = new char[random.nextInt(40)];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (char) random.nextInt(random.nextBoolean() ? 0x80 : 0x10000);
    }
    return new String(noise);
  }

  private static String mutated(Random random, String good) {
    StringBuilder mutated = new StringBuilder(good);
    for (int i = 0; i <= random.nextInt(3); i++) {
      mutated.setCharAt(random.nextInt(mutated.length()), (char) (32 + random.nextInt(95)));
    }
    mutated.setLength(random.nextInt(mutated.length() + 1));
    return mutated.toString();
  }
}
