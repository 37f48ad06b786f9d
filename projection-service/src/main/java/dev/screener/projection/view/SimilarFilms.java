package dev.screener.projection.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Films that share people and genres. What is rare says more: a shared feature counts ln(1 + films
 * / films that have it), the inverse document frequency of text retrieval (Spärck Jones 1972), and
 * a person twice that of a genre. The sum is divided by the square root of the other film's number
 * of features, so that a long cast list is not like everything. Equal films come in the order of
 * their ids.
 *
 * <p>One thread writes, many read.
 */
final class SimilarFilms {

  /** A genre with tens of thousands of films tells little, so only its first films are weighed. */
  static final int MAX_PER_FEATURE = 2_000;

  private static final double PERSON = 2;
  private static final double GENRE = 1;

  private final Map<String, Set<Feature>> featuresOf = new ConcurrentHashMap<>();
  private final Map<Feature, NavigableSet<String>> filmsWith = new ConcurrentHashMap<>();

  private record Feature(double weight, String name) {
    static Feature of(double weight, String name) {
      return new Feature(weight, name.strip().toLowerCase(Locale.ROOT));
    }
  }

  void put(FilmCard film) {
    remove(film.filmId());
    Set<Feature> features = featuresOf(film);
    featuresOf.put(film.filmId(), features);
    for (Feature feature : features) {
      filmsWith.computeIfAbsent(feature, none -> new ConcurrentSkipListSet<>()).add(film.filmId());
    }
  }

  void remove(String filmId) {
    Set<Feature> features = featuresOf.remove(filmId);
    if (features != null) {
      features.forEach(
          feature ->
              filmsWith.computeIfPresent(
                  feature,
                  (same, films) -> films.remove(filmId) && films.isEmpty() ? null : films));
    }
  }

  /**
   * The ids of at most {@code most} films that share something with this one, the nearest first.
   */
  List<String> to(String filmId, int most) {
    Map<String, Double> scores = new HashMap<>();
    double films = featuresOf.size();
    for (Feature feature : featuresOf.getOrDefault(filmId, Set.of())) {
      NavigableSet<String> sharing = filmsWith.getOrDefault(feature, new TreeSet<>());
      double weight = feature.weight * Math.log1p(films / Math.max(1, sharing.size()));
      sharing.stream()
          .limit(MAX_PER_FEATURE)
          .forEach(other -> scores.merge(other, weight, Double::sum));
    }
    scores.remove(filmId);
    scores.replaceAll((other, sum) -> sum / Math.sqrt(featureCount(other)));
    List<String> nearest = new ArrayList<>(scores.keySet());
    nearest.sort(
        Comparator.comparing((String other) -> scores.getOrDefault(other, 0.0))
            .reversed()
            .thenComparing(Comparator.naturalOrder()));
    return List.copyOf(nearest.subList(0, Math.min(most, nearest.size())));
  }

  private int featureCount(String filmId) {
    return Math.max(1, featuresOf.getOrDefault(filmId, Set.of()).size());
  }

  private static Set<Feature> featuresOf(FilmCard film) {
    Set<Feature> features = ConcurrentHashMap.newKeySet();
    film.genres().forEach(genre -> features.add(Feature.of(GENRE, genre)));
    film.people().forEach(person -> features.add(Feature.of(PERSON, person)));
    return features;
  }
}
