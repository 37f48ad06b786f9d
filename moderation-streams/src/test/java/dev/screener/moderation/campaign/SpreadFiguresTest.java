package dev.screener.moderation.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.scoring.template.FilmWords;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Measures clusters and the judge of spread on real reviews and prints what it finds; skipped where
 * SCREENER_DATA names no folder.
 */
class SpreadFiguresTest {

  private static final long DAY = 24 * Members.HOUR;
  private static final int SWARM = 5_000;
  private static final String[] TEMPLATES = {
    "watched it twice best film ever",
    "absolutely loved every minute of it",
    "what a masterpiece i cried twice",
    "go see this one right now"
  };

  private static Path folder() {
    return Path.of(System.getenv().getOrDefault("SCREENER_DATA", "none"));
  }

  @BeforeAll
  static void dataIsThere() {
    assumeTrue(
        Files.isDirectory(folder()), "skipped: SCREENER_DATA names no folder of real reviews");
  }

  @Test
  void noCampaignFormsAmongRealReviews() throws IOException {
    List<Posted> replay = replay();
    for (int faster : new int[] {1, 146}) {
      PaperDesk desk = new PaperDesk(DAY / faster);
      long start = System.nanoTime();
      for (Posted review : replay) {
        desk.process(review.at(Members.START + (review.time() - replay.get(0).time()) / faster));
      }
      long micros = (System.nanoTime() - start) / 1000 / replay.size();
      say(
          String.format(
              Locale.ROOT,
              "replay of %d reviews, time %d times faster: %d campaigns, highest score %.1f; %.2f"
                  + " passes a review; %d bytes a review; %d µs a review",
              replay.size(),
              faster,
              desk.formed(),
              desk.highest(),
              desk.passes() / (double) replay.size(),
              desk.bytes() / replay.size(),
              micros));

      assertThat(desk.formed()).isZero();
    }
  }

  @Test
  void aSwarmAmongRealReviewsIsFoundAndNobodyElse() throws IOException {
    List<Posted> replay = replay();
    for (String template : TEMPLATES) {
      for (int seed = 1; seed <= 2; seed++) {
        swarm(replay.subList(100_000, 140_000), template, seed);
      }
    }
  }

  /** 5,000 accounts that write once, each under a film of its own, within two days. */
  private static void swarm(List<Posted> organic, String template, int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<String> texts = SwarmTexts.of(template);
    long from = organic.get(10_000).time();
    List<Posted> all = new ArrayList<>(organic);
    for (int i = 0; i < SWARM; i++) {
      String title = "Silent Harbor " + i;
      String text = texts.get(random.nextInt(texts.size())).replace("{}", title);
      all.add(new Posted("bot-" + i, title, "bot-" + i, 10, from + i * 2 * DAY / SWARM, text));
    }
    all.sort(Comparator.comparingLong(Posted::time));
    PaperDesk desk = new PaperDesk(DAY);
    int came = 0;
    int firstHeld = 0;
    int late = 0;
    for (Posted review : all) {
      boolean bot = review.id().startsWith("bot-");
      FilmWords film = bot ? FilmWords.of(review.film(), null, List.of()) : FilmWords.NONE;
      boolean held = desk.process(review, film);
      came += bot ? 1 : 0;
      firstHeld = bot && held && firstHeld == 0 ? came : firstHeld;
      late += bot && !held && came >= 20 ? 1 : 0;
    }
    long down = desk.held().stream().filter(id -> id.startsWith("bot-")).count();
    double neverPublic = 1 - late / (SWARM - 19.0);
    say(
        String.format(
            Locale.ROOT,
            "swarm of %d, \"%s\" in %d mutations, seed %d: suspected at member %d; from the 20th on"
                + " %.4f never public; %.4f down in the end; %d of %d organic reviews kept out",
            SWARM,
            template,
            texts.size(),
            seed,
            firstHeld,
            neverPublic,
            down / (double) SWARM,
            desk.held().size() - down,
            organic.size()));

    assertThat(neverPublic).isGreaterThan(0.99);
    assertThat(down / (double) SWARM).isGreaterThan(0.99);
    assertThat(desk.held().size() - down).isLessThanOrEqualTo(organic.size() / 1000);
  }

  @Test
  void noCampaignFormsWhereFilmsHaveTwoIds() throws IOException {
    PaperDesk desk = new PaperDesk(DAY);
    int rows = 0;
    for (JsonNode row : rows("imdb_title_alias_dups.jsonl")) {
      String id = row.path("id").asText();
      desk.process(
          new Posted(
              id,
              row.path("film").asText(),
              id,
              1,
              Members.START + rows++ * 1000L,
              row.path("text").asText()));
    }
    say("one text under two film ids: " + rows + " reviews, " + desk.formed() + " campaigns");

    assertThat(desk.formed()).isZero();
  }

  @Test
  void aHotTemplateCostsTheSameForTheMillionthTime() {
    PaperDesk desk = new PaperDesk(DAY);
    for (int i = 0; i < 70_000; i++) {
      desk.process(
          new Posted("e" + i, "f" + i % 5000, "a" + i, 7, Members.START - 2 * DAY, "word" + i));
    }
    long others = desk.bytes();
    long first = 0;
    long last = 0;
    for (int i = 0; i < 1_000_000; i++) {
      long start = System.nanoTime();
      desk.process(
          new Posted(
              "r" + i,
              "f" + i % 5000,
              "a" + i % 70_000,
              10,
              Members.START + i * 100L,
              "great movie"));
      long nanos = System.nanoTime() - start;
      first += i >= 100_000 && i < 200_000 ? nanos : 0;
      last += i >= 900_000 ? nanos : 0;
    }
    say(
        String.format(
            Locale.ROOT,
            "one template a million times: %d ns a review at first, %d at last; %d bytes in all",
            first / 100_000,
            last / 100_000,
            desk.bytes() - others));

    assertThat(desk.formed()).isZero();
    assertThat(desk.bytes() - others).isLessThan(2_000);
  }

  private static List<Posted> replay() throws IOException {
    List<Posted> reviews = new ArrayList<>();
    for (JsonNode row : rows("replay/nsmc_replay.jsonl.gz")) {
      long day =
          LocalDate.parse(row.path("date").asText())
              .atStartOfDay(ZoneOffset.UTC)
              .toInstant()
              .toEpochMilli();
      // Only the day is known; within it reviews stand in order.
      long time =
          reviews.isEmpty() ? day : Math.max(day, reviews.get(reviews.size() - 1).time() + 1000);
      reviews.add(
          new Posted(
              row.path("id").asText(),
              row.path("film").asText(),
              row.path("author").asText(),
              row.path("rating").asInt(-1),
              time,
              row.path("text").asText()));
    }
    return reviews;
  }

  private static List<JsonNode> rows(String file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> rows = new ArrayList<>();
    try (InputStream raw = Files.newInputStream(folder().resolve(file));
        InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        rows.add(json.readTree(line));
      }
    }
    return rows;
  }

  private static void say(String line) {
    System.out.println("[campaigns] " + line);
  }
}
