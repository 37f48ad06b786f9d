package dev.screener.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.Rejudge;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Policies, published by those who own them. */
final class PoliciesEndpoint {

  /** As much as readers of the topic take. */
  static final int MAX_BODY_BYTES = 4 * 1024 * 1024;

  private static final Set<String> YAML = Set.of("application/yaml", "text/yaml");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final PolicyIntake intake;
  private final Policies policies;
  private final Bodies bodies;

  PoliciesEndpoint(PolicyIntake intake, Policies policies, Bodies bodies) {
    this.intake = intake;
    this.policies = policies;
    this.bodies = bodies;
  }

  /** {@code PUT /v1/moderation/policies/{name}?mode=&rejudge=&preview=&acceptChange=} */
  void publish(RoutingContext context) {
    if (!Bodies.isAcceptable(context, YAML)) {
      return;
    }
    PolicyTerms terms;
    try {
      terms =
          new PolicyTerms(
              choice(context, "mode", EnumSet.of(PolicyMode.LIVE, PolicyMode.SHADOW)),
              choice(context, "rejudge", EnumSet.of(Rejudge.HELD, Rejudge.ALL)),
              flag(context, "preview"),
              flag(context, "acceptChange"));
    } catch (Refusal refusal) {
      Answers.problem(context, refusal.problem());
      return;
    }
    bodies.read(context, MAX_BODY_BYTES, bytes -> compile(context, terms, bytes));
  }

  private void compile(RoutingContext context, PolicyTerms terms, byte[] bytes) {
    String name = context.pathParam("name");
    context
        .vertx()
        .executeBlocking(() -> intake.read(name, bytes), false)
        .onSuccess(reading -> publish(context, terms, reading))
        .onFailure(failure -> Answers.failure(context, failure));
  }

  private void publish(RoutingContext context, PolicyTerms terms, Reading<PolicyDraft> reading) {
    if (reading instanceof Reading.Refused<PolicyDraft> refused) {
      Answers.problem(context, refused.problem());
    } else if (reading instanceof Reading.Sound<PolicyDraft> sound) {
      Context eventLoop = context.vertx().getOrCreateContext();
      policies
          .publish(sound.value(), terms, Callers.of(context).name(), Callers.authorization(context))
          .whenComplete(
              (answer, failure) -> eventLoop.runOnContext(now -> answer(context, answer, failure)));
    }
  }

  private static void answer(
      RoutingContext context, @Nullable PolicyAnswer answer, @Nullable Throwable failure) {
    if (answer instanceof PolicyAnswer.Accepted accepted) {
      Answers.accepted(context, json(accepted));
    } else if (answer instanceof PolicyAnswer.Seen seen) {
      ObjectNode body = JSON.createObjectNode();
      body.set("difference", JSON.valueToTree(seen.difference()));
      Answers.found(context, text(body));
    } else if (answer instanceof PolicyAnswer.Refused refused) {
      Answers.problem(context, refused.problem());
    } else {
      Answers.failure(context, Objects.requireNonNull(failure));
    }
  }

  private static String json(PolicyAnswer.Accepted accepted) {
    ObjectNode body = JSON.createObjectNode();
    body.put("policy", accepted.policy());
    body.put("effectiveFrom", accepted.effectiveFrom().toString());
    body.set("difference", JSON.valueToTree(accepted.difference()));
    return text(body);
  }

  private static String text(ObjectNode body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  /** One of the constants, in small letters; the first where none is named. */
  private static <E extends Enum<E>> E choice(RoutingContext context, String name, Set<E> choices)
      throws Refusal {
    String given = parameter(context, name);
    if (given == null) {
      return choices.iterator().next();
    }
    for (E choice : choices) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(given)) {
        return choice;
      }
    }
    String all = String.join(" or ", choices.stream().map(PoliciesEndpoint::small).toList());
    throw new Refusal(Problems.malformed(name, "The parameter must be " + all + "."));
  }

  private static boolean flag(RoutingContext context, String name) throws Refusal {
    String given = parameter(context, name);
    if (given == null || given.equals("false")) {
      return false;
    }
    if (given.equals("true")) {
      return true;
    }
    throw new Refusal(Problems.malformed(name, "The parameter must be true or false."));
  }

  private static @Nullable String parameter(RoutingContext context, String name) throws Refusal {
    List<String> values = context.queryParam(name);
    if (values.size() > 1) {
      throw new Refusal(Problems.malformed(name, "The parameter is there twice; give it once."));
    }
    return values.isEmpty() ? null : values.get(0);
  }

  private static String small(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
