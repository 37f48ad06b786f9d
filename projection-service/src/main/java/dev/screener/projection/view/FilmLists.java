package dev.screener.projection.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists and searches the films of the catalogue; no disk is read. */
final class FilmLists {

  private final FilmShelf shelf;
  private final FilmRanking ranking;

  FilmLists(FilmShelf shelf, FilmRanking ranking) {
    this.shelf = shelf;
    this.ranking = ranking;
  }

  FilmList page(FilmQuery query) {
    List<FilmPlace> places =
        query.words().isEmpty() ? inOrder(query) : best(query, query.limit() + 1);
    boolean isLast = places.size() <= query.limit();
    List<FilmPlace> page = isLast ? places : places.subList(0, query.limit());
    return new FilmList(
        page.stream().flatMap(place -> listed(place.filmId()).stream()).toList(),
        isLast ? null : page.get(page.size() - 1));
  }

  /** Those with a value stand in the ranking, the others in the order by title. */
  private List<FilmPlace> inOrder(FilmQuery query) {
    FilmSort sort = query.sort();
    FilmPlace after = query.after();
    boolean isPastValues = after != null && after.value() == 0;
    Stream<FilmPlace> withValue =
        isPastValues
            ? Stream.of()
            : ranking.after(sort, after).stream()
                .filter(place -> shelf.card(place.filmId()).isPresent());
    FilmShelf.TitleKey title =
        isPastValues && after != null
            ? new FilmShelf.TitleKey(after.title(), after.filmId())
            : null;
    Stream<FilmPlace> byTitle =
        shelf.keysAfter(title).stream().map(key -> place(key, sort)).filter(p -> p.value() == 0);
    return Stream.concat(withValue, byTitle).limit(query.limit() + 1L).toList();
  }

  /** The first of all that are found: only so many are kept while they are looked through. */
  private List<FilmPlace> best(FilmQuery query, int most) {
    PriorityQueue<FilmPlace> best =
        new PriorityQueue<>(most + 1, (one, other) -> other.compareTo(one));
    for (FilmShelf.TitleKey key : shelf.found(query.words())) {
      FilmPlace place = place(key, query.sort());
      if (isAfter(query.after(), place)) {
        best.add(place);
        if (best.size() > most) {
          best.poll();
        }
      }
    }
    List<FilmPlace> sorted = new ArrayList<>(best);
    sorted.sort(null);
    return sorted;
  }

  private static boolean isAfter(@Nullable FilmPlace after, FilmPlace place) {
    return after == null || place.compareTo(after) > 0;
  }

  private FilmPlace place(FilmShelf.TitleKey key, FilmSort sort) {
    return FilmPlace.of(key, sort.valueOf(ranking.counts(key.filmId())));
  }

  private Optional<FilmList.Listed> listed(String filmId) {
    return shelf.card(filmId).map(film -> new FilmList.Listed(film, ranking.counts(filmId)));
  }
}
