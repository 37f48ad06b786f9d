package dev.screener.moderation.siege;

import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.SiegeState;
import dev.screener.moderation.record.OpenSiege;
import dev.screener.policy.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A siege in words and figures, for moderators and dashboards. */
final class SiegeNotices {

  private static final float PRIORITY = 0.8f;

  private SiegeNotices() {}

  static FilmSiege siege(String filmId, OpenSiege open, long at) {
    return FilmSiege.newBuilder()
        .setFilmId(filmId)
        .setRatings(ratings(open))
        .setReasons(reasons(open))
        .setEvidence(open.getPeak())
        .setVotes(open.getVotes())
        .setSuspects(open.getSuspects())
        .setState(SiegeState.OPEN)
        .setOpenedAt(Instant.ofEpochMilli(open.getOpenedAt()))
        .setChangedAt(Instant.ofEpochMilli(at))
        .build();
  }

  static QueuedJob job(String filmId, String title, OpenSiege open) {
    return QueuedJob.newBuilder()
        .setJobId(jobId(filmId))
        .setLane(Lane.SIEGE)
        .setWhy("The film is under siege. " + String.join(" ", reasons(open)))
        .setPriority(PRIORITY)
        .setFilmId(filmId)
        .setFilmTitle(title.isEmpty() ? null : title)
        .setReasons(List.of(Reason.SIEGE.code()))
        .setQueuedAt(Instant.ofEpochMilli(open.getOpenedAt()))
        .build();
  }

  static String jobId(String filmId) {
    return "siege/" + filmId;
  }

  private static List<Integer> ratings(OpenSiege open) {
    List<Integer> ratings = new ArrayList<>();
    for (int rating = 1; rating < Vote.RATINGS; rating++) {
      if ((open.getRatings() >> rating & 1) == 1) {
        ratings.add(rating);
      }
    }
    return ratings;
  }

  private static List<String> reasons(OpenSiege open) {
    List<String> reasons = new ArrayList<>();
    reasons.add(
        String.format(
            Locale.ROOT,
            "Of %d votes %d gave the same rating, which others give in %.0f%%.",
            open.getWindow(),
            open.getVotesOfRating(),
            100 * open.getUsualShare()));
    reasons.add(
        String.format(
            Locale.ROOT,
            "Of these voters %.0f%% had no review that has stood.",
            100 * open.getStrangers()));
    Float fresh = open.getNewAccounts();
    if (fresh != null) {
      reasons.add(
          String.format(
              Locale.ROOT,
              "Of their accounts whose age is known %.0f%% were younger than a month.",
              100 * fresh));
    }
    return reasons;
  }
}
