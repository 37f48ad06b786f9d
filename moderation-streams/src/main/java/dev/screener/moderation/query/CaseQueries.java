package dev.screener.moderation.query;

import static dev.screener.contracts.access.Role.AUDITOR;
import static dev.screener.contracts.access.Role.MODERATOR;
import static dev.screener.contracts.access.Role.POLICY_OWNER;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.http.Problem;
import dev.screener.contracts.serde.Answering;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.cases.CaseExplanation;
import dev.screener.moderation.cases.CaseReader;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.policies.Rejudging;
import dev.screener.policy.Compilation;
import dev.screener.policy.PolicyCompiler;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.apache.kafka.streams.state.HostInfo;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /v1/cases/{filmId}/{reviewId}}, {@code GET /v1/policies}, {@code GET /v1/models} and
 * {@code POST /v1/policies/preview}: a case with its full text, the policies and models by time,
 * and what a new one would change.
 */
public final class CaseQueries {

  private static final int MAX_POLICY_BYTES = 16 * 1024 * 1024;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final CaseReader cases;
  private final PolicyTimeline policies;
  private final ModelTimeline models;
  private final Rejudging rejudging;
  private final HistoryQueries history;
  private final QueryAccess access;
  private final String advertised;
  private final Clock clock;

  /**
   * @param bearers null where nobody may ask
   * @param advertised host:port under which other instances and clients find this one
   */
  public CaseQueries(
      CaseReader cases,
      PolicyTimeline policies,
      ModelTimeline models,
      Rejudging rejudging,
      HistoryQueries history,
      @Nullable Bearers bearers,
      String advertised,
      Clock clock) {
    this.cases = cases;
    this.policies = policies;
    this.models = models;
    this.rejudging = rejudging;
    this.history = history;
    this.access = new QueryAccess(bearers);
    this.advertised = advertised;
    this.clock = clock;
  }

  public void on(Router router) {
    router
        .get("/v1/cases/:filmId/:reviewId")
        .handler(access.having(MODERATOR, AUDITOR))
        .handler(this::explain);
    history.on(router);
    QueryAnswers.refusals(router);
    router
        .get("/v1/policies")
        .handler(access.having(MODERATOR, AUDITOR, POLICY_OWNER))
        .handler(this::list);
    router
        .get("/v1/models")
        .handler(access.having(MODERATOR, AUDITOR, POLICY_OWNER))
        .handler(this::listModels);
    // Two routes, since Vert.x reads the body first in one: nobody sends megabytes who may not.
    router
        .post("/v1/policies/preview")
        // What it shows of cases moderators and auditors may read anyway.
        .handler(access.having(POLICY_OWNER, MODERATOR, AUDITOR));
    router
        .post("/v1/policies/preview")
        .handler(BodyHandler.create(false).setBodyLimit(MAX_POLICY_BYTES))
        .handler(this::preview);
  }

  private void explain(RoutingContext context) {
    String filmId = context.pathParam("filmId");
    String reviewId = context.pathParam("reviewId");
    if (!Ids.isValid(filmId) || !Ids.isValid(reviewId)) {
      QueryAnswers.problem(context, noCase());
      return;
    }
    String key = Ids.reviewKey(filmId, reviewId);
    Optional<HostInfo> owner = QueryAnswers.elsewhere(cases.ownerOf(key), advertised);
    if (owner.isPresent()) {
      QueryAnswers.redirect(context, owner.get(), context.request().uri());
      return;
    }
    read(
        context,
        () -> cases.explain(key, clock.millis()),
        (Optional<CaseExplanation> found) ->
            found.ifPresentOrElse(
                explanation -> QueryAnswers.json(context, explanation),
                () -> QueryAnswers.problem(context, noCase())));
  }

  private void list(RoutingContext context) {
    String inForce = policies.inForceAt(clock.millis()).policy().version();
    List<PolicyEntry> entries =
        policies.all().stream().map(version -> PolicyEntry.of(version, inForce)).toList();
    QueryAnswers.json(context, Map.of("policies", entries, "rejudging", rejudging.progress()));
  }

  private void listModels(RoutingContext context) {
    ModelTimeline.Version inForce = models.versionAt(clock.millis());
    QueryAnswers.json(
        context,
        Map.of(
            "models",
            models.all().stream().map(version -> ModelEntry.of(version, inForce)).toList()));
  }

  /** Compiling may take seconds, so all of it is done off the event loop. */
  private void preview(RoutingContext context) {
    Buffer body = context.body().buffer();
    read(
        context,
        () -> previewOf(body),
        answer -> {
          if (answer instanceof Problem problem) {
            QueryAnswers.problem(context, problem);
          } else {
            QueryAnswers.json(context, answer);
          }
        });
  }

  private Object previewOf(@Nullable Buffer sent) {
    JsonNode body;
    try {
      body = JSON.readTree(sent == null ? new byte[0] : sent.getBytes());
    } catch (IOException malformed) {
      return Problem.of(400, "Malformed", "Send {\"rules\": \"<the policy as YAML>\"} as JSON.");
    }
    String overlay = body.hasNonNull("overlay") ? body.get("overlay").asText() : null;
    Compilation compilation =
        PolicyCompiler.compile(body.path("rules").asText(""), overlay, Set.of());
    if (compilation instanceof Compilation.Compiled compiled) {
      return PolicyPreview.of(
          compiled.policy().version(), cases.compare(compiled.policy(), clock.millis()));
    }
    return Problem.ofField(422, "Does not compile", "rules", String.valueOf(compilation));
  }

  /** Stores lie on disk, so they are not read on the event loop. */
  static <T> void read(RoutingContext context, Callable<T> reading, Consumer<T> whenRead) {
    context
        .vertx()
        .executeBlocking(Answering.of(reading), false)
        .onSuccess(whenRead::accept)
        .onFailure(failure -> QueryAnswers.failed(context, failure));
  }

  static Problem noCase() {
    return Problem.of(
        404,
        "Not found",
        "There is no case with a text under this address: it was never here, was withdrawn or"
            + " erased, or its time to appeal is over.");
  }
}
