package dev.screener.projection.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.projection.view.ViewStores;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;

/** Past verdicts of the films that this process keeps. */
final class StreamsPastVerdicts implements PastVerdicts {

  private final ViewStores stores;

  StreamsPastVerdicts(ViewStores stores) {
    this.stores = stores;
  }

  @Override
  public List<Past> of(String filmId, String reviewId) {
    Bytes key = Bytes.wrap((filmId + '/' + reviewId).getBytes(UTF_8));
    return ViewStores.reading(
        () ->
            PastVerdictsCodec.decode(
                stores.ofFilm(ModerationStores.PAST_VERDICTS, filmId).get(key)));
  }
}
