package dev.screener.simulator.traffic;

import dev.screener.simulator.text.Zipf;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Everyday reviews: arrivals follow the hours of the day, films Zipf's law, and films that open
 * draw a crowd on their first nights. Nobody reviews a film twice.
 */
final class OrganicTraffic implements Iterator<TrafficEvent> {

  private static final double FILM_EXPONENT = 0.85;
  // Most is written at nine in the evening, least at nine in the morning.
  private static final double PEAK_HOUR = 21;
  private static final double SWING = 0.75;
  private static final double PREMIERE_SHARE = 0.08;
  private static final Duration PREMIERE_FADES = Duration.ofHours(10);
  private static final Duration PREMIERE_ENDS = Duration.ofDays(3);
  private static final int TRIES = 8;

  private final SplittableRandom random;
  private final FilmShelf films;
  private final People people;
  private final HonestReviews reviews;
  private final Drafts drafts;
  private final Zipf filmRanks;
  private final Instant end;
  private final double arrivalsPerMilli;
  private final Set<Long> written = new HashSet<>();
  private Instant now;
  private @Nullable TrafficEvent next;

  OrganicTraffic(TrafficSettings settings, FilmShelf films, People people, HonestReviews reviews) {
    this.random = new SplittableRandom(settings.seed());
    this.films = films;
    this.people = people;
    this.reviews = reviews;
    this.drafts = new Drafts(settings.series() + "-o");
    this.filmRanks = new Zipf(films.size(), FILM_EXPONENT);
    this.now = settings.begin();
    this.end = settings.begin().plus(settings.window());
    this.arrivalsPerMilli = settings.reviewsPerSecond() * settings.scale() / 1_000;
    this.next = arrivalsPerMilli > 0 ? draw() : null;
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public TrafficEvent next() {
    TrafficEvent event = next;
    if (event == null) {
      throw new NoSuchElementException();
    }
    next = draw();
    return event;
  }

  private @Nullable TrafficEvent draw() {
    advance();
    if (now.isAfter(end)) {
      return null;
    }
    Author author = people.any(random, now);
    FilmShelf.Entry film = film(author);
    HonestReviews.Said said = reviews.by(author, film, random);
    return drafts.live(author, film, now, said.rating(), said.title(), said.text(), Label.ORGANIC);
  }

  /** A Poisson process whose rate follows the day, by thinning (Lewis and Shedler, 1979). */
  private void advance() {
    double most = arrivalsPerMilli * (1 + SWING);
    do {
      double millis = -Math.log(1 - random.nextDouble()) / most;
      now = now.plusMillis(Math.max(1, Math.round(millis)));
    } while (random.nextDouble() * (1 + SWING) > rhythm(now));
  }

  static double rhythm(Instant at) {
    double hour = at.atZone(ZoneOffset.UTC).toLocalTime().toSecondOfDay() / 3_600.0;
    return 1 + SWING * Math.cos(2 * Math.PI * (hour - PEAK_HOUR) / 24);
  }

  private FilmShelf.Entry film(Author author) {
    FilmShelf.Entry film = films.get(0);
    for (int tries = 0; tries < TRIES; tries++) {
      film = anyFilm();
      if (written.add(31L * author.id().hashCode() + film.id().hashCode())) {
        return film;
      }
    }
    return film;
  }

  private FilmShelf.Entry anyFilm() {
    for (FilmShelf.Entry premiere : films.premieres()) {
      Instant opened = premiere.premiere().orElse(end);
      Duration since = Duration.between(opened, now);
      if (!since.isNegative() && since.compareTo(PREMIERE_ENDS) < 0) {
        double faded = Math.exp(-(double) since.toMillis() / PREMIERE_FADES.toMillis());
        if (random.nextDouble() < PREMIERE_SHARE * faded) {
          return premiere;
        }
      }
    }
    return films.get(filmRanks.draw(random));
  }
}
