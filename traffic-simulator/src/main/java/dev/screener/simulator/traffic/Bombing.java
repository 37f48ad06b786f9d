package dev.screener.simulator.traffic;

import dev.screener.simulator.text.FilmFacts;
import dev.screener.simulator.text.Language;
import dev.screener.simulator.text.ReviewWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Coordinated votes under one film within two hours of its first night, in the middle of an honest
 * crowd of the same size; a third of the accounts are aged.
 *
 * @param rating that nearly all give
 * @param ratingOnly share of votes without a text
 */
record Bombing(String name, int rating, double ratingOnly) implements Attack {

  private static final int VOTES = 3_000;
  private static final int CROWD = 3_000;
  private static final Duration AFTER = Duration.ofHours(1);
  private static final Duration LASTS = Duration.ofHours(2);
  private static final double AGED_SHARE = 1.0 / 3;
  private static final double STRAYS = 0.1;

  @Override
  public List<TrafficEvent> on(Stage stage) {
    Cast cast = new Cast(stage, name);
    ReviewWriter writer = ReviewWriter.in(Language.ENGLISH);
    cast.crowd(name + "-crowd", stage.settings().sized(CROWD));
    Instant from = cast.crowdBegins().plus(stage.settings().ofANight(AFTER));
    Duration lasts = stage.settings().ofANight(LASTS);
    int votes = stage.settings().sized(VOTES);
    for (int i = 0; i < votes; i++) {
      Instant at = Draws.within(from, lasts, cast.random);
      boolean aged = cast.random.nextDouble() < AGED_SHARE;
      Author author = aged ? cast.hired(at, 200, 3_000) : cast.hired(at, 0, 20);
      boolean strays = cast.random.nextDouble() < STRAYS;
      int given = strays ? rating + (rating > 5 ? -1 : 1) : rating;
      boolean bare = cast.random.nextDouble() < ratingOnly;
      FilmFacts facts = cast.crowded().facts();
      cast.attack(
          author,
          cast.crowded(),
          at,
          given,
          bare ? null : writer.verdict(rating > 5, facts, cast.random));
    }
    return cast.inOrder();
  }
}
