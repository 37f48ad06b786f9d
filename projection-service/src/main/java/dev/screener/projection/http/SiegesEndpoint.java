package dev.screener.projection.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.screener.contracts.event.DecisionAnswer;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.policy.Reason;
import dev.screener.projection.view.FilmCard;
import dev.screener.projection.view.FilmReviews;
import dev.screener.projection.view.Films;
import dev.screener.projection.view.Sieges;
import dev.screener.projection.view.ViewNotReadyException;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code GET /v1/moderation/sieges}: the open sieges and those that ended of late. */
final class SiegesEndpoint {

  private final Sieges sieges;
  private final Films films;
  private final FilmReviews reviews;
  private final Reads reads;

  SiegesEndpoint(ReadSide side, Reads reads) {
    this.sieges = side.sieges();
    this.films = side.films();
    this.reviews = side.reviews();
    this.reads = reads;
  }

  record SiegeList(
      List<OneSiege> open,
      List<OneSiege> ended,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String next) {}

  /** The decision that was answered last. */
  record Answered(String decisionId, String answer) {}

  /**
   * A siege as last told.
   *
   * @param jobId of the one job that stands for all that it holds
   * @param ruledBy the decision by which it is cleared or confirmed; null for none
   * @param held reviews of the film that are held now as part of a siege; null where another
   *     instance keeps the film
   * @param endedAt null while it is open
   */
  record OneSiege(
      String filmId,
      String jobId,
      @Nullable String title,
      String state,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String ruledBy,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Answered lastDecision,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long held,
      List<Integer> ratings,
      List<String> reasons,
      double evidence,
      int votes,
      int suspects,
      Instant openedAt,
      Instant changedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant endedAt) {}

  void list(RoutingContext context) {
    Parameters asked = new Parameters(context);
    SiegeCursor after = asked.cursor(SiegeCursor::decode);
    int limit = asked.limit();
    reads.answer(context, () -> read(after, limit));
  }

  private Answer read(@Nullable SiegeCursor after, int limit) {
    Sieges.Now now = sieges.now();
    List<FilmSiege> rest = after == null ? now.ended() : after.behind(now.ended());
    List<FilmSiege> page = rest.subList(0, Math.min(limit, rest.size()));
    String next =
        page.size() == rest.size() ? null : SiegeCursor.at(page.get(page.size() - 1)).encode();
    return Answer.json(
            new SiegeList(
                now.open().stream().map(this::body).toList(),
                page.stream().map(this::body).toList(),
                next))
        .with("Cache-Control", "no-store");
  }

  private OneSiege body(FilmSiege siege) {
    String filmId = siege.getFilmId();
    return new OneSiege(
        filmId,
        "siege/" + filmId,
        films.card(filmId).map(FilmCard::title).orElse(null),
        siege.getState().name(),
        siege.getRuledBy(),
        answered(siege),
        held(filmId),
        siege.getRatings(),
        siege.getReasons(),
        Double.parseDouble(String.format(Locale.ROOT, "%.1f", siege.getEvidence())),
        siege.getVotes(),
        siege.getSuspects(),
        siege.getOpenedAt(),
        siege.getChangedAt(),
        siege.getEndedAt());
  }

  private static @Nullable Answered answered(FilmSiege siege) {
    String decisionId = siege.getDecisionId();
    DecisionAnswer answer = siege.getDecisionAnswer();
    return decisionId == null || answer == null ? null : new Answered(decisionId, answer.name());
  }

  private @Nullable Long held(String filmId) {
    try {
      return reviews.score(filmId).hidden().heldFor().getOrDefault(Reason.SIEGE.code(), 0L);
    } catch (ViewNotReadyException elsewhere) {
      return null;
    }
  }
}
