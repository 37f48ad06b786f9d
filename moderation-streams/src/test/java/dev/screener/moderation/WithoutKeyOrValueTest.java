package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.streams.DeadLetters;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A record that lacks what every one has is put away with a reason that can be read. */
class WithoutKeyOrValueTest {

  @TempDir Path state;
  private Line line;

  @BeforeEach
  void start() {
    line = new Line(state);
  }

  @AfterEach
  void stop() {
    line.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reviews.submitted",
        "moderation.decisions",
        "moderation.campaign-decisions",
        "moderation.siege-decisions",
        "moderation.reports",
        "authors.standing",
        "reporters.standing"
      })
  void aRecordWithoutAValueIsPutAway(String topic) {
    line.feed(topic, "crossing/r1".getBytes(UTF_8), null).submit(review("r1"));

    assertThat(reasons(topic)).singleElement().asString().endsWith("without a value");
    assertThat(line.verdicts()).hasSize(1);
  }

  @Test
  void aDecisionWithoutAKeyIsPutAway() {
    ModeratorDecision decision =
        ModeratorDecision.newBuilder()
            .setDecisionId("d1")
            .setFilmId("crossing")
            .setReviewId("r1")
            .setRevision(1)
            .setAction(DecisionAction.REJECT)
            .setEffect(DecisionEffect.RULES)
            .setReason("SPAM")
            .setModeratorToken("token-1")
            .setDecidedAt(Line.START)
            .build();
    byte[] bytes = AvroSerde.of(ModeratorDecision.class, WriterSchemas.none()).encode(decision);

    line.submit(review("r1")).feed("moderation.decisions", null, bytes);

    assertThat(reasons("moderation.decisions"))
        .containsExactly("SerializationException: a record of moderation.decisions without a key");
    assertThat(line.verdicts()).hasSize(1);
  }

  private List<String> reasons(String topic) {
    return line.deadLetters(topic).stream().map(WithoutKeyOrValueTest::reason).toList();
  }

  private static String reason(TestRecord<byte[], byte[]> letter) {
    return new String(letter.headers().lastHeader(DeadLetters.REASON).value(), UTF_8);
  }
}
