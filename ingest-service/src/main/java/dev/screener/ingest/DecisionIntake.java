package dev.screener.ingest;

import dev.screener.contracts.access.Principal;
import dev.screener.contracts.access.Role;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.topics.Ids;
import dev.screener.policy.Reason;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From a request to a decision: reads it, and holds it against what its sender may say. */
final class DecisionIntake {

  static final int MAX_NOTE = 2_000;

  /** Reasons whose sentence still is true once a review has been taken down for good. */
  static final Set<Reason> REASONS =
      Collections.unmodifiableSet(
          EnumSet.of(
              Reason.OFF_TOPIC,
              Reason.SPAM,
              Reason.TEMPLATE_CAMPAIGN,
              Reason.LOW_EFFORT,
              Reason.GIBBERISH,
              Reason.ABUSE,
              Reason.MODERATOR));

  private static final Set<DecisionAction> ACTIONS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(DecisionAction.UNKNOWN)));
  private static final Set<DecisionEffect> EFFECTS =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(DecisionEffect.UNKNOWN)));
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(60);

  private final Clock clock;

  DecisionIntake(Clock clock) {
    this.clock = clock;
  }

  /** One decision; the same {@code key} from the same caller is the same decision. */
  Reading<DecisionDraft> single(Principal caller, @Nullable String key, byte[] bytes) {
    return read(caller, key, false, bytes, 0, bytes.length);
  }

  /**
   * One line of many. Without a key its content names it, so that an import which is sent again is
   * a repeat.
   */
  Reading<DecisionDraft> line(
      Principal caller, @Nullable String key, byte[] bytes, int offset, int length) {
    return read(caller, key, true, bytes, offset, length);
  }

  private Reading<DecisionDraft> read(
      Principal caller,
      @Nullable String key,
      boolean ofContent,
      byte[] bytes,
      int offset,
      int length) {
    DecisionTarget target = null;
    try {
      DecisionRequest request = DecisionRequest.read(bytes, offset, length);
      target = request.target();
      return new Reading.Sound<>(draft(caller, key, ofContent, request, target));
    } catch (Refusal refusal) {
      return new Reading.Refused<>(
          refusal.problem(),
          target == null ? null : validOrNull(target.filmId()),
          target == null ? null : validOrNull(target.reviewId()));
    }
  }

  private DecisionDraft draft(
      Principal caller,
      @Nullable String key,
      boolean ofContent,
      DecisionRequest request,
      @Nullable DecisionTarget target)
      throws Refusal {
    if (target == null) {
      throw new Refusal(
          Problems.unacceptable(
              "target",
              "Name the review, {\"filmId\", \"reviewId\", \"revision\"}, the {\"campaignId\"}, or the siege, {\"filmId\", \"siegeOpenedAt\"}."));
    }
    DecisionSubject about = about(request, target);
    DecisionAction action = Checks.oneOf("action", request.action(), ACTIONS);
    DecisionEffect effect = effect(caller, request);
    checkUndoes(action, request.undoes());
    String moderator = moderator(caller, request.moderatorId());
    return new DecisionDraft(
        id(caller, key, ofContent, request, target, moderator),
        about,
        action,
        request.undoes(),
        effect,
        reason(about, action, request.reason()),
        note(request.note()),
        moderator,
        decidedAt(caller, request.decidedAt()));
  }

  private DecisionSubject about(DecisionRequest request, DecisionTarget target) throws Refusal {
    String campaignId = target.campaignId();
    if (target.siegeOpenedAt() != null) {
      return siege(target, request.effect());
    }
    return campaignId == null ? review(target) : campaign(target, campaignId, request.effect());
  }

  private static DecisionSubject review(DecisionTarget target) throws Refusal {
    String filmId = Checks.id("target.filmId", target.filmId());
    String reviewId = Checks.id("target.reviewId", target.reviewId());
    return new DecisionSubject.OfReview(filmId, reviewId, revision(target.revision()));
  }

  private static DecisionSubject campaign(
      DecisionTarget target, String campaignId, @Nullable String effect) throws Refusal {
    if (target.filmId() != null || target.reviewId() != null || target.revision() != null) {
      throw new Refusal(
          Problems.unacceptable(
              "target.campaignId", "A decision is about a review or about a campaign; name one."));
    }
    requireRules(effect, "campaign");
    return new DecisionSubject.OfCampaign(Checks.id("target.campaignId", campaignId));
  }

  private DecisionSubject siege(DecisionTarget target, @Nullable String effect) throws Refusal {
    if (target.campaignId() != null || target.reviewId() != null || target.revision() != null) {
      throw new Refusal(
          Problems.unacceptable(
              "target.siegeOpenedAt",
              "A siege is named by filmId and siegeOpenedAt alone; leave out what names a review or a campaign."));
    }
    requireRules(effect, "siege");
    String filmId = Checks.id("target.filmId", target.filmId());
    Instant openedAt =
        Checks.pastInstant(
            "target.siegeOpenedAt", target.siegeOpenedAt(), clock.instant().plus(CLOCKS_DIFFER));
    return new DecisionSubject.OfSiege(
        filmId, Objects.requireNonNull(openedAt).truncatedTo(ChronoUnit.MILLIS));
  }

  private static void requireRules(@Nullable String effect, String what) throws Refusal {
    if (effect != null && !effect.equals(DecisionEffect.RULES.name())) {
      throw new Refusal(
          Problems.unacceptable("effect", "A decision on a " + what + " rules; leave effect out."));
    }
  }

  private static DecisionEffect effect(Principal caller, DecisionRequest request) throws Refusal {
    DecisionEffect effect =
        request.effect() == null
            ? DecisionEffect.RULES
            : Checks.oneOf("effect", request.effect(), EFFECTS);
    if (effect == DecisionEffect.RULES && !caller.may(Role.MODERATOR)) {
      throw new Refusal(
          Problems.forbidden(
              "effect", "An importer's decisions are opinions only; send effect LABEL."));
    }
    return effect;
  }

  private static int revision(@Nullable Integer revision) throws Refusal {
    if (revision == null || revision < 1) {
      throw new Refusal(
          Problems.unacceptable(
              "target.revision", "Give the revision that was seen, a whole number from 1."));
    }
    return revision;
  }

  private static void checkUndoes(DecisionAction action, @Nullable String undoes) throws Refusal {
    if (action == DecisionAction.UNDO) {
      Checks.id("undoes", undoes);
    } else if (undoes != null) {
      throw new Refusal(
          Problems.unacceptable("undoes", "Only an UNDO takes a decision back; leave it out."));
    }
  }

  private static String reason(
      DecisionSubject about, DecisionAction action, @Nullable String reason) throws Refusal {
    if (reason == null) {
      return "";
    }
    if (about instanceof DecisionSubject.OfSiege) {
      throw new Refusal(
          Problems.unacceptable(
              "reason", "The authors of a confirmed siege are told SIEGE; leave it out."));
    }
    if (action != DecisionAction.REJECT) {
      throw new Refusal(
          Problems.unacceptable("reason", "Only a rejection has a reason; leave it out."));
    }
    return Checks.oneOf("reason", reason, REASONS).code();
  }

  private static @Nullable String note(@Nullable String note) throws Refusal {
    Checks.atMost("note", note, MAX_NOTE);
    return note == null || note.isBlank() ? null : note;
  }

  /** Only a back end can tell its moderators apart; a moderator decides in their own name. */
  private static String moderator(Principal caller, @Nullable String given) throws Refusal {
    if (given == null) {
      return caller.name();
    }
    if (!caller.may(Role.IMPORTER)) {
      throw new Refusal(
          Problems.forbidden("moderatorId", "You decide as yourself only; leave moderatorId out."));
    }
    return Checks.id("moderatorId", given);
  }

  private Instant decidedAt(Principal caller, @Nullable String given) throws Refusal {
    Instant now = clock.instant();
    if (given == null) {
      return now;
    }
    if (!caller.may(Role.IMPORTER)) {
      throw new Refusal(
          Problems.forbidden(
              "decidedAt", "Only a credential with the role importer may send this field."));
    }
    Instant decidedAt = Checks.pastInstant("decidedAt", given, now.plus(CLOCKS_DIFFER));
    return decidedAt == null ? now : decidedAt;
  }

  private static String id(
      Principal caller,
      @Nullable String key,
      boolean ofContent,
      DecisionRequest request,
      DecisionTarget target,
      String moderator) {
    if (key == null && !ofContent) {
      return DerivedIds.random().submissionId();
    }
    DerivedIds.Parts parts =
        DerivedIds.of(key == null ? "decision-content" : "decision-key")
            .and(caller.name())
            .and(moderator)
            .and(target.filmId())
            .and(target.reviewId());
    if (target.campaignId() != null) {
      parts = parts.and("campaign").and(target.campaignId());
    }
    if (target.siegeOpenedAt() != null) {
      parts = parts.and("siege").and(target.siegeOpenedAt());
    }
    if (key != null) {
      return parts.and(key).ids().submissionId();
    }
    return parts
        .and(target.revision())
        .and(request.action())
        .and(request.undoes())
        .and(request.effect())
        .and(request.reason())
        .and(request.note())
        .and(request.decidedAt())
        .ids()
        .submissionId();
  }

  private static @Nullable String validOrNull(@Nullable String id) {
    return id != null && Ids.isValid(id) ? id : null;
  }
}
