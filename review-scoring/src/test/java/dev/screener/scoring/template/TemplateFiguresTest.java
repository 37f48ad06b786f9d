package dev.screener.scoring.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.scoring.ReviewText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Measures templates on real reviews and prints what it finds; skipped where SCREENER_DATA names no
 * folder.
 */
class TemplateFiguresTest {

  private static final String TITLE = "The Silent Harbor";
  private static final FilmWords FILM = FilmWords.of(TITLE, 2019, List.of());
  private static final int MOST = 2000;

  private final TemplateReader reader = new TemplateReader();

  private static Path folder() {
    return Path.of(System.getenv().getOrDefault("SCREENER_DATA", "none"));
  }

  @BeforeAll
  static void dataIsThere() {
    assumeTrue(
        Files.isDirectory(folder()), "skipped: SCREENER_DATA names no folder of real reviews");
  }

  @Test
  void copiesThatWereChangedAreFoundAgain() throws IOException {
    List<String> english = texts("letterboxd_top.jsonl");
    english.addAll(texts("rt_user_short.jsonl"));
    english.addAll(texts("imdb_acl_sample.jsonl"));
    List<String> korean = texts("nsmc_ko.jsonl");
    int[][] lengths = {{5, 6}, {7, 8}, {9, 14}, {15, 30}, {31, 80}};
    say("found again, by what was changed (share of key or link, and confirmed by the sketch):");
    for (int[] length : lengths) {
      recall("en", ofLength(english, length), length);
      recall("ko", ofLength(korean, length), length);
    }
  }

  private void recall(String language, List<String> texts, int[] length) {
    SplittableRandom random = new SplittableRandom(5);
    StringBuilder line =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%s %2d-%2d words, n=%4d",
                language,
                length[0],
                length[1],
                texts.size()));
    double links = 0;
    for (String text : texts) {
      links += read(text, FILM).links().length;
    }
    line.append(String.format(Locale.ROOT, ", %.1f links:", links / texts.size()));
    for (Mutation mutation : Mutation.values()) {
      int found = 0;
      for (String text : texts) {
        found += isFound(read(text, FILM), read(mutation.apply(text, TITLE, random), FILM)) ? 1 : 0;
      }
      double share = found / (double) texts.size();
      line.append(String.format(Locale.ROOT, " %s %.3f", mutation, share));
      assertThat(share).as("%s %s", language, mutation).isGreaterThan(0.75);
    }
    line.append(String.format(Locale.ROOT, " | two at once %.3f", twoAtOnce(texts, random)));
    say(line.toString());
  }

  private double twoAtOnce(List<String> texts, SplittableRandom random) {
    Mutation[] all = Mutation.values();
    int found = 0;
    for (String text : texts) {
      String once = all[random.nextInt(all.length)].apply(text, TITLE, random);
      String twice = all[random.nextInt(all.length)].apply(once, TITLE, random);
      found += isFound(read(text, FILM), read(twice, FILM)) ? 1 : 0;
    }
    return found / (double) texts.size();
  }

  @Test
  void organicTextsSeldomMeet() throws IOException {
    List<String> texts = texts("replay/nsmc_replay.jsonl.gz");
    Map<Long, List<Template>> meetings = new HashMap<>();
    double links = 0;
    for (String text : texts) {
      Template template = read(text, FilmWords.NONE);
      links += template.links().length;
      for (long link : template.links()) {
        meetings.computeIfAbsent(link, ignored -> new ArrayList<>(1)).add(template);
      }
    }
    long pairs = 0;
    long confirmed = 0;
    int most = 0;
    for (List<Template> met : meetings.values()) {
      most = Math.max(most, met.size());
      for (int i = 1; i < Math.min(64, met.size()); i++) {
        for (int j = 0; j < i; j++) {
          boolean same = met.get(i).key() == met.get(j).key();
          pairs += same ? 0 : 1;
          confirmed += !same && met.get(i).sketch().matches(met.get(j).sketch()) ? 1 : 0;
        }
      }
    }
    say(
        String.format(
            Locale.ROOT,
            "organic: %d reviews, %.2f links a review; %.3f pairs of other texts a review meet under"
                + " a link, %.3f are confirmed; at most %d meet under one",
            texts.size(),
            links / texts.size(),
            pairs / (double) texts.size(),
            confirmed / (double) texts.size(),
            most));
    assertThat(confirmed / (double) texts.size()).isLessThan(0.3);
  }

  @Test
  void whatReadingCosts() throws IOException {
    List<String> all = texts("imdb_acl_sample.jsonl");
    all.addAll(texts("letterboxd_top.jsonl"));
    for (int[] length : new int[][] {{8, 12}, {90, 115}}) {
      List<String> texts = ofLength(all, length);
      long sum = 0;
      long best = Long.MAX_VALUE;
      for (int round = 0; round < 12; round++) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < 10_000; i++) {
          sum += read(texts.get(i % texts.size()), FILM).key();
        }
        best =
            Math.min(
                best,
                (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 10_000);
      }
      say(
          String.format(
              Locale.ROOT, "%d-%d words: %d CPU-ns a review", length[0], length[1], best));
      assertThat(sum).isNotZero();
    }
  }

  private List<String> ofLength(List<String> texts, int[] length) {
    return texts.stream()
        .filter(text -> read(text, FILM).words() >= length[0])
        .filter(text -> read(text, FILM).words() <= length[1])
        .limit(MOST)
        .toList();
  }

  private static boolean isFound(Template one, Template other) {
    if (one.key() == other.key()) {
      return true;
    }
    boolean met = holds(one, other.key()) || holds(other, one.key());
    for (long link : one.links()) {
      met |= holds(other, link);
    }
    return met && one.sketch().matches(other.sketch());
  }

  private static boolean holds(Template template, long key) {
    for (long link : template.links()) {
      if (link == key) {
        return true;
      }
    }
    return false;
  }

  private Template read(String text, FilmWords film) {
    return reader.read(new ReviewText(null, text, null), film);
  }

  private static List<String> texts(String file) throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<String> texts = new ArrayList<>();
    Path path = folder().resolve(file);
    try (InputStream raw = Files.newInputStream(path);
        InputStream in = file.endsWith(".gz") ? new GZIPInputStream(raw) : raw;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        texts.add(json.readTree(line).path("text").asText());
      }
    }
    return texts;
  }

  private static void say(String line) {
    System.out.println("[templates] " + line);
  }
}
