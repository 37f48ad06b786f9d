package dev.screener.moderation.campaign;

import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.moderation.record.CampaignWord;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told of a campaign.
 *
 * @param campaign null when it is no more: forgotten, or part of an older one
 * @param job what waits for a moderator; null for nothing
 * @param word to the case desk; null when it knows
 */
record Announcement(
    @Nullable Campaign campaign, @Nullable QueuedJob job, @Nullable CampaignWord word) {}
