package dev.screener.tests;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;

/** A crowd on one film, then as large a crowd with as many one-point votes by new accounts. */
final class SiegeTraffic {

  /** Of the crowd before the siege, of the crowd within it, and of those who act together. */
  static final int EACH = 60;

  private static final int ACT_TOGETHER_AGE_DAYS = 1;
  private static final long STEP_MILLIS = 5_000;

  private final Random random = new Random(1);
  private final Writer writer;
  private final String filmId;
  private long at;

  private SiegeTraffic(Writer writer, String filmId, Instant from) {
    this.writer = writer;
    this.filmId = filmId;
    this.at = from.toEpochMilli();
  }

  /** Writes 3 * {@link #EACH} reviews, five seconds of event time apart. */
  static void write(Writer writer, String filmId, Instant from) {
    SiegeTraffic traffic = new SiegeTraffic(writer, filmId, from);
    for (int i = 0; i < EACH; i++) {
      traffic.honest("before-" + i);
    }
    for (int i = 0; i < EACH; i++) {
      traffic.honest("honest-" + i);
      traffic.vote("attack-" + i, ACT_TOGETHER_AGE_DAYS, 1, null);
    }
    writer.flush();
  }

  private void honest(String reviewId) {
    String text =
        random.nextBoolean() ? CampaignIT.honestText(random.nextInt(100)) + " Row " + at : null;
    vote(reviewId, random.nextInt(400, 3_000), 4 + random.nextInt(7), text);
  }

  private void vote(String reviewId, int ageDays, int rating, String text) {
    at += STEP_MILLIS;
    Instant now = Instant.ofEpochMilli(at);
    writer.submission(
        ReviewSubmission.newBuilder()
            .setKind(SubmissionKind.SUBMITTED)
            .setSubmissionId("s-" + filmId + "-" + reviewId)
            .setAuthorId("author-of-" + filmId + "-" + reviewId)
            .setFilmId(filmId)
            .setReviewId(reviewId)
            .setText(text)
            .setRating(rating)
            .setAccountCreatedAt(now.minus(Duration.ofDays(ageDays)))
            .setSubmittedAt(now)
            .build(),
        at);
  }
}
