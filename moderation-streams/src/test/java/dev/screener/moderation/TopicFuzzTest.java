package dev.screener.moderation;

import static dev.screener.moderation.ReviewDraft.review;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.fuzz.AvroGarbage;
import dev.screener.contracts.fuzz.Faults;
import dev.screener.contracts.fuzz.Fuzz;
import dev.screener.contracts.fuzz.HostileEvents;
import dev.screener.contracts.serde.RandomEvents;
import dev.screener.contracts.streams.DeadLetters;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever stands on a topic that the line reads, the next review is judged, and nothing but what
 * cannot be read becomes a dead letter.
 */
@Timeout(3600)
class TopicFuzzTest {

  private static final TopicCatalogue TOPICS = new TopicCatalogue("", 1);

  private static final List<Topic<?>> READ =
      List.of(
          TOPICS.submitted(),
          TOPICS.submitted(),
          TOPICS.rerouted(),
          TOPICS.standing(),
          TOPICS.reports(),
          TOPICS.reportersStanding(),
          TOPICS.decisions(),
          TOPICS.siegeDecisions(),
          TOPICS.campaignDecisions(),
          TOPICS.policies(),
          TOPICS.models(),
          TOPICS.films());

  /** The reviews before, their film, their authors, and what else a record may name. */
  private static final List<String> IDS =
      List.of(
          "crossing",
          "crossing",
          "crossing",
          "r0",
          "r1",
          "r2",
          "r3",
          "ada0",
          "ada1",
          "ada2",
          "ada3",
          "s-r1",
          "s-r2",
          "crossing/r1",
          "crossing/r2",
          "flood/ada1",
          "siege/crossing",
          "campaign/c1",
          "SPAM",
          "default/1");

  /** How many records one line takes before the next begins anew. */
  private static final int OF_ONE_LINE = 1_000;

  @TempDir private Path state;
  private Line line;
  private int lines;
  private int fed;

  /** A record on a topic. */
  private record Fed(Topic<?> topic, byte[] key, byte[] value) {

    static Fed of(Random random) {
      Topic<?> topic = READ.get(random.nextInt(READ.size()));
      SpecificRecord event = new HostileEvents(random, IDS, Line.START).of(topic.valueClass());
      byte[] sound = RandomEvents.encoded(event);
      byte[] value =
          switch (random.nextInt(8)) {
            case 0 -> null;
            case 1, 2 -> AvroGarbage.of(sound, random);
            default -> sound;
          };
      return new Fed(topic, key(event, random), value);
    }

    /** As it should be, or any. */
    private static byte[] key(SpecificRecord event, Random random) {
      if (random.nextInt(3) > 0) {
        return IDS.get(random.nextInt(IDS.size())).getBytes(UTF_8);
      }
      return switch (random.nextInt(4)) {
        case 0 -> null;
        case 1 -> new byte[0];
        case 2 -> new byte[] {(byte) 0xff, (byte) random.nextInt(), 0, '/'};
        default -> String.valueOf(event.get(0)).getBytes(UTF_8);
      };
    }

    Stream<Fed> smaller() {
      return value == null
          ? Stream.empty()
          : Fuzz.parts(value).map(less -> new Fed(topic, key, less));
    }

    @Override
    public String toString() {
      return topic.name()
          + " key "
          + (key == null ? null : Fuzz.shown(key))
          + " value "
          + (value == null ? null : Fuzz.shown(value) + said());
    }

    private String said() {
      try {
        return "\n" + RandomEvents.serde(topic.valueClass()).decode(value);
      } catch (RuntimeException unreadable) {
        return "\n" + unreadable.getMessage();
      }
    }
  }

  @BeforeEach
  void start() {
    line = new Line(state.resolve("line-" + lines++));
    for (int i = 0; i < 4; i++) {
      line.submit(review("r" + i).by("ada" + i));
    }
    line.verdicts();
  }

  @AfterEach
  void stop() {
    line.close();
  }

  @Test
  void whateverStandsOnATopicTheNextReviewIsJudged() {
    Fuzz.of("records on the topics of moderation-streams", Fed::of)
        .madeSmallerBy(Fed::smaller)
        .tries(2_000)
        .check(this::theNextReviewIsJudged);
  }

  @Test
  void whateverAReviewSaysItIsJudged() {
    Fuzz.ofTexts("texts through the line", TopicFuzzTest::text)
        .tries(1_000)
        .check(
            text -> {
              String name = fresh();
              line.submit(review(name).by(name).saying(text.isBlank() ? "-" : text));
              assertThat(line.verdicts())
                  .extracting(ReviewVerdict::getSubmissionId)
                  .contains("s-" + name);
            });
  }

  private void theNextReviewIsJudged(Fed record) {
    String name = fresh();
    line.after(Duration.ofMillis(200)).feed(record.topic().name(), record.key(), record.value());
    line.submit(review(name).by(name));

    assertThat(line.verdicts()).extracting(ReviewVerdict::getSubmissionId).contains("s-" + name);
    for (TestRecord<byte[], byte[]> letter : line.deadLetters(record.topic().name())) {
      byte[] reason = letter.headers().lastHeader(DeadLetters.REASON).value();
      assertThat(new String(reason, UTF_8)).startsWith("SerializationException: ");
    }
  }

  private String fresh() {
    if (++fed % OF_ONE_LINE == 0) {
      stop();
      start();
    }
    return "good-" + fed;
  }

  private static String text(Random random) {
    String honest = ReviewDraft.HONEST;
    String text =
        Faults.in(random.nextBoolean() ? honest : ReviewDraft.ADVERT, random, Faults.PIECES);
    StringBuilder any = new StringBuilder(text);
    for (int i = random.nextInt(60); i > 0; i--) {
      int point = random.nextInt(random.nextBoolean() ? 0x3000 : 0x110000);
      if (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE) {
        any.insert(
            random.nextInt(any.length() + 1),
            Character.toString(point).repeat(1 + random.nextInt(9)));
      }
    }
    String whole = any.toString();
    String much = random.nextInt(20) == 0 ? whole.repeat(60) : whole;
    return much.substring(0, Math.min(20_000, much.length()));
  }
}
