package dev.screener.scoring.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.screener.scoring.ContentScores;
import dev.screener.scoring.ContentSignal;
import dev.screener.scoring.FilmVocabulary;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Measures language, sentiment and talk of the film on real texts and prints what it finds; skipped
 * where SCREENER_DATA names no folder.
 */
class SignalFiguresTest {

  private static final int PRAISE = 7;
  private static final int BLAME = 4;

  private final ReviewScorer scorer = new ReviewScorer();

  private static Path folder() {
    return Path.of(System.getenv().getOrDefault("SCREENER_DATA", "none"));
  }

  @BeforeAll
  static void dataIsThere() {
    assumeTrue(
        Files.isDirectory(folder()), "skipped: SCREENER_DATA names no folder of real reviews");
  }

  @Test
  void languagesAreTold() throws IOException {
    say("language: set, texts, right, wrong, not measured; then up to 5, up to 20, more words");
    for (String set :
        List.of(
            "imdb_acl_sample",
            "rt_user_short",
            "letterboxd_top",
            "subjectivity_plot_vs_opinion",
            "olid_toxic",
            "sms_spam",
            "nsmc_ko",
            "telegram_ru",
            "vispam_reviews_vi")) {
      int[][] counts = new int[4][3];
      Map<Integer, Integer> wrong = new TreeMap<>();
      for (Map<String, String> row : rows(set)) {
        String code = row.getOrDefault("lang", "en");
        ContentScores scores = score(row);
        float language = scores.value(ContentSignal.LANGUAGE);
        int how = Float.isNaN(language) ? 2 : language == number(code) ? 0 : 1;
        int length = scores.words() <= 5 ? 1 : scores.words() <= 20 ? 2 : 3;
        counts[0][how]++;
        counts[length][how]++;
        if (how == 1) {
          wrong.merge((int) language, 1, Integer::sum);
        }
      }
      StringBuilder line = new StringBuilder(set);
      for (int[] count : counts) {
        double all = Math.max(1, Arrays.stream(count).sum());
        line.append(
            String.format(
                Locale.ROOT,
                " | %d: %.3f %.4f %.3f",
                (int) all,
                count[0] / all,
                count[1] / all,
                count[2] / all));
      }
      say(line + " taken for " + wrong);
      assertThat(counts[0][1]).isLessThan(counts[0][0]);
    }
  }

  @Test
  void sentimentFollowsTheRating() throws IOException {
    say("sentiment: set, measured share, AUC of 7-10 against 1-4 points where measured");
    for (String set : List.of("imdb_acl_sample", "rt_user_short", "nsmc_ko")) {
      List<float[]> rated = new ArrayList<>();
      int texts = 0;
      for (Map<String, String> row : rows(set)) {
        if (!row.containsKey("rating")) {
          continue;
        }
        float rating = Float.parseFloat(row.get("rating")) * (set.startsWith("rt") ? 2 : 1);
        float sentiment = score(row).value(ContentSignal.SENTIMENT);
        texts++;
        if (!Float.isNaN(sentiment)) {
          rated.add(new float[] {rating, sentiment});
        }
      }
      double auc = auc(rated);
      say(
          set
              + String.format(
                  Locale.ROOT,
                  ": %d texts, %.3f, AUC %.3f",
                  texts,
                  rated.size() / (double) texts,
                  auc));
      calibration(rated);
      mismatches(rated);
      assertThat(auc).isGreaterThan(0.85);
    }
  }

  /** The Korean weights were learned from the replay, so what stands there too is left out. */
  @Test
  void koreanWeightsFollowTheRatingOfTextsThatTheyDidNotLearnFrom() throws IOException {
    Set<String> learned = new HashSet<>();
    SentimentTraining.read(folder()).forEach(review -> learned.add(review.text()));
    List<float[]> rated = new ArrayList<>();
    for (Map<String, String> row : rows("nsmc_ko")) {
      float sentiment = score(row).value(ContentSignal.SENTIMENT);
      if (!learned.contains(row.get("text")) && !Float.isNaN(sentiment)) {
        rated.add(new float[] {Float.parseFloat(row.get("rating")), sentiment});
      }
    }
    double auc = auc(rated);
    say(
        String.format(
            Locale.ROOT, "nsmc_ko without the replay's: %d, AUC %.3f", rated.size(), auc));
    mismatches(rated);
    assertThat(auc).isGreaterThan(0.85);
  }

  private static void calibration(List<float[]> rated) {
    StringBuilder line = new StringBuilder("  share of 7-10 among 7-10 and 1-4, by tenth:");
    for (int tenth = 0; tenth < 10; tenth++) {
      int praise = 0;
      int blame = 0;
      for (float[] one : rated) {
        if (Math.min(9, (int) (one[1] * 10)) == tenth) {
          praise += one[0] >= PRAISE ? 1 : 0;
          blame += one[0] <= BLAME ? 1 : 0;
        }
      }
      line.append(
          String.format(
              Locale.ROOT,
              " %.2f (%d)",
              praise / (double) Math.max(1, praise + blame),
              praise + blame));
    }
    say(line.toString());
  }

