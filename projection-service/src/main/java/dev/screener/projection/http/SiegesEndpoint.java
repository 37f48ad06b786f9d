package dev.screener.projection.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.projection.view.FilmCard;
import dev.screener.projection.view.Films;
import dev.screener.projection.view.Sieges;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/moderation/sieges}: the open sieges and those that ended of late. */
final class SiegesEndpoint {

  private final Sieges sieges;
  private final Films films;
  private final Reads reads;

  SiegesEndpoint(ReadSide side, Reads reads) {
    this.sieges = side.sieges();
    this.films = side.films();
    this.reads = reads;
  }

  record SiegeList(List<OneSiege> open, List<OneSiege> ended) {}

  /**
   * A siege as last told.
   *
   * @param jobId of the one job that stands for all that it holds
   * @param endedAt null while it is open
   */
  record OneSiege(
      String filmId,
      String jobId,
      @Nullable String title,
      List<Integer> ratings,
      List<String> reasons,
      double evidence,
      int votes,
      int suspects,
      String openedAt,
      String changedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String endedAt) {}

  void list(RoutingContext context) {
    reads.answer(context, this::read);
  }

  private Answer read() {
    Sieges.Now now = sieges.now();
    return Answer.json(
            new SiegeList(
                now.open().stream().map(siege -> body(siege, null)).toList(),
                now.ended().stream().map(one -> body(one.siege(), one.endedAt())).toList()))
        .with("Cache-Control", "no-store");
  }

  private OneSiege body(FilmSiege siege, @Nullable Instant endedAt) {
    String filmId = siege.getFilmId();
    return new OneSiege(
        filmId,
        "siege/" + filmId,
        films.card(filmId).map(FilmCard::title).orElse(null),
        siege.getRatings(),
        siege.getReasons(),
        Double.parseDouble(String.format(Locale.ROOT, "%.1f", siege.getEvidence())),
        siege.getVotes(),
        siege.getSuspects(),
        siege.getOpenedAt().toString(),
        siege.getChangedAt().toString(),
        endedAt == null ? null : endedAt.toString());
  }
}
