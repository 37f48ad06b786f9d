package dev.screener.benchmarks.traffic;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.simulator.text.Grammar;
import dev.screener.simulator.text.Zipf;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An endless row of first reviews, the same for the same seed: 40 to 200 words (half of them under
 * 90), of which seven in ten give a rating. Films and authors are drawn by Zipf's law, so some
 * films are in everybody's mouth and a few authors write a lot. No two reviews share an id, nor, in
 * practice, a text.
 *
 * <p>Not safe for use by several threads.
 */
public final class ReviewGenerator {

  static final int FEWEST_WORDS = 40;
  static final int MOST_WORDS = 200;

  private static final int FILMS = 20_000;
  private static final double FILM_EXPONENT = 0.8;
  // Flat enough that few authors reach the pace which the default policy takes for a flood.
  private static final int AUTHORS = 1_000_000;
  private static final double AUTHOR_EXPONENT = 0.5;
  private static final double RATED_SHARE = 0.7;
  private static final double TITLED_SHARE = 0.3;
  private static final double AGED_ACCOUNT_SHARE = 0.5;
  private static final int OLDEST_ACCOUNT_DAYS = 3_000;

  private static final Zipf FILM_RANKS = new Zipf(FILMS, FILM_EXPONENT);
  private static final Zipf AUTHOR_RANKS = new Zipf(AUTHORS, AUTHOR_EXPONENT);
  private static final Grammar GRAMMAR = Grammar.of("en");

  private final AvroSerde<ReviewSubmission> serde =
      AvroSerde.of(ReviewSubmission.class, WriterSchemas.none());
  private final SplittableRandom random;
  private Instant submittedAt;
  private final String series;
  private final double knownShare;
  private final int knownAuthors;
  private int made;

  /**
   * @param begin when the first review was written; each later one comes a millisecond after
   */
  public ReviewGenerator(long seed, Instant begin) {
    this(seed, begin, 0, 0);
  }

  /**
   * The same with authors who have a past, each as likely as the other.
   *
   * @param knownShare share of the reviews that these write
   * @param knownAuthors how many they are; at least 1 unless the share is 0
   */
  public ReviewGenerator(long seed, Instant begin, double knownShare, int knownAuthors) {
    this.random = new SplittableRandom(seed);
    this.submittedAt = begin;
    this.series = Long.toString(seed, Character.MAX_RADIX).replace('-', 'n');
    this.knownShare = knownShare;
    this.knownAuthors = knownAuthors;
  }

  /** One review of each author who is to have a past. */
  public List<GeneratedReview> past() {
    return IntStream.range(0, knownAuthors)
        .mapToObj(author -> encoded(submission(known(author))))
        .toList();
  }

  /** The next reviews of the row, encoded, so that making them is no part of what is measured. */
  public List<GeneratedReview> next(int count) {
    List<GeneratedReview> reviews = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      reviews.add(encoded(submission(author())));
    }
    return reviews;
  }

  private GeneratedReview encoded(ReviewSubmission submission) {
    return new GeneratedReview(submission, Objects.requireNonNull(serde.encode(submission)));
  }

  private String author() {
    return random.nextDouble() < knownShare
        ? known(random.nextInt(knownAuthors))
        : "author-" + AUTHOR_RANKS.draw(random);
  }

  private static String known(int author) {
    return "known-" + author;
  }

  /** A text of about so many words: it ends with the sentence that reaches them. */
  public String text(int words) {
    StringBuilder text = new StringBuilder(words * 7);
    int soFar = 0;
    while (soFar < words) {
      if (soFar > 0) {
        text.append(' ');
      }
      int start = text.length();
      GRAMMAR.expand("sentence", random, text);
      text.setCharAt(start, Character.toUpperCase(text.charAt(start)));
      soFar += words(text, start);
    }
    return text.toString();
  }

  private ReviewSubmission submission(String author) {
    String id = series + "-" + Integer.toString(made++, Character.MAX_RADIX);
    submittedAt = submittedAt.plusMillis(1);
    return ReviewSubmission.newBuilder()
        .setKind(SubmissionKind.SUBMITTED)
        .setSubmissionId("s-" + id)
        .setAuthorId(author)
        .setFilmId("film-" + FILM_RANKS.draw(random))
        .setReviewId("r-" + id)
        .setSubmittedAt(submittedAt)
        .setAuthorName("Author of " + author)
        .setRating(random.nextDouble() < RATED_SHARE ? random.nextInt(1, 11) : null)
        .setTitle(random.nextDouble() < TITLED_SHARE ? title() : null)
        .setText(text(length()))
        .setLanguage("en")
        .setAccountCreatedAt(accountCreatedAt())
        .build();
  }

  /** Evenly spread by magnitude, since there are more short reviews than long ones. */
  private int length() {
    // The last sentence overshoots by half of its length and may take twenty words.
    int most = MOST_WORDS - 30;
    return (int) (FEWEST_WORDS * Math.pow((double) most / FEWEST_WORDS, random.nextDouble()));
  }

  private String title() {
    StringBuilder title = new StringBuilder();
    GRAMMAR.expand("title", random, title);
    title.setCharAt(0, Character.toUpperCase(title.charAt(0)));
    return title.toString();
  }

  private @Nullable Instant accountCreatedAt() {
    return random.nextDouble() < AGED_ACCOUNT_SHARE
        ? submittedAt.minus(Duration.ofDays(random.nextInt(1, OLDEST_ACCOUNT_DAYS)))
        : null;
  }

  private static int words(CharSequence text, int from) {
    int words = 1;
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == ' ') {
        words++;
      }
    }
    return words;
  }
}
