package dev.screener.simulator.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a site brings over when it begins with Screener: of three in five of its returning authors
 * the last one or two reviews, in the order in which they were written.
 */
final class OldReviews {

  private static final double KNOWN_SHARE = 0.6;
  private static final double TWO_SHARE = 0.4;
  private static final int OLDEST_DAYS = 300;

  private OldReviews() {}

  private record Old(Author author, FilmShelf.Entry film, Instant written) {}

  static List<TrafficEvent> of(
      TrafficSettings settings, FilmShelf films, People people, HonestReviews reviews) {
    SplittableRandom random = new SplittableRandom(settings.seed() + 17);
    List<Old> old = new ArrayList<>();
    for (int rank = 0; rank < people.returning(); rank++) {
      if (random.nextDouble() < KNOWN_SHARE) {
        Author author = people.back(rank);
        int count = random.nextDouble() < TWO_SHARE ? 2 : 1;
        for (int i = 0; i < count; i++) {
          Duration ago = Duration.ofMinutes(random.nextInt(2 * 1_440, OLDEST_DAYS * 1_440));
          Instant written = settings.begin().minus(ago);
          old.add(new Old(author, films.get(random.nextInt(films.size())), written));
        }
      }
    }
    old.sort(Comparator.comparing(Old::written));
    Drafts drafts = new Drafts(settings.series() + "-h");
    List<TrafficEvent> events = new ArrayList<>(old.size());
    Instant brought = settings.begin().minus(Duration.ofHours(1));
    for (Old one : old) {
      HonestReviews.Said said = reviews.by(one.author(), one.film(), random);
      brought = brought.plusMillis(1);
      events.add(
          drafts.imported(
              one.author(), one.film(), brought, one.written(), said.rating(), said.text()));
    }
    return events;
  }
}
