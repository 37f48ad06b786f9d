package dev.screener.ingest;

import dev.screener.contracts.access.Principal;
import dev.screener.contracts.access.Role;
import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.SubmissionKind;
import dev.screener.contracts.topics.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * From a request to a submission: reads the body, checks it for sense, holds it against what its
 * sender may say, and gives it its ids. Knows no HTTP server and no Kafka.
 */
final class ReviewIntake {

  static final int MAX_AUTHOR_NAME = 100;
  static final int MAX_TITLE = 300;
  static final int MAX_TEXT = 20_000;
  private static final int MAX_LANGUAGE = 35;
  private static final int MAX_CLIENT_HASH = 128;
  private static final int MAX_RATING = 10;

  /** Clocks of sites differ from ours; brokers take records up to 60 s ahead. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

  private final Clock clock;

  ReviewIntake(Clock clock) {
    this.clock = clock;
  }

  /** A new review or, with a review id in the envelope, its next revision. */
  Reading<ReviewSubmission> read(Envelope envelope, byte[] bytes, int offset, int length) {
    SubmitReviewRequest request;
    try {
      request = SubmitReviewRequest.read(bytes, offset, length);
    } catch (Refusal refusal) {
      return refused(refusal, envelope.filmId(), envelope.reviewId());
    }
    try {
      return new Reading.Sound<>(submission(envelope, request));
    } catch (Refusal refusal) {
      return refused(
          refusal,
          either(envelope.filmId(), request.filmId()),
          either(envelope.reviewId(), request.reviewId()));
    }
  }

  /** A withdrawal, which has no body. */
  Reading<ReviewSubmission> withdrawal(Envelope envelope, @Nullable String givenAuthor) {
    try {
      String filmId = Checks.id("filmId", envelope.filmId());
      String reviewId = Checks.id("reviewId", envelope.reviewId());
      String authorId = Checks.person("authorId", envelope.caller(), givenAuthor);
      DerivedIds ids =
          envelope.idempotencyKey() == null
              ? DerivedIds.random()
              : ofKey(envelope, envelope.idempotencyKey(), filmId, reviewId);
      return new Reading.Sound<>(
          new ReviewSubmission(
              SubmissionKind.WITHDRAWN,
              ids.submissionId(),
              authorId,
              filmId,
              reviewId,
              clock.instant(),
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              null,
              envelope.expectedRevision(),
              false,
              null));
    } catch (Refusal refusal) {
      return refused(refusal, envelope.filmId(), envelope.reviewId());
    }
  }

  private ReviewSubmission submission(Envelope envelope, SubmitReviewRequest request)
      throws Refusal {
    Principal caller = envelope.caller();
    String filmId = Checks.id("filmId", agreed("filmId", envelope.filmId(), request.filmId()));
    String ownReviewId = agreed("reviewId", envelope.reviewId(), request.reviewId());
    if (ownReviewId != null) {
      Checks.id("reviewId", ownReviewId);
    }
    checkWhatTheCallerMaySay(caller, request);
    String authorId = Checks.person("authorId", caller, request.authorId());
    checkContent(request);
    Instant now = clock.instant();
    Instant latest = now.plus(CLOCKS_DIFFER);
    Instant accountCreatedAt =
        Checks.pastInstant("accountCreatedAt", request.accountCreatedAt(), latest);
    Instant submittedAt = Checks.pastInstant("submittedAt", request.submittedAt(), latest);
    Outcome priorOutcome = priorOutcome(request);
    DerivedIds ids = ids(envelope, request, filmId, ownReviewId, authorId);
    return new ReviewSubmission(
        envelope.kind(),
        ids.submissionId(),
        authorId,
        filmId,
        ownReviewId == null ? ids.reviewId() : ownReviewId,
        submittedAt == null ? now : submittedAt,
        request.authorName(),
        request.rating(),
        request.title(),
        request.text(),
        request.language(),
        accountCreatedAt,
        request.verifiedViewing(),
        request.clientHash(),
        envelope.expectedRevision(),
        request.imported(),
        priorOutcome);
  }

  private static void checkWhatTheCallerMaySay(Principal caller, SubmitReviewRequest request)
      throws Refusal {
    if (!caller.may(Role.IMPORTER)) {
      String importersOnly = "Only a credential with the role importer may send this field.";
      require(request.submittedAt() == null, "submittedAt", importersOnly);
      require(!request.imported(), "imported", importersOnly);
      require(request.priorOutcome() == null, "priorOutcome", importersOnly);
    }
    if (caller.author() != null) {
      // These vouch for an author or name a review; a reader must not do so for themselves.
      String sitesOnly = "A reader's session may not send this field; leave it out.";
      require(request.reviewId() == null, "reviewId", sitesOnly);
      require(request.accountCreatedAt() == null, "accountCreatedAt", sitesOnly);
      require(request.verifiedViewing() == null, "verifiedViewing", sitesOnly);
      require(request.clientHash() == null, "clientHash", sitesOnly);
    }
  }

