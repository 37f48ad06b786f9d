package dev.screener.simulator.traffic;

import dev.screener.simulator.text.Language;
import dev.screener.simulator.text.ReviewWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What an honest author says of a film: nothing but a rating, a commonplace, a remark, or
 * sentences.
 */
final class HonestReviews {

  private static final double RATING_ONLY = 0.18;
  private static final double COMMONPLACE = 0.35;
  // Who says as little as "Loved it!" clicks the stars; sites that let one leave them out ask for
  // them.
  private static final double UNRATED_COMMONPLACE = 0.01;
  private static final double UNRATED_TEXT = 0.06;
  private static final double SPREAD = 1.6;
  private static final double EXTREME = 0.08;
  private static final double REAL_TEXT = 0.5;
  private static final int MOST_SENTENCES = 14;
  private static final int TITLED_FROM_SENTENCES = 2;

  private final Map<Language, ReviewWriter> writers = new EnumMap<>(Language.class);
  private final Map<Language, Deque<String>> real = new EnumMap<>(Language.class);

  /** What was said; without a text it has a rating. */
  record Said(@Nullable Integer rating, @Nullable String title, @Nullable String text) {}

  /**
   * @param texts real ones by language; half of the remarks and sentences in that language are
   *     taken from these as long as there are any, each once; may be empty
   */
  HonestReviews(Map<Language, List<String>> texts) {
    texts.forEach((language, list) -> real.put(language, new ArrayDeque<>(list)));
  }

  Said by(Author author, FilmShelf.Entry film, RandomGenerator random) {
    int rating = rating(author, film, random);
    if (random.nextDouble() < RATING_ONLY) {
      return new Said(rating, null, null);
    }
    ReviewWriter writer = writers.computeIfAbsent(author.language(), ReviewWriter::in);
    if (random.nextDouble() < author.brevity() * COMMONPLACE) {
      boolean rated = random.nextDouble() >= UNRATED_COMMONPLACE;
      return new Said(rated ? rating : null, null, writer.commonplace(film.facts(), random));
    }
    Integer given = random.nextDouble() < UNRATED_TEXT ? null : rating;
    Deque<String> texts = real.get(author.language());
    if (texts != null && !texts.isEmpty() && random.nextDouble() < REAL_TEXT) {
      return new Said(given, null, texts.remove());
    }
    if (random.nextDouble() < author.brevity() / 2) {
      return new Said(given, null, writer.remark(film.facts(), random));
    }
    // Evenly spread by magnitude: there are more short reviews than long ones.
    int sentences = (int) Math.pow(MOST_SENTENCES, random.nextDouble());
    boolean titled = sentences >= TITLED_FROM_SENTENCES && random.nextInt(3) == 0;
    String title = titled ? writer.headline(film.facts(), random) : null;
    return new Said(given, title, writer.sentences(sentences, film.facts(), random));
  }

  /** Around the film's mean, with some who know only best and worst. */
  static int rating(Author author, FilmShelf.Entry film, RandomGenerator random) {
    double point = film.mean() + author.bias() + SPREAD * random.nextGaussian();
    if (random.nextDouble() < EXTREME) {
      return point < film.mean() - SPREAD ? 1 : 10;
    }
    return (int) Math.max(1, Math.min(10, Math.round(point)));
  }
}
