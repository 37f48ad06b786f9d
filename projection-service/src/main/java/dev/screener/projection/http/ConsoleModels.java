package dev.screener.projection.http;

import dev.screener.contracts.event.CampaignState;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.projection.moderation.AuditTrail;
import dev.screener.projection.moderation.CampaignPlace;
import dev.screener.projection.moderation.Campaigns;
import dev.screener.projection.moderation.Job;
import dev.screener.projection.moderation.JobPlace;
import dev.screener.projection.moderation.ModerationQueue;
import dev.screener.projection.moderation.ModerationView;
import dev.screener.projection.moderation.Policies;
import dev.screener.projection.pages.console.AuditPage;
import dev.screener.projection.pages.console.CampaignList;
import dev.screener.projection.pages.console.CasePage.FilmFacts;
import dev.screener.projection.pages.console.Overview;
import dev.screener.projection.pages.console.PolicyPage;
import dev.screener.projection.pages.console.QueueFilter;
import dev.screener.projection.pages.console.QueuePage;
import dev.screener.projection.pages.console.SiegeList;
import dev.screener.projection.pages.console.Visitor;
import dev.screener.projection.view.FilmCard;
import dev.screener.projection.view.FilmReviews;
import dev.screener.projection.view.FilmScore;
import dev.screener.projection.view.Films;
import dev.screener.projection.view.Sieges;
import dev.screener.projection.view.ViewNotReadyException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Fills the console's view models from the moderation view and the film view. */
final class ConsoleModels {

  /** More than anybody reads on one page; all are told over HTTP. */
  private static final int MOST_ENDED_SIEGES = 100;

  private final ModerationView moderation;
  private final Films films;
  private final FilmReviews reviews;
  private final Sieges sieges;

  ConsoleModels(ReadSide side) {
    this.moderation = side.moderation();
    this.films = side.films();
    this.reviews = side.reviews();
    this.sieges = side.sieges();
  }

  Overview overview(Visitor visitor, int minutes) {
    return new Overview(
        visitor,
        moderation.numbers().numbers(),
        moderation.numbers().series(minutes),
        moderation.queue().waiting());
  }

  QueuePage queue(Visitor visitor, QueueFilter filter, ModerationQueue.Query query) {
    ModerationQueue.Page page = moderation.queue().page(query);
    JobPlace next = page.next();
    return new QueuePage(
        visitor,
        filter,
        moderation.queue().waiting(),
        page.jobs().stream().map(job -> row(visitor, job)).toList(),
        next == null ? null : next.cursor());
  }

  private QueuePage.Row row(Visitor visitor, Job job) {
    return new QueuePage.Row(
        job,
        moderation.claims().of(job.jobId(), visitor.name()).orElse(null),
        moderation.escalations().of(job, visitor.name()).orElse(null));
  }

  CampaignList campaigns(
      Visitor visitor, @Nullable CampaignState state, @Nullable CampaignPlace after, int limit) {
    Campaigns.Page page = moderation.campaigns().page(state, after, limit);
    CampaignPlace next = page.next();
    return new CampaignList(visitor, state, page.campaigns(), next == null ? null : next.cursor());
  }

  AuditPage audit(Visitor visitor, AuditTrail.Query query) {
    AuditTrail.Page page = moderation.audit().page(query);
    AuditTrail.Place next = page.next();
    return new AuditPage(
        visitor,
        new AuditPage.Filter(query.kind(), query.moderator(), query.subject()),
        page.deeds(),
        next == null ? null : next.cursor(),
        page.complete());
  }

  SiegeList sieges(Visitor visitor) {
    Sieges.Now now = sieges.now();
    return new SiegeList(
        visitor,
        now.open().stream().map(this::siege).toList(),
        now.ended().stream().limit(MOST_ENDED_SIEGES).map(this::siege).toList());
  }

  private SiegeList.OneSiege siege(FilmSiege siege) {
    Optional<FilmScore> score = score(siege.getFilmId());
    return new SiegeList.OneSiege(
        siege.getFilmId(),
        title(siege.getFilmId()),
        siege.getRatings(),
        siege.getReasons(),
        siege.getVotes(),
        siege.getSuspects(),
        score.map(known -> known.hidden().held()).orElse(0L),
        score.map(FilmScore::rawMean).orElseGet(OptionalDouble::empty),
        score.map(known -> known.shown().mean()).orElseGet(OptionalDouble::empty),
        siege.getOpenedAt(),
        siege.getEndedAt(),
        siege.getState(),
        siege.getRuledBy());
  }

  /**
   * The policies, one of them open.
   *
   * @param open as {@code name/version}; without it, or where there is none such, the one in force
   */
  PolicyPage policies(Visitor visitor, Optional<String> open) {
    List<Policies.Version> all = moderation.policies().all();
    Policies.Version inForce =
        all.stream().filter(Policies.Version::inForce).findFirst().orElse(all.get(all.size() - 1));
    Policies.Version chosen =
        all.stream()
            .filter(one -> open.isPresent() && open.get().equals(one.name() + '/' + one.version()))
            .findFirst()
            .orElse(inForce);
    return new PolicyPage(visitor, all, chosen);
  }

  FilmFacts facts(String filmId) {
    Optional<FilmScore> score = score(filmId);
    return new FilmFacts(
        filmId,
        title(filmId),
        score.map(known -> known.shown().reviews()).orElse(0L),
        score.map(known -> known.hidden().held()).orElse(0L),
        score.map(known -> known.hidden().rejected()).orElse(0L),
        sieges.openOf(filmId).isPresent());
  }

  /** Of the film of a case that is labelled blind: its counts would tell how the case stands. */
  FilmFacts onlyTheName(String filmId) {
    return new FilmFacts(filmId, title(filmId), 0, 0, 0, false);
  }

  @Nullable String title(String filmId) {
    return films.card(filmId).map(FilmCard::title).orElse(null);
  }

  /** Empty where another instance keeps the film. */
  private Optional<FilmScore> score(String filmId) {
    try {
      return Optional.of(reviews.score(filmId));
    } catch (ViewNotReadyException elsewhere) {
      return Optional.empty();
    }
  }
}
