package dev.screener.projection.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who decided, published, handed on or looked at what, and when: the newest 20,000 deeds of the
 * last 30 days, claims those of the last day. Moderators stand in it as tokens alone. The log that
 * it is read from keeps decisions for 400 days.
 */
public interface AuditTrail {

  /** What was done. */
  enum Kind {
    DECISION,
    CAMPAIGN,
    SIEGE,
    POLICY,
    ESCALATION,
    /** Somebody opened a case. */
    CLAIM
  }

  /**
   * One deed.
   *
   * @param id names it, also in the log
   * @param moderator a token; of decisions and policies another one than of claims and escalations,
   *     each always the same for the same person
   * @param action as on the log: APPROVE, REJECT, UNDO, LIVE, SHADOW, ESCALATE, HAND_BACK, OPEN
   * @param subject filmId/reviewId, a campaign's id, a film's id, or name/version
   * @param detail a reason code, what an UNDO takes back, or nothing
   */
  record Deed(
      String id,
      Kind kind,
      Instant at,
      String moderator,
      String action,
      String subject,
      String detail) {}

  /**
   * What is asked for; null filters nothing.
   *
   * @param after the last deed of the page before
   */
  record Query(
      @Nullable Kind kind,
      @Nullable String moderator,
      @Nullable String subject,
      int limit,
      @Nullable Place after) {}

  /**
   * A page, the newest first.
   *
   * @param next null on the last page
   * @param complete false while decisions of the last days are still being read
   */
  record Page(List<Deed> deeds, @Nullable Place next, boolean complete) {}

  /** Where a deed stands in the trail, and so a page's cursor: the newest first. */
  record Place(long at, String id) implements Comparable<Place> {

    private static final Comparator<Place> ORDER =
        Comparator.comparingLong(Place::at).reversed().thenComparing(Place::id);

    /** As a page gives it. */
    public String cursor() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((at + " " + id).getBytes(UTF_8));
    }

    /** What {@link #cursor} gave; empty for anything else. */
    public static Optional<Place> decode(String cursor) {
      try {
        String[] parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split(" ", 2);
        return parts.length == 2
            ? Optional.of(new Place(Long.parseLong(parts[0]), parts[1]))
            : Optional.empty();
      } catch (IllegalArgumentException garbage) {
        return Optional.empty();
      }
    }

    @Override
    public int compareTo(Place other) {
      return ORDER.compare(this, other);
    }
  }

  Page page(Query query);
}
