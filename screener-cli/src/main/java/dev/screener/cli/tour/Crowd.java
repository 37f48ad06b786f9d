package dev.screener.cli.tour;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.event.Film;
import dev.screener.simulator.run.SiteJson;
import dev.screener.simulator.traffic.Label;
import dev.screener.simulator.traffic.Scenarios;
import dev.screener.simulator.traffic.Traffic;
import dev.screener.simulator.traffic.TrafficEvent;
import dev.screener.simulator.traffic.TrafficSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The simulator's votes on one film, in their order, with the truth about each. They are sent as
 * fast as they are taken; what they tell of their accounts' age stays.
 *
 * @param film as {@code PUT /v1/films/{filmId}} takes it
 */
record Crowd(String filmId, ObjectNode film, List<Vote> votes) {
  private static final long SEED = 7;
  private static final Duration WINDOW = Duration.ofHours(1);
  // Everyday traffic is left out, but how many people the site has follows from it.
  private static final double REVIEWS_PER_SECOND = 1;

  /** A review as the write side takes it. */
  record Vote(ObjectNode review, boolean honest) {
    /** 0 where there is none. */
    int rating() {
      return review.path("rating").asInt();
    }
  }

  /**
   * Those of a scenario in which a crowd meets under one film.
   *
   * @param id of the film, and before the authors' ids
   * @param scale of the scenario; 1 is 3,000 votes and more
   */
  static Crowd of(String scenario, String id, double scale) {
    TrafficSettings settings =
        new TrafficSettings(
            SEED,
            Instant.now().minus(WINDOW),
            REVIEWS_PER_SECOND,
            WINDOW,
            scale,
            false,
            Optional.empty());
    Traffic traffic = Scenarios.of(scenario, settings);
    Map<String, Film> films = new HashMap<>();
    traffic.films().forEach(film -> films.put(film.getFilmId(), film));
    List<Vote> votes = new ArrayList<>();
    String film = "";
    while (traffic.events().hasNext()) {
      if (traffic.events().next() instanceof TrafficEvent.Review review
          && review.label().kind() != Label.Kind.ORGANIC) {
        ObjectNode line = SiteJson.of(review.submission());
        film = review.submission().getFilmId();
        line.put("filmId", id).put("authorId", id + "-" + line.path("authorId").asText());
        votes.add(new Vote(line, review.label().isHonest()));
      }
    }
    Film met = films.get(film);
    if (met == null) {
      throw new IllegalArgumentException("nobody meets in " + scenario);
    }
    return new Crowd(id, SiteJson.of(met), List.copyOf(votes));
  }

  /** The mean rating that the honest give, 0 where nobody rates. */
  double honestMean() {
    return votes.stream()
        .filter(vote -> vote.honest() && vote.rating() > 0)
        .mapToInt(Vote::rating)
        .average()
        .orElse(0);
  }

  long attackers() {
    return votes.stream().filter(vote -> !vote.honest()).count();
  }
}
