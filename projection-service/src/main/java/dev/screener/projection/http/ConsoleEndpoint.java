package dev.screener.projection.http;

import dev.screener.contracts.access.Role;
import dev.screener.contracts.event.CampaignState;
import dev.screener.projection.moderation.CampaignPlace;
import dev.screener.projection.moderation.JobPlace;
import dev.screener.projection.moderation.ModerationQueue;
import dev.screener.projection.pages.Pages;
import dev.screener.projection.pages.console.CampaignList;
import dev.screener.projection.pages.console.ConsolePages;
import dev.screener.projection.pages.console.QueueFilter;
import dev.screener.projection.pages.console.Visitor;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;
import java.util.function.Supplier;

/** {@code GET /moderation…}: the moderation view as pages for people. */
final class ConsoleEndpoint {

  private static final int MINUTES = 60;
  private static final int ROWS = 20;
  private static final int DEEDS = 50;

  private final ConsolePages pages = new ConsolePages(new Pages());
  private final ConsoleModels models;
  private final ConsoleCases cases;
  private final Reads reads;
  private final URI ingestPublicUrl;

  ConsoleEndpoint(ReadSide side) {
    this.models = new ConsoleModels(side);
    this.cases = new ConsoleCases(side, models);
    this.reads = new Reads(side.readers(), this::asPage);
    this.ingestPublicUrl = side.ingestPublicUrl();
  }

  void overview(RoutingContext context) {
    answer(context, () -> pages.overview(models.overview(visitor(context), MINUTES)));
  }

  void queue(RoutingContext context) {
    answer(
        context,
        () -> {
          QueueFilter filter = filter(context);
          JobPlace after = new Parameters(context).cursor(JobPlace::decode);
          return pages.queue(
              models.queue(
                  visitor(context),
                  filter,
                  new ModerationQueue.Query(
                      filter.lane(),
                      filter.language(),
                      filter.filmId(),
                      filter.escalated(),
                      ROWS,
                      after)));
        });
  }

  void moderatedCase(RoutingContext context) {
    Parameters parameters = new Parameters(context);
    Visitor visitor = visitor(context);
    reads.answerOf(
        context,
        () ->
            cases.find(
                parameters.filmId(),
                parameters.reviewId(),
                ModeratorAccess.Caller.of(context).authorization(),
                ModeratorAccess.Caller.of(context).principal().may(Role.MODERATOR)),
        found ->
            found
                .map(it -> html(pages.moderatedCase(cases.page(visitor, filter(context), it))))
                .orElseGet(
                    () ->
                        Answer.html(
                            404,
                            pages.message(
                                visitor,
                                "No such case",
                                "Its text is not there: it was withdrawn or erased, or never"
                                    + " was."))));
  }

  void campaigns(RoutingContext context) {
    answer(
        context,
        () -> {
          Parameters parameters = new Parameters(context);
          CampaignState state = parameters.oneOf("state", CampaignList.STATES);
          CampaignPlace after = parameters.cursor(CampaignPlace::decode);
          return pages.campaigns(models.campaigns(visitor(context), state, after, ROWS));
        });
  }

  void campaign(RoutingContext context) {
    Visitor visitor = visitor(context);
    reads.answerOf(
        context,
        () ->
            cases.campaign(
                new Parameters(context).id("campaignId"),
                ModeratorAccess.Caller.of(context).authorization()),
        found ->
            found
                .map(it -> html(pages.campaign(cases.page(visitor, it))))
                .orElseGet(
                    () ->
                        Answer.html(
                            404,
                            pages.message(
                                visitor,
                                "No such campaign",
                                "It is forgotten, or has become part of an older one."))));
  }

  void sieges(RoutingContext context) {
    answer(context, () -> pages.sieges(models.sieges(visitor(context))));
  }

  void audit(RoutingContext context) {
    answer(
        context,
        () ->
            pages.audit(
                models.audit(
                    visitor(context), AuditEndpoint.query(new Parameters(context), DEEDS))));
  }

  void policies(RoutingContext context) {
    answer(
        context,
        () -> {
          Optional<String> open = new Parameters(context).text("open");
          return pages.policies(models.policies(visitor(context), open));
        });
  }

  /** For who is signed in with a credential that may not see the page. */
  void forbidden(RoutingContext context) {
    Reads.send(
        context,
        Answer.html(
                403,
                pages.message(
                    visitor(context),
                    "Not for this credential",
                    "It has no role that may see this page. Sign out to come with another."))
            .with("Cache-Control", "no-store"));
  }

  private void answer(RoutingContext context, Supplier<String> page) {
    reads.answer(context, () -> html(page.get()));
  }

  private static Answer html(String page) {
    return Answer.html(200, page).with("Cache-Control", "no-store");
  }

  private static QueueFilter filter(RoutingContext context) {
    Parameters parameters = new Parameters(context);
    return new QueueFilter(
        parameters.oneOf("lane", QueueFilter.LANES),
        parameters.text("language").orElse(null),
        parameters.optionalId("film").orElse(null),
        QueueEndpoint.isOfEscalated(context, parameters));
  }

  private Visitor visitor(RoutingContext context) {
    ModeratorAccess.Caller caller = ModeratorAccess.Caller.of(context);
    return new Visitor(caller.name(), caller.principal().roles(), ingestPublicUrl);
  }

  /** A person is told what is wrong in words, with the status kept. */
  private Answer asPage(Answer problem) {
    String heading =
        switch (problem.status()) {
          case 400 -> "This address is malformed";
          case 403 -> "Not for your credential";
          case 404 -> "Nothing here";
          case 503 -> "One moment";
          default -> "It did not work";
        };
    String detail = problem.body().toJsonObject().getString("detail", "");
    Answer page = Answer.html(problem.status(), pages.problem(heading, detail));
    return problem.status() == 503 ? page.comingBack() : page;
  }
}
