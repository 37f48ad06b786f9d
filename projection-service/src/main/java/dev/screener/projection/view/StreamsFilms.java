package dev.screener.projection.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.http.WriteToken;
import dev.screener.contracts.serde.AvroSerde;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.utils.Bytes;

/** The catalogue as this process has read it. */
public final class StreamsFilms implements Films {

  private final ViewStores stores;
  private final AvroSerde<Film> serde;
  private final FilmShelf shelf;
  private final FilmRanking ranking;
  private final FilmLists lists;
  private final Arrivals arrivals;

  public StreamsFilms(
      ViewStores stores,
      ProjectionSerdes serdes,
      FilmShelf shelf,
      FilmRanking ranking,
      Arrivals arrivals) {
    this.stores = stores;
    this.serde = serdes.films();
    this.shelf = shelf;
    this.ranking = ranking;
    this.lists = new FilmLists(shelf, ranking);
    this.arrivals = arrivals;
  }

  @Override
  public Optional<FilmEntry> find(String filmId) {
    Bytes key = Bytes.wrap(filmId.getBytes(UTF_8));
    return Optional.ofNullable(serde.decode(stores.global(ProjectionStores.FILMS).get(key)))
        .map(FilmEntry::of);
  }

  @Override
  public Optional<FilmCard> card(String filmId) {
    return shelf.card(filmId);
  }

  @Override
  public FilmList list(FilmQuery query) {
    // Half a list is worse than none.
    stores.global(ProjectionStores.FILMS);
    return lists.page(query);
  }

  @Override
  public FilmCounts counts(String filmId) {
    return ranking.counts(filmId);
  }

  @Override
  public List<FilmCard> similar(String filmId, int most) {
    return shelf.similar(filmId, most);
  }

  @Override
  public List<String> latelyReviewed(int most) {
    return ranking.latelyReviewed(most);
  }

  @Override
  public CompletionStage<Boolean> awaitRecord(WriteToken.OfFilm film, Duration patience) {
    return arrivals
        .await(
            film.filmId(),
            () ->
                shelf.hasReadTo(film.partition(), film.offset())
                    ? Optional.of(true)
                    : Optional.empty(),
            patience)
        .thenApply(Optional::isPresent);
  }
}
