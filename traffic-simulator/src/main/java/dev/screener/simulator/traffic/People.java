package dev.screener.simulator.traffic;

import dev.screener.simulator.text.Grammar;
import dev.screener.simulator.text.Language;
import dev.screener.simulator.text.Zipf;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Who writes. Some come back, a few of them every day (Zipf's law); many write once and never
 * again: in NSMC half of the authors have one review. An id tells nothing of what its author is.
 */
final class People {

  /** Share of everyday reviews whose author writes only this one. */
  private static final double ONCE_SHARE = 0.17;

  private static final int REVIEWS_A_RETURNING_AUTHOR = 5;
  private static final double EXPONENT = 0.5;
  private static final int FEWEST = 20;
  private static final double FEWEST_DAYS = 3;
  private static final double OLDEST_DAYS = 3_000;
  private static final double NEW_ACCOUNT_SHARE = 0.3;
  private static final double NEW_DAYS = 7;

  private final TrafficSettings settings;
  private final Grammar names = Grammar.of("films");
  private final int returning;
  private final Zipf ranks;
  private long made;

  People(TrafficSettings settings) {
    this.settings = settings;
    // A busy minute is one of a large site: many people, and not a few who write all the time.
    double days = Math.max(FEWEST_DAYS, settings.window().toMinutes() / 1_440.0);
    double reviews = settings.reviewsPerSecond() * settings.scale() * days * 86_400;
    this.returning = (int) Math.max(FEWEST, reviews / REVIEWS_A_RETURNING_AUTHOR);
    this.ranks = new Zipf(returning, EXPONENT);
  }

  /** Whoever writes the next everyday review. */
  Author any(RandomGenerator random, Instant at) {
    return random.nextDouble() < ONCE_SHARE ? once(random, at) : back(ranks.draw(random));
  }

  int returning() {
    return returning;
  }

  /** An author who comes back: the same rank is always the same person. */
  Author back(int rank) {
    SplittableRandom random = new SplittableRandom(settings.seed() * 1_000_003 + rank);
    return author(random, settings.begin(), age(random, 30));
  }

  /** Somebody who registered to write this one review, or had long meant to. */
  Author once(RandomGenerator random, Instant at) {
    boolean young = random.nextDouble() < NEW_ACCOUNT_SHARE;
    return author(own(random), at, young ? fewDays(random) : age(random, NEW_DAYS));
  }

  /** An account of an attacker's, so many days old at most. */
  Author hired(RandomGenerator random, Instant at, double youngest, double oldest) {
    SplittableRandom own = own(random);
    double days = youngest + (oldest - youngest) * own.nextDouble();
    Author author = author(own, at, days);
    return new Author(
        author.id(), author.name(), Language.ENGLISH, author.accountCreatedAt(), 0, 1);
  }

  private SplittableRandom own(RandomGenerator random) {
    return new SplittableRandom(random.nextLong() + made++);
  }

  private Author author(SplittableRandom random, Instant at, double days) {
    String id = "u" + settings.series() + "-" + Long.toUnsignedString(random.nextLong(), 36);
    return new Author(
        id,
        names.expand("person", Map.of(), random),
        Language.at(random.nextDouble()),
        at.minus(Duration.ofMillis((long) (days * Duration.ofDays(1).toMillis()))),
        0.8 * random.nextGaussian(),
        0.15 + 0.7 * random.nextDouble());
  }

  private static double fewDays(RandomGenerator random) {
    return NEW_DAYS * random.nextDouble();
  }

  private static double age(RandomGenerator random, double youngest) {
    return youngest * Math.pow(OLDEST_DAYS / youngest, random.nextDouble());
  }
}
