package dev.screener.projection.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.projection.view.ViewStores;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** What was said lately of the reviews of films that this process keeps. */
final class StreamsFilmPast implements FilmPast {

  private final ViewStores stores;

  StreamsFilmPast(ViewStores stores) {
    this.stores = stores;
  }

  @Override
  public List<One> of(String filmId) {
    Bytes key = Bytes.wrap(filmId.getBytes(UTF_8));
    return ViewStores.reading(
        () -> FilmPastCodec.decode(stores.ofFilm(ModerationStores.FILM_PAST, filmId).get(key)));
  }
}
