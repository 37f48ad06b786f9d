package dev.screener.projection.pages.console;

import dev.screener.projection.moderation.Cases.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A campaign's members over time and over films, as bars.
 *
 * @param members that were counted
 * @param span how much time a bar stands for
 * @param overTime without gaps, the oldest first
 * @param overFilms the films with the most, the most first
 */
public record CampaignSpread(
    long members,
    long films,
    boolean complete,
    Duration span,
    List<Bar> overTime,
    List<FilmBar> overFilms) {

  private static final int LEAST_HEIGHT = 2;
  private static final int MOST_BARS = 48;
  private static final int MOST_FILMS = 10;

  /** Spans of which people count time, in seconds. */
  private static final long[] SPANS = {
    1, 5, 15, 60, 300, 900, 3_600, 3 * 3_600, 6 * 3_600, 86_400, 7 * 86_400, 30 * 86_400
  };

  public CampaignSpread {
    overTime = List.copyOf(overTime);
    overFilms = List.copyOf(overFilms);
  }

  /** So many members in the span that begins then. */
  record Bar(Instant from, int members) {}

  /** So many members under a film. */
  record FilmBar(String filmId, @Nullable String title, int members) {

    String name() {
      return title == null ? filmId : title;
    }
  }

  /** How long a bar is to be, in seconds, for a campaign from then to then. */
  public static long spanSeconds(Instant first, Instant last) {
    long whole = Math.max(0, Duration.between(first, last).toSeconds());
    for (long span : SPANS) {
      if (whole / span < MOST_BARS) {
        return span;
      }
    }
    return SPANS[SPANS.length - 1];
  }

  /**
   * The spread as it was told.
   *
   * @param titles of films by their ids; null for one that the catalogue does not know
   */
  public static CampaignSpread of(
      Spread told, long spanSeconds, Function<String, @Nullable String> titles) {
    TreeMap<Long, Integer> byTime = new TreeMap<>(told.byTime());
    // A campaign that went on since it was last told of may be longer than was thought.
    long span = spanSeconds;
    while (!byTime.isEmpty() && (byTime.lastKey() - byTime.firstKey()) / span >= MOST_BARS) {
      span *= 2;
    }
    return new CampaignSpread(
        told.members(),
        told.films(),
        told.complete(),
        Duration.ofSeconds(span),
        bars(byTime, span),
        films(told.byFilm(), titles));
  }

  private static List<Bar> bars(TreeMap<Long, Integer> byTime, long span) {
    List<Bar> bars = new ArrayList<>();
    if (!byTime.isEmpty()) {
      long first = Math.floorDiv(byTime.firstKey(), span) * span;
      for (long from = first; from <= byTime.lastKey(); from += span) {
        int members =
            byTime.subMap(from, from + span).values().stream().mapToInt(Integer::intValue).sum();
        bars.add(new Bar(Instant.ofEpochSecond(from), members));
      }
    }
    return bars;
  }

  private static List<FilmBar> films(
      Map<String, Integer> byFilm, Function<String, @Nullable String> titles) {
    return byFilm.entrySet().stream()
        .sorted(
            Map.Entry.<String, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(MOST_FILMS)
        .map(one -> new FilmBar(one.getKey(), titles.apply(one.getKey()), one.getValue()))
        .toList();
  }

  /** The most in one bar; at least 1, so that bars can be measured by it. */
  int most() {
    return overTime.stream().mapToInt(Bar::members).max().orElse(1);
  }

  /** Of a bar, of 100; whatever is there can be seen. */
  int height(Bar bar) {
    return bar.members() == 0 ? 0 : Math.max(LEAST_HEIGHT, bar.members() * 100 / most());
  }

  int mostOfAFilm() {
    return overFilms.stream().mapToInt(FilmBar::members).max().orElse(1);
  }

  /** Members under films that have no bar. */
  long elsewhere() {
    return members - overFilms.stream().mapToInt(FilmBar::members).sum();
  }

  /** What the chart over time says, in a sentence. */
  String overTimeInWords() {
    if (overTime.isEmpty()) {
      return "No member is known by when it was written.";
    }
    Bar peak = overTime.get(0);
    for (Bar bar : overTime) {
      peak = bar.members() > peak.members() ? bar : peak;
    }
    return "Members by "
        + Figures.duration((double) span.toSeconds())
        + ", from "
        + Figures.time(overTime.get(0).from())
        + " to "
        + Figures.time(overTime.get(overTime.size() - 1).from().plus(span))
        + "; the most, "
        + peak.members()
        + ", from "
        + Figures.time(peak.from())
        + " on.";
  }
}
