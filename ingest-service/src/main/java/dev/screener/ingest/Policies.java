package dev.screener.ingest;

import dev.screener.contracts.access.PersonKeys;
import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.http.Problem;
import dev.screener.contracts.serde.FollowedTopic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Publishes policies: each version once, and only after its change was seen. Never blocks. */
final class Policies {

  private static final Logger LOG = LoggerFactory.getLogger(Policies.class);

  /** Time for every instance to have read it before the first record that it judges. */
  private static final Duration NOTICE = Duration.ofSeconds(5);

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final FollowedTopic<PublishedPolicy> published;
  private final PolicyPreview preview;
  private final PersonKeys keys;
  private final Submissions submissions;
  private final Clock clock;

  Policies(
      FollowedTopic<PublishedPolicy> published,
      PolicyPreview preview,
      PersonKeys keys,
      Submissions submissions,
      Clock clock) {
    this.published = published;
    this.preview = preview;
    this.keys = keys;
    this.submissions = submissions;
    this.clock = clock;
  }

  /**
   * Publishes, or only tells what would change.
   *
   * @param publisher the name of the credential
   * @param authorization with which the preview is asked for
   */
  CompletionStage<PolicyAnswer> publish(
      PolicyDraft draft, PolicyTerms terms, String publisher, String authorization) {
    if (terms.preview()) {
      return see(draft, authorization);
    }
    return published
        .upToDate()
        .toCompletableFuture()
        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .thenCompose(
            read -> {
              PublishedPolicy earlier = published.get(draft.id());
              return earlier == null
                  ? first(draft, terms, publisher, authorization)
                  : again(earlier, draft, terms, publisher);
            })
        .exceptionally(
            failure -> {
              LOG.warn("event=policy-not-published error={}", String.valueOf(failure));
              return new PolicyAnswer.Refused(Problems.unavailable());
            });
  }

  private CompletionStage<PolicyAnswer> see(PolicyDraft draft, String authorization) {
    return preview
        .of(draft, authorization)
        .<PolicyAnswer>thenApply(PolicyAnswer.Seen::new)
        .exceptionally(
            failure ->
                new PolicyAnswer.Refused(
                    Problems.noPreview(PolicyPreview.Unavailable.why(failure))));
  }

  private CompletionStage<PolicyAnswer> first(
      PolicyDraft draft, PolicyTerms terms, String publisher, String authorization) {
    if (terms.mode() != PolicyMode.LIVE) {
      return write(draft, terms, publisher, null, null);
    }
    return preview
        .of(draft, authorization)
        .handle((difference, failure) -> new Preview(difference, failure))
        .thenCompose(
            seen ->
                objection(draft, terms, seen)
                    .<CompletionStage<PolicyAnswer>>map(
                        problem ->
                            CompletableFuture.completedStage(new PolicyAnswer.Refused(problem)))
                    .orElseGet(() -> write(draft, terms, publisher, seen.difference(), null)));
  }

  private record Preview(@Nullable PolicyDifference difference, @Nullable Throwable failure) {}

  private static Optional<Problem> objection(
      PolicyDraft draft, PolicyTerms terms, Preview preview) {
    if (terms.acceptChange()) {
      return Optional.empty();
    }
    PolicyDifference difference = preview.difference();
    if (difference == null) {
      Throwable failure = preview.failure();
      return Optional.of(
          Problems.noPreview(
              failure == null ? "No answer." : PolicyPreview.Unavailable.why(failure)));
    }
    return difference.isTooMuch()
        ? Optional.of(
            Problems.conflict(
                    "acceptChange",
                    String.format(
                        Locale.ROOT,
                        "%s would hold or reject %.1f percentage points %s of the last %d cases.%s"
                            + " Read the samples; if it is meant, say acceptChange=true (--accept-change).",
                        draft.id(),
                        Math.abs(difference.riseInPoints()),
                        difference.riseInPoints() > 0 ? "more" : "fewer",
                        difference.cases(),
                        difference.riseInPoints() > 0
                            ? ""
                            : " A published policy replaces the one before it with all its rules:"
                                + " begin with a copy of that."))
                .with("difference", difference))
        : Optional.empty();
  }

  /** The same again changes what is judged again, and nothing that was judged. */
  private CompletionStage<PolicyAnswer> again(
      PublishedPolicy earlier, PolicyDraft draft, PolicyTerms terms, String publisher) {
    if (!earlier.getRules().equals(draft.rules())) {
      return refused(
          Problems.conflict(
              "version",
              draft.id() + " was published with another text; give the policy a new version."));
    }
    if (earlier.getMode() != terms.mode()) {
      // Its time lies in the past: cases that others judged since would replay otherwise.
      return refused(
          Problems.conflict(
              "mode",
              draft.id()
                  + " was published with mode "
                  + earlier.getMode().name().toLowerCase(Locale.ROOT)
                  + "; give the policy a new version for another mode."));
    }
    return write(draft, terms, publisher, null, earlier);
  }

  private CompletionStage<PolicyAnswer> write(
      PolicyDraft draft,
      PolicyTerms terms,
      String publisher,
      @Nullable PolicyDifference difference,
      @Nullable PublishedPolicy earlier) {
    return keys.tokenOf(PersonKeys.staff(publisher))
        .thenCompose(
            token -> {
              PublishedPolicy policy = policy(draft, terms, token, earlier);
              return submissions
                  .publish(policy)
                  .thenApply(publication -> answer(policy, difference, publication));
            })
        .exceptionally(failure -> notWritten(NotWritten.publicationOf(failure)));
  }

  private PublishedPolicy policy(
      PolicyDraft draft, PolicyTerms terms, String token, @Nullable PublishedPolicy earlier) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    PublishedPolicy.Builder policy =
        earlier == null
            ? PublishedPolicy.newBuilder()
                .setName(draft.name())
                .setVersion(draft.version())
                .setRules(draft.rules())
                .setEffectiveFrom(now.plus(NOTICE))
            : PublishedPolicy.newBuilder(earlier);
    return policy
        .setMode(terms.mode())
        .setRejudge(terms.rejudge())
        .setPublishedAt(now)
        .setPublishedBy(token)
        .build();
  }

  private static PolicyAnswer answer(
      PublishedPolicy policy, @Nullable PolicyDifference difference, Publication publication) {
    return publication instanceof Publication.Acknowledged
        ? new PolicyAnswer.Accepted(
            policy.getName() + '/' + policy.getVersion(), policy.getEffectiveFrom(), difference)
        : notWritten(publication);
  }

  private static PolicyAnswer notWritten(Publication publication) {
    return new PolicyAnswer.Refused(
        publication instanceof Publication.Overloaded
            ? Problems.overloaded()
            : Problems.unavailable());
  }

  private static CompletionStage<PolicyAnswer> refused(Problem problem) {
    return CompletableFuture.completedStage(new PolicyAnswer.Refused(problem));
  }
}
