package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.access.Principal;
import dev.screener.contracts.access.Role;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever comes in, it is taken or refused; nothing breaks. */
@Timeout(120)
class FuzzTest {

  private static final long SEED = 20_261_122L;

  private static final String SOUND =
      """
      {"filmId":"f","reviewId":"r","authorId":"ada","authorName":"Ada","rating":8,"title":"Tít",
       "text":"Two \\ud83d\\ude00 lines\\n — 映画","language":"pt","verifiedViewing":true,
       "accountCreatedAt":"2020-01-01T00:00:00Z","clientHash":"ab","submittedAt":"2021-01-01T00:00:00Z",
       "imported":true,"priorOutcome":"APPROVED"}
      """;

  private static final String[] PIECES = {
    "{",
    "}",
    "[",
    "]",
    ":",
    ",",
    "\"",
    "\\",
    "\\u0000",
    "\\ud800",
    "\\udc00",
    "null",
    "true",
    "1e9",
    "-0",
    "99999999999999999999",
    "1.5",
    "\"authorId\"",
    "\"rating\"",
    "\"text\":",
    "\"filmId\":\"..\"",
    " ",
    "\n",
    "\t",
    "\u0000",
    "é",
    "😀",
    "\uFEFF",
    "/*x*/",
    "NaN",
    "'",
    "\"imported\":",
    "\"\":1"
  };

  @Test
  void noBodyBreaksTheIntake() {
    Random random = new Random(SEED);
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
    int sound = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] body = body(random);

      Reading<ReviewSubmission> reading = intake.read(envelope, body, 0, body.length);

      if (reading instanceof Reading.Sound<ReviewSubmission> taken) {
        sound++;
        // What is taken can be written and read again, whole.
        assertThat(serde.decode(serde.encode(taken.value()))).isEqualTo(taken.value());
      } else if (reading instanceof Reading.Refused<ReviewSubmission> refused) {
        assertThat(refused.problem().status()).isIn(400, 403, 422);
        assertThat(Answers.json(refused.problem())).isNotEmpty();
      }
    }
    assertThat(sound).isBetween(1_000, 40_000);
  }

  @Test
  void noBodyIsAnsweredAsOurFault(@TempDir Path directory) {
    Random random = new Random(SEED);
    try (RunningService service = RunningService.acknowledging(directory)) {
      for (int i = 0; i < 300; i++) {
        byte[] body = body(random);

        Client.Answer single = service.to("/v1/films/f/reviews").as(Tokens.IMPORTER).post(body);
        Client.Answer batch =
            service
                .to("/v1/reviews")
                .as(Tokens.IMPORTER)
                .with("Content-Type", "application/x-ndjson")
                .post(body);

        assertThat(single.status()).as(new String(body, UTF_8)).isIn(202, 400, 422);
        assertThat(batch.status()).isEqualTo(200);
        assertThat(batch.body()).doesNotContain("\"status\":5");
      }
    }
  }

  /** A sound body with up to four faults: bytes changed, cut, doubled, or pieces of JSON put in. */
  private static byte[] body(Random random) {
    byte[] bytes = SOUND.replace("\n", "").getBytes(UTF_8);
    for (int faults = random.nextInt(5); faults > 0; faults--) {
      int at = random.nextInt(bytes.length + 1);
      int to = Math.min(bytes.length, at + random.nextInt(20));
      bytes =
          switch (random.nextInt(5)) {
            case 0 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, Math.max(at, to));
            case 1 -> joined(bytes, at, new byte[0], to);
            case 2 -> joined(bytes, to, java.util.Arrays.copyOfRange(bytes, at, to), to);
            case 3 -> joined(bytes, at, new byte[0], bytes.length);
            default -> joined(bytes, at, PIECES[random.nextInt(PIECES.length)].getBytes(UTF_8), at);
          };
    }
    return bytes;
  }

  /** The bytes up to {@code head}, then {@code middle}, then those from {@code tail}. */
  private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(bytes, 0, head);
    whole.writeBytes(middle);
    whole.write(bytes, tail, bytes.length - tail);
    return whole.toByteArray();
  }
}
