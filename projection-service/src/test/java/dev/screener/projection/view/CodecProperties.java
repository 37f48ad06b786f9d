package dev.screener.projection.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

/** Rows and counts come back from their bytes as they went in. */
class CodecProperties {

  private static final int TRIES = 5_000;

  @Test
  void anyRowComesBack() {
    Random random = new Random(21);
    for (int i = 0; i < TRIES; i++) {
      ReviewRow row = row(random);

      assertThat(ReviewRowCodec.decode(ReviewRowCodec.encode(row))).isEqualTo(row);
    }
  }

  @Test
  void anyCountsComeBack() {
    Random random = new Random(22);
    for (int i = 0; i < TRIES; i++) {
      FilmCounts counts =
          new FilmCounts(
              random.nextInt(),
              random.nextInt(9),
              random.nextLong(),
              LongStream.range(0, 10).map(rating -> random.nextInt(1_000)).boxed().toList(),
              random.nextLong());

      assertThat(FilmCountsCodec.decode(FilmCountsCodec.encode(counts))).isEqualTo(counts);
    }
  }

  @Test
  void anyHiddenFiguresComeBack() {
    Random random = new Random(23);
    for (int i = 0; i < TRIES; i++) {
      FilmHidden hidden =
          new FilmHidden(
              random.nextInt(9),
              random.nextBoolean() ? Map.of() : Map.of("SIEGE", 1L + random.nextInt(9)),
              random.nextLong(),
              LongStream.range(0, 10).map(rating -> random.nextInt(1_000)).boxed().toList());

      assertThat(FilmHiddenCodec.decode(FilmHiddenCodec.encode(hidden))).isEqualTo(hidden);
    }
  }

  @Test
  void theRatingOfAnUnshownReviewComesBackAndAnOlderProgramStopsBeforeIt() {
    Standing held =
        new Standing(Outcome.HELD, Display.NONE, 1, DecidedBy.POLICY, List.of("SIEGE"), 5);
    ReviewRow row = ReviewRow.EMPTY.judged(held, "s1");

    assertThat(ReviewRowCodec.decode(ReviewRowCodec.encode(row.unshown(7))))
        .isEqualTo(row.unshown(7));
    assertThat(hex(row.unshown(7))).endsWith(hex(row).substring(4) + "07");
  }

  @Test
  void noBytesAreNoReviewAndNoCounts() {
    assertThat(ReviewRowCodec.decode(null)).isEqualTo(ReviewRow.EMPTY);
    assertThat(FilmCountsCodec.decode(null)).isEqualTo(FilmCounts.NONE);
    assertThat(FilmHiddenCodec.decode(null)).isEqualTo(FilmHidden.NONE);
  }

  @Test
  void theRowOfAnApprovedReviewStaysAsSmallAsIsSaid() {
    Standing standing =
        new Standing(
            Outcome.APPROVED, Display.FULL, 1, DecidedBy.POLICY, List.of(), 1_780_000_000_000L);
    ReviewRow row =
        ReviewRow.EMPTY
            .judged(standing, "3f0e9c1a-8d5e-4c0e-9d53-2b8f3c1f9a10")
            .placed(new Place(1_780_000_000_000L, 8, Display.FULL, 1));

    assertThat(ReviewRowCodec.encode(row)).hasSizeLessThanOrEqualTo(36);
  }

  @Test
  void theBytesOfARowNeverChangeTheirMeaning() {
    Standing standing =
        new Standing(Outcome.REJECTED, Display.NONE, 2, DecidedBy.MODERATOR, List.of("SPAM"), 5);
    ReviewRow row =
        new ReviewRow(
            standing,
            List.of(1L),
            List.of(new Refusal(2, List.of("STALE"))),
            new Place(-1, 10, Display.COVERED, 1));

    assertThat(HexFormat.of().formatHex(ReviewRowCodec.encode(row)))
        .isEqualTo(
            "0103"
                + "030104020a0208"
                + "5350414d"
                + "010a0402"
                + "010000000000000001"
                + "010000000000000002020a5354414c45");
  }

  @Test
  void aRowOfBeforeFactsWereKeptStandsSinceItWasJudged() {
    byte[] old =
        HexFormat.of().parseHex("0103" + "030104020a0208" + "5350414d" + "010a0402" + "00" + "00");

    Standing standing = ReviewRowCodec.decode(old).standing();

    assertThat(standing.since()).isEqualTo(standing.judgedAt()).isEqualTo(5);
    assertThat(standing.facts()).isEmpty();
  }

  @Test
  void whatAnOlderProgramDoesNotKnowStandsAtTheEnd() {
    Standing bare =
        new Standing(Outcome.REJECTED, Display.NONE, 2, DecidedBy.MODERATOR, List.of("SPAM"), 5);
    Standing full =
        new Standing(
            Outcome.REJECTED,
            Display.NONE,
            2,
            DecidedBy.MODERATOR,
            List.of("SPAM"),
            5,
            3,
            Set.of(StandingFact.REPORTED, StandingFact.APPEALED));

    String before = hex(ReviewRow.EMPTY.judged(bare, "s1"));
    String after = hex(ReviewRow.EMPTY.judged(full, "s1"));

    assertThat(before).startsWith("0101");
    assertThat(after).startsWith("0105").endsWith(before.substring(4) + "040a");
  }

  @Test
  void aNewerVersionIsNotGuessedAt() {
    assertThatThrownBy(() -> ReviewRowCodec.decode(new byte[] {2, 0, 0, 0}))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("version 2");
    assertThatThrownBy(() -> FilmCountsCodec.decode(new byte[] {2}))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("version 2");
  }

  private static ReviewRow row(Random random) {
    Standing standing =
        random.nextInt(4) == 0
            ? null
            : new Standing(
                pick(Outcome.values(), random),
                pick(Display.values(), random),
                random.nextInt(1_000),
                pick(DecidedBy.values(), random),
                texts(random),
                random.nextLong(),
                random.nextLong(),
                facts(random));
    Place place =
        random.nextBoolean()
            ? null
            : new Place(
                random.nextLong(),
                random.nextInt(11),
                pick(Display.values(), random),
                random.nextInt());
    List<Long> answered =
        LongStream.generate(random::nextLong).limit(random.nextInt(5)).boxed().toList();
    List<Refusal> refusals =
        IntStream.range(0, random.nextInt(5))
            .mapToObj(i -> new Refusal(random.nextLong(), texts(random)))
            .toList();
    return new ReviewRow(standing, answered, refusals, place);
  }

  private static String hex(ReviewRow row) {
    return HexFormat.of().formatHex(ReviewRowCodec.encode(row));
  }

  private static Set<StandingFact> facts(Random random) {
    return Stream.of(StandingFact.values())
        .filter(fact -> random.nextBoolean())
        .collect(Collectors.toSet());
  }

  private static <T> T pick(T[] values, Random random) {
    return values[random.nextInt(values.length)];
  }

  private static List<String> texts(Random random) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> "GRÜND_" + "é漢".repeat(random.nextInt(200)))
        .toList();
  }
}
