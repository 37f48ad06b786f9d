package dev.screener.projection.moderation;

/** All that moderators may ask, beside the sieges. */
public record ModerationView(
    ModerationQueue queue,
    JobClaims claims,
    Escalations escalations,
    Campaigns campaigns,
    ModerationNumbers numbers,
    Policies policies,
    PastVerdicts pastVerdicts,
    FilmPast filmPast,
    AuditTrail audit,
    Cases cases,
    ModerationEvents events) {}
