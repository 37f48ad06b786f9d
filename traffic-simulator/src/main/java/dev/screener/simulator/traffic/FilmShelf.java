package dev.screener.simulator.traffic;

import dev.screener.contracts.event.Film;
import dev.screener.simulator.text.FilmFacts;
import dev.screener.simulator.text.Grammar;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The films of the site, the most talked about first. All are invented. */
public final class FilmShelf {

  private static final int OLDEST_DAYS = 12_000;
  private static final double MEAN_RATING = 6.9;
  private static final double SPREAD_OF_MEANS = 1.1;
  private static final int PREMIERES_A_WEEK = 8;
  private static final int FIRST_PREMIERE_RANK = 12;
  private static final int EVENING_HOUR = 19;

  private final List<Entry> entries;
  private final List<Entry> premieres;

  /**
   * A film and what the traffic needs to know of it.
   *
   * @param mean around which honest ratings lie
   * @param premiere its first night, where that falls into the traffic
   */
  record Entry(Film film, FilmFacts facts, double mean, Optional<Instant> premiere) {

    String id() {
      return film.getFilmId();
    }
  }

  private FilmShelf(List<Entry> entries) {
    this.entries = entries;
    this.premieres = entries.stream().filter(entry -> entry.premiere().isPresent()).toList();
  }

  static FilmShelf of(TrafficSettings settings) {
    SplittableRandom random = new SplittableRandom(settings.seed() * 31 + 7);
    Grammar grammar = Grammar.of("films");
    List<Entry> entries = new ArrayList<>();
    long days = settings.window().toDays();
    int premieres = (int) Math.min(PREMIERES_A_WEEK * days / 7, settings.films() / 4);
    for (int rank = 0; rank < settings.films(); rank++) {
      boolean opens = rank >= FIRST_PREMIERE_RANK && rank < FIRST_PREMIERE_RANK + premieres;
      entries.add(entry(rank, opens, settings, grammar, random));
    }
    return new FilmShelf(entries);
  }

  /** As the catalogue has them. */
  public List<Film> films() {
    return entries.stream().map(Entry::film).toList();
  }

  int size() {
    return entries.size();
  }

  Entry get(int rank) {
    return entries.get(rank);
  }

  List<Entry> premieres() {
    return premieres;
  }

  private static Entry entry(
      int rank, boolean opens, TrafficSettings settings, Grammar grammar, SplittableRandom random) {
    LocalDate today = settings.begin().atZone(ZoneOffset.UTC).toLocalDate();
    int age = (int) (30 * Math.pow(OLDEST_DAYS / 30.0, random.nextDouble()));
    int opensIn = random.nextInt((int) Math.max(1, settings.window().toDays()));
    LocalDate released = opens ? today.plusDays(opensIn) : today.minusDays(age);
    String title = grammar.expand("title", Map.of(), random);
    List<String> people = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      people.add(grammar.expand("person", Map.of(), random));
    }
    Film film =
        Film.newBuilder()
            .setFilmId("film-" + settings.series() + "-" + rank)
            .setTitle(title)
            .setReleaseDate(released.toString())
            .setReleaseCountry(grammar.expand("country", Map.of(), random))
            .setSynopsis(grammar.expand("synopsis", Map.of(), random))
            .setGenres(List.of(grammar.expand("genre", Map.of(), random)))
            .setPeople(people)
            .setUpdatedAt(settings.begin())
            .build();
    double mean = MEAN_RATING + SPREAD_OF_MEANS * random.nextGaussian();
    Optional<Instant> premiere =
        opens
            ? Optional.of(released.atTime(EVENING_HOUR, 0).toInstant(ZoneOffset.UTC))
            : Optional.empty();
    return new Entry(film, new FilmFacts(title, people), mean, premiere);
  }
}
