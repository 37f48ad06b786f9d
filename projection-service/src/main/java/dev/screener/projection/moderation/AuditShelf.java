package dev.screener.projection.moderation;

import dev.screener.contracts.event.CampaignDecision;
import dev.screener.contracts.event.JobClaim;
import dev.screener.contracts.event.JobEscalation;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.SiegeDecision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The audit trail in memory, about 300 bytes a deed. A deed goes when {@value #MOST} newer ones are
 * known, or when it is 30 days older than the newest. Written by the threads that read the topics,
 * read by many.
 */
final class AuditShelf {

  static final int MOST = 20_000;
  static final Duration KEPT = Duration.ofDays(30);

  private final NavigableMap<AuditTrail.Place, AuditTrail.Deed> deeds = new TreeMap<>();

  void decided(ModeratorDecision decision) {
    boolean label = decision.getEffect().name().equals("LABEL");
    add(
        decision.getDecisionId(),
        AuditTrail.Kind.DECISION,
        decision.getDecidedAt(),
        decision.getModeratorToken(),
        decision.getAction().name() + (label ? " (label)" : ""),
        decision.getFilmId() + '/' + decision.getReviewId(),
        detail(decision.getUndoes(), decision.getReason()));
  }

  void decided(CampaignDecision decision) {
    add(
        decision.getDecisionId(),
        AuditTrail.Kind.CAMPAIGN,
        decision.getDecidedAt(),
        decision.getModeratorToken(),
        decision.getAction().name(),
        decision.getCampaignId(),
        detail(decision.getUndoes(), decision.getReason()));
  }

  void decided(SiegeDecision decision) {
    add(
        decision.getDecisionId(),
        AuditTrail.Kind.SIEGE,
        decision.getDecidedAt(),
        decision.getModeratorToken(),
        decision.getAction().name(),
        decision.getFilmId(),
        detail(decision.getUndoes(), ""));
  }

  void published(PublishedPolicy policy) {
    String version = policy.getName() + '/' + policy.getVersion();
    add(
        version + '@' + policy.getPublishedAt().toEpochMilli(),
        AuditTrail.Kind.POLICY,
        policy.getPublishedAt(),
        policy.getPublishedBy(),
        policy.getMode().name(),
        version,
        "");
  }

  void escalated(JobEscalation escalation) {
    add(
        escalation.getEscalationId(),
        AuditTrail.Kind.ESCALATION,
        escalation.getEscalatedAt(),
        escalation.getModerator(),
        escalation.getEscalated() ? "ESCALATE" : "HAND_BACK",
        escalation.getJobId(),
        escalation.getReason());
  }

  /** That a job was opened; that it was given back says nothing about what was seen. */
  void claimed(JobClaim claim, long at) {
    if (claim.getSeconds() > 0) {
      add(
          claim.getClaimId(),
          AuditTrail.Kind.CLAIM,
          Instant.ofEpochMilli(at),
          claim.getHolder(),
          "OPEN",
          claim.getJobId(),
          "");
    }
  }

  private synchronized void add(
      String id,
      AuditTrail.Kind kind,
      Instant at,
      String moderator,
      String action,
      String subject,
      String detail) {
    // A repeat has the same place, and so changes nothing.
    deeds.put(
        new AuditTrail.Place(at.toEpochMilli(), id),
        new AuditTrail.Deed(id, kind, at, moderator, action, subject, detail));
    long oldest = deeds.firstKey().at() - KEPT.toMillis();
    while (deeds.size() > MOST || deeds.lastKey().at() < oldest) {
      deeds.pollLastEntry();
    }
  }

  synchronized AuditTrail.Page page(AuditTrail.Query query, boolean complete) {
    AuditTrail.Place after = query.after();
    List<AuditTrail.Deed> found = new ArrayList<>();
    for (AuditTrail.Deed deed : (after == null ? deeds : deeds.tailMap(after, false)).values()) {
      if (!matches(deed, query)) {
        continue;
      }
      if (found.size() == query.limit()) {
        AuditTrail.Deed last = found.get(found.size() - 1);
        return new AuditTrail.Page(
            found, new AuditTrail.Place(last.at().toEpochMilli(), last.id()), complete);
      }
      found.add(deed);
    }
    return new AuditTrail.Page(found, null, complete);
  }

  private static boolean matches(AuditTrail.Deed deed, AuditTrail.Query query) {
    return (query.kind() == null || query.kind() == deed.kind())
        && (query.moderator() == null || query.moderator().equals(deed.moderator()))
        && (query.subject() == null || query.subject().equals(deed.subject()));
  }

  private static String detail(@Nullable String undoes, String reason) {
    return undoes == null ? reason : undoes;
  }
}
