package dev.screener.projection.moderation;

/** All that moderators may ask, beside the sieges. */
public record ModerationView(
    ModerationQueue queue,
    JobClaims claims,
    Campaigns campaigns,
    ModerationNumbers numbers,
    Policies policies,
    PastVerdicts pastVerdicts,
    Cases cases,
    ModerationEvents events) {}
