package dev.screener.projection.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Comparator;
import java.util.Optional;

/**
 * Where a campaign stands in their list, and so a page's cursor.
 *
 * @param changedAt ms since the epoch; higher comes first
 */
public record CampaignPlace(long changedAt, String campaignId)
    implements Comparable<CampaignPlace> {

  private static final Comparator<CampaignPlace> ORDER =
      Comparator.comparingLong(CampaignPlace::changedAt)
          .reversed()
          .thenComparing(CampaignPlace::campaignId);

  /** As a page gives it. */
  public String cursor() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((changedAt + " " + campaignId).getBytes(UTF_8));
  }

  /** What {@link #cursor} gave; empty for anything else. */
  public static Optional<CampaignPlace> decode(String cursor) {
    try {
      String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", 2);
      return parts.length == 2
          ? Optional.of(new CampaignPlace(Long.parseLong(parts[0]), parts[1]))
          : Optional.empty();
    } catch (IllegalArgumentException garbage) {
      return Optional.empty();
    }
  }

  @Override
  public int compareTo(CampaignPlace other) {
    return ORDER.compare(this, other);
  }
}
