package dev.screener.projection.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.screener.contracts.http.Problem;
import dev.screener.projection.http.ModeratorAccess.Caller;
import dev.screener.projection.moderation.Cases;
import dev.screener.projection.moderation.Policies;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** {@code /v1/moderation/policies}: every version, and what another would change. */
final class PoliciesEndpoint {

  /** A policy of 4 MiB, with every character escaped and a site's overlay beside it. */
  static final int MAX_BYTES = 16 * 1024 * 1024;

  private static final int OK = 200;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final Policies policies;
  private final Cases cases;
  private final Reads reads;

  PoliciesEndpoint(ReadSide side, Reads reads) {
    this.policies = side.moderation().policies();
    this.cases = side.moderation().cases();
    this.reads = reads;
  }

  record PoliciesBody(List<VersionBody> policies) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record VersionBody(
      String name,
      String version,
      String mode,
      String rejudge,
      @Nullable Instant effectiveFrom,
      @Nullable Instant publishedAt,
      String publishedBy,
      List<String> suspendedRules,
      boolean inForce,
      String rules,
      @Nullable String overlay) {}

  /** What is tried; both as YAML. */
  record TryBody(@Nullable String rules, @Nullable String overlay) {}

  void list(RoutingContext context) {
    reads.answer(
        context,
        () ->
            Answer.json(
                    new PoliciesBody(policies.all().stream().map(PoliciesEndpoint::body).toList()))
                .with("Cache-Control", "no-store"));
  }

  void preview(RoutingContext context) {
    Caller caller = Caller.of(context);
    reads.answerOf(
        context,
        () -> tried(asked(context), caller),
        tried ->
            new Answer(
                    tried.status(),
                    tried.status() == OK ? "application/json" : Problem.MEDIA_TYPE,
                    Buffer.buffer(tried.body().toString()),
                    Map.of())
                .with("Cache-Control", "no-store"));
  }

  private CompletionStage<Cases.Tried> tried(TryBody asked, Caller caller) {
    String rules = asked.rules();
    if (rules == null || rules.isBlank()) {
      throw RequestFault.of("rules", "The policy as YAML.");
    }
    return cases.tryPolicy(rules, asked.overlay(), caller.authorization());
  }

  private static TryBody asked(RoutingContext context) {
    Buffer body = context.body().buffer();
    try {
      if (body != null) {
        return JSON.readValue(body.getBytes(), TryBody.class);
      }
    } catch (IOException malformed) {
      // Told below, with what it should look like.
    }
    throw RequestFault.of("body", "Send {\"rules\": \"<the policy as YAML>\"} as JSON.");
  }

  private static VersionBody body(Policies.Version version) {
    return new VersionBody(
        version.name(),
        version.version(),
        version.mode(),
        version.rejudge(),
        version.effectiveFrom(),
        version.publishedAt(),
        version.publishedBy(),
        version.suspendedRules(),
        version.inForce(),
        version.rules(),
        version.overlay());
  }
}
