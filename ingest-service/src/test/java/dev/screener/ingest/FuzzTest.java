package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.access.Principal;
import dev.screener.contracts.access.Role;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.fuzz.Faults;
import dev.screener.contracts.fuzz.Fuzz;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever comes in, it is taken or refused; nothing breaks. */
@Timeout(3600)
class FuzzTest {

  private static final String SOUND =
      """
      {"filmId":"f","reviewId":"r","authorId":"ada","authorName":"Ada","rating":8,"title":"Tít",
       "text":"Two \\ud83d\\ude00 lines\\n — 映画","language":"pt","verifiedViewing":true,
       "accountCreatedAt":"2020-01-01T00:00:00Z","clientHash":"ab","submittedAt":"2021-01-01T00:00:00Z",
       "imported":true,"priorOutcome":"APPROVED"}
      """;

  private static final List<String> PIECES =
      Stream.concat(
              Faults.PIECES.stream(),
              Stream.of(
                  "\"authorId\"", "\"rating\"", "\"text\":", "\"filmId\":\"..\"", "\"imported\":"))
          .toList();

  private int sound;
  private int asked;

  @Test
  void noBodyBreaksTheIntake() {
    ReviewIntake intake = new ReviewIntake(Clock.systemUTC());
    AvroSerde<ReviewSubmission> serde = AvroSerde.of(ReviewSubmission.class, WriterSchemas.none());
    Envelope envelope =
        new Envelope(
            new Principal("importer", Set.of(Role.IMPORTER), null),
            SubmissionKind.SUBMITTED,
            null,
            null,
            null,
            null);

    Fuzz.ofBytes("bodies of reviews", FuzzTest::body)
        .tries(50_000)
        .check(
            body -> {
              Reading<ReviewSubmission> reading = intake.read(envelope, body, 0, body.length);

              asked++;
              if (reading instanceof Reading.Sound<ReviewSubmission> taken) {
                sound++;
                // What is taken can be written and read again, whole.
                assertThat(serde.decode(serde.encode(taken.value()))).isEqualTo(taken.value());
              } else if (reading instanceof Reading.Refused<ReviewSubmission> refused) {
                assertThat(refused.problem().status()).isIn(400, 403, 422);
                assertThat(Answers.json(refused.problem())).isNotEmpty();
              }
            });

    assertThat(sound).isBetween(asked / 50, asked * 4 / 5);
  }

  /** A sound body with up to four faults. */
  private static byte[] body(Random random) {
    return Faults.in(SOUND.replace("\n", "").getBytes(UTF_8), random, PIECES);
  }
}