  private static void require(boolean allowed, String field, String otherwise) throws Refusal {
    if (!allowed) {
      throw new Refusal(Problems.forbidden(field, otherwise));
    }
  }

  private static void checkContent(SubmitReviewRequest request) throws Refusal {
    Integer rating = request.rating();
    if (rating != null && (rating < 1 || rating > MAX_RATING)) {
      throw new Refusal(
          Problems.unacceptable("rating", "A rating is a whole number from 1 to 10."));
    }
    String text = request.text();
    if (rating == null && (text == null || text.isBlank())) {
      throw new Refusal(
          Problems.unacceptable("text", "The review is empty; give a rating, a text or both."));
    }
    Checks.atMost("text", text, MAX_TEXT);
    Checks.atMost("title", request.title(), MAX_TITLE);
    Checks.atMost("authorName", request.authorName(), MAX_AUTHOR_NAME);
    checkCharacters(
        "language",
        request.language(),
        MAX_LANGUAGE,
        "-",
        "A language is a BCP 47 tag like pt-BR.");
    checkCharacters(
        "clientHash",
        request.clientHash(),
        MAX_CLIENT_HASH,
        "-_+/=~",
        "A client hash has 1 to 128 characters of A-Z, a-z, 0-9 and - _ + / = ~; never send an"
            + " address itself.");
  }

  private static void checkCharacters(
      String field, @Nullable String value, int max, String besides, String otherwise)
      throws Refusal {
    if (value == null) {
      return;
    }
    boolean good = !value.isEmpty() && value.length() <= max;
    for (int i = 0; good && i < value.length(); i++) {
      char c = value.charAt(i);
      good =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || besides.indexOf(c) >= 0;
    }
    if (!good) {
      throw new Refusal(Problems.unacceptable(field, otherwise));
    }
  }

  private static @Nullable Outcome priorOutcome(SubmitReviewRequest request) throws Refusal {
    String given = request.priorOutcome();
    if (given == null) {
      return null;
    }
    if (!request.imported()) {
      throw new Refusal(
          Problems.unacceptable("priorOutcome", "Only an imported review has one; set imported."));
    }
    return switch (given) {
      case "APPROVED" -> Outcome.APPROVED;
      case "HELD" -> Outcome.HELD;
      case "REJECTED" -> Outcome.REJECTED;
      default ->
          throw new Refusal(
              Problems.unacceptable(
                  "priorOutcome", "A prior outcome is APPROVED, HELD or REJECTED."));
    };
  }

  private static DerivedIds ids(
      Envelope envelope,
      SubmitReviewRequest request,
      String filmId,
      @Nullable String ownReviewId,
      String authorId) {
    String key = envelope.idempotencyKey();
    if (key != null) {
      return ofKey(envelope, key, filmId, envelope.reviewId());
    }
    if (ownReviewId == null || envelope.kind() != SubmissionKind.SUBMITTED) {
      // An edit back to an earlier text is an edit, not a repeat.
      return DerivedIds.random();
    }
    return DerivedIds.of("content")
        .and(envelope.caller().name())
        .and(filmId)
        .and(ownReviewId)
        .and(authorId)
        .and(request.authorName())
        .and(request.rating())
        .and(request.title())
        .and(request.text())
        .and(request.language())
        .and(request.accountCreatedAt())
        .and(request.verifiedViewing())
        .and(request.clientHash())
        .and(request.submittedAt())
        .and(request.imported())
        .and(request.priorOutcome())
        .ids();
  }

  /**
   * A key counts for one credential and one address. Were it good for all, a key used twice by
   * mistake would drop the second review as a repeat of the first.
   */
  private static DerivedIds ofKey(
      Envelope envelope, String key, String filmId, @Nullable String reviewId) {
    return DerivedIds.of("key")
        .and(envelope.caller().name())
        .and(envelope.caller().author())
        .and(envelope.kind())
        .and(filmId)
        .and(reviewId)
        .and(key)
        .ids();
  }

  private static @Nullable String agreed(
      String field, @Nullable String inAddress, @Nullable String inBody) throws Refusal {
    if (inAddress != null && inBody != null && !inAddress.equals(inBody)) {
      throw new Refusal(
          Problems.unacceptable(field, "The body names another one than the address does."));
    }
    return either(inAddress, inBody);
  }

  private static @Nullable String either(@Nullable String first, @Nullable String second) {
    return first == null ? second : first;
  }

  private static Reading<ReviewSubmission> refused(
      Refusal refusal, @Nullable String filmId, @Nullable String reviewId) {
    return new Reading.Refused<>(refusal.problem(), validOrNull(filmId), validOrNull(reviewId));
  }

  private static @Nullable String validOrNull(@Nullable String id) {
    return id != null && Ids.isValid(id) ? id : null;
  }
}
