package dev.screener.projection.view;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue's films by title, by what they share, and how far the catalogue was read; in
 * memory. Written by the one thread that reads the catalogue, read by many.
 */
public final class FilmShelf {

  private final Map<String, FilmCard> byId = new ConcurrentHashMap<>();
  private final NavigableMap<TitleKey, FilmCard> byTitle =
      new ConcurrentSkipListMap<>(
          Comparator.comparing(TitleKey::title).thenComparing(TitleKey::filmId));
  private final NavigableMap<WordKey, Titled> byWord =
      new ConcurrentSkipListMap<>(
          Comparator.comparing(WordKey::word).thenComparing(WordKey::filmId));
  private final SimilarFilms similar = new SimilarFilms();
  private final Map<Integer, Long> readTo = new ConcurrentHashMap<>();
  private final LongAdder garbage = new LongAdder();

  /** Where a film stands in the order by title: case and accents do not count. */
  public record TitleKey(String title, String filmId) {
    static TitleKey of(FilmCard film) {
      return new TitleKey(TitleWords.fold(film.title()), film.filmId());
    }
  }

  /** A word of a film's title. */
  private record WordKey(String word, String filmId) {}

  /** A film with the words of its title, taken apart once and shared by them all. */
  private record Titled(TitleKey key, List<String> words) {
    boolean hasAll(List<String> beginnings) {
      return beginnings.stream().allMatch(one -> words.stream().anyMatch(w -> w.startsWith(one)));
    }
  }

  void put(FilmCard film) {
    FilmCard before = byId.put(film.filmId(), film);
    TitleKey key = TitleKey.of(film);
    byTitle.put(key, film);
    if (before != null && !TitleKey.of(before).equals(key)) {
      forget(TitleKey.of(before));
    }
    Titled titled = new Titled(key, TitleWords.of(key.title()));
    titled.words().forEach(word -> byWord.put(new WordKey(word, key.filmId()), titled));
    similar.put(film);
  }

  void remove(String filmId) {
    FilmCard before = byId.remove(filmId);
    if (before != null) {
      forget(TitleKey.of(before));
      similar.remove(filmId);
    }
  }

  private void forget(TitleKey key) {
    byTitle.remove(key);
    TitleWords.of(key.title()).forEach(word -> byWord.remove(new WordKey(word, key.filmId())));
  }

  void hasRead(int partition, long offset) {
    readTo.merge(partition, offset, Math::max);
  }

  void countGarbage() {
    garbage.increment();
  }

  public Optional<FilmCard> card(String filmId) {
    return Optional.ofNullable(byId.get(filmId));
  }

  /** All films in the order by title, after {@code after} or from the first. */
  NavigableSet<TitleKey> keysAfter(@Nullable TitleKey after) {
    return (after == null ? byTitle : byTitle.tailMap(after, false)).navigableKeySet();
  }

  /** The films of whose titles each of these begins a word, in no order. */
  Set<TitleKey> found(List<String> beginnings) {
    // The longest is the rarest, mostly.
    String longest = beginnings.stream().max(Comparator.comparingInt(String::length)).orElse("");
    Set<TitleKey> found = new HashSet<>();
    for (Map.Entry<WordKey, Titled> entry : byWord.tailMap(new WordKey(longest, "")).entrySet()) {
      if (!entry.getKey().word().startsWith(longest)) {
        break;
      }
      if (entry.getValue().hasAll(beginnings)) {
        found.add(entry.getValue().key());
      }
    }
    return found;
  }

  /** The films most like this one, the most alike first. */
  public List<FilmCard> similar(String filmId, int most) {
    return similar.to(filmId, most).stream().flatMap(id -> card(id).stream()).toList();
  }

  /** Whether the catalogue's record at this offset has been read. */
  boolean hasReadTo(int partition, long offset) {
    return readTo.getOrDefault(partition, -1L) >= offset;
  }

  /** How many records of the catalogue were no films, since the start. */
  public long garbage() {
    return garbage.sum();
  }

  public int size() {
    return byId.size();
  }
}