  private static void mismatches(List<float[]> rated) {
    double[] gaps =
        rated.stream().mapToDouble(one -> Math.abs(one[1] - (one[0] - 1) / 9)).sorted().toArray();
    say(
        String.format(
            Locale.ROOT,
            "  mismatch: median %.2f, 90%% %.2f, 95%% %.2f, 99%% %.2f; at 0.8 and more %.4f, at 0.9 %.4f",
            gaps[gaps.length / 2],
            gaps[gaps.length * 90 / 100],
            gaps[gaps.length * 95 / 100],
            gaps[gaps.length * 99 / 100],
            Arrays.stream(gaps).filter(gap -> gap >= 0.8).count() / (double) gaps.length,
            Arrays.stream(gaps).filter(gap -> gap >= 0.9).count() / (double) gaps.length));
  }

  /** Titles are all that these sets know of films. */
  @Test
  void reviewsNameTheirFilmMoreThanAnother() throws IOException {
    for (String set : List.of("letterboxd_top", "rt_user_short")) {
      List<Map<String, String>> rows = rows(set);
      SplittableRandom random = new SplittableRandom(1);
      int own = 0;
      int other = 0;
      int n = 0;
      for (Map<String, String> row : rows) {
        String film = title(row);
        String another = title(rows.get(random.nextInt(rows.size())));
        if (film.equals(another)) {
          continue;
        }
        n++;
        own += names(row, film) > 0 ? 1 : 0;
        other += names(row, another) > 0 ? 1 : 0;
      }
      say(
          String.format(
              Locale.ROOT,
              "%s: %d texts, name their film %.3f, another drawn at random %.3f",
              set,
              n,
              own / (double) n,
              other / (double) n));
      assertThat(own).isGreaterThan(other);
    }
  }

  /** Plots are told in one set, so that each text meets the plot of another film. */
  @Test
  void textsShareFewWordsWithAnotherFilmsPlot() throws IOException {
    List<String> plots = new ArrayList<>();
    for (Map<String, String> row : rows("subjectivity_plot_vs_opinion")) {
      if ("plot_summary".equals(row.get("label"))) {
        plots.add(row.get("text"));
      }
    }
    SplittableRandom random = new SplittableRandom(1);
    for (String set : List.of("imdb_acl_sample", "rt_user_short", "letterboxd_top")) {
      List<Double> overlaps = new ArrayList<>();
      List<Double> words = new ArrayList<>();
      for (Map<String, String> row : rows(set)) {
        StringBuilder plot = new StringBuilder();
        for (int i = 0; i < 4; i++) {
          plot.append(plots.get(random.nextInt(plots.size()))).append(' ');
        }
        ContentScores scores =
            scorer.score(text(row), FilmVocabulary.of("Qwvx", List.of(), plot.toString()));
        float overlap = scores.value(ContentSignal.FILM_OVERLAP);
        if (!Float.isNaN(overlap)) {
          overlaps.add((double) overlap);
          words.add((double) scores.value(ContentSignal.FILM_WORDS));
        }
      }
      overlaps.sort(null);
      words.sort(null);
      int n = overlaps.size();
      say(
          String.format(
              Locale.ROOT,
              "%s beside 4 strange plot sentences: %d measured, overlap median %.3f, 90%% %.3f, 99%% %.3f; words median %.0f, 90%% %.0f",
              set,
              n,
              overlaps.get(n / 2),
              overlaps.get(n * 9 / 10),
              overlaps.get(n * 99 / 100),
              words.get(n / 2),
              words.get(n * 9 / 10)));
      assertThat(n).isPositive();
    }
  }

  private float names(Map<String, String> row, String film) {
    FilmVocabulary vocabulary = FilmVocabulary.of(film, List.of(), null);
    return scorer.score(text(row), vocabulary).value(ContentSignal.FILM_NAMES);
  }

  private static String title(Map<String, String> row) {
    return row.getOrDefault("film", "").replaceAll(" \\(\\d{4}\\)$", "");
  }

  private ContentScores score(Map<String, String> row) {
    return scorer.score(text(row));
  }

  private static ReviewText text(Map<String, String> row) {
    return new ReviewText(null, row.get("text"), null);
  }

  private static List<Map<String, String>> rows(String set) throws IOException {
    return DataFolder.rows(folder().resolve(set + ".jsonl"));
  }

  private static int number(String code) {
    return (code.charAt(0) - 'a' + 1) * 100 + (code.charAt(1) - 'a' + 1);
  }

  private static double auc(List<float[]> rated) {
    double wins = 0;
    long pairs = 0;
    for (float[] praise : rated) {
      if (praise[0] >= PRAISE) {
        for (float[] blame : rated) {
          if (blame[0] <= BLAME) {
            pairs++;
            wins += praise[1] > blame[1] ? 1 : praise[1] == blame[1] ? 0.5 : 0;
          }
        }
      }
    }
    return wins / pairs;
  }

  private static void say(String line) {
    System.out.println(line);
  }
}
