package dev.screener.projection.pages.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.projection.moderation.AuditTrail;
import dev.screener.projection.moderation.AuditTrail.Deed;
import java.net.URLEncoder;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * One page of the audit trail.
 *
 * @param nextCursor null on the last page
 * @param complete false while decisions of the last days are still being read
 */
public record AuditPage(
    Visitor visitor,
    Filter filter,
    List<Deed> deeds,
    @Nullable String nextCursor,
    boolean complete) {

  public AuditPage {
    deeds = List.copyOf(deeds);
  }

  /** What is asked for; null filters nothing. */
  public record Filter(
      AuditTrail.@Nullable Kind kind, @Nullable String moderator, @Nullable String subject) {

    Filter withKind(AuditTrail.@Nullable Kind other) {
      return new Filter(other, moderator, subject);
    }

    Filter withModerator(String other) {
      return new Filter(kind, other, subject);
    }

    boolean isEmpty() {
      return kind == null && moderator == null && subject == null;
    }

    /** "?kind=CLAIM&subject=a%2Fb", or nothing. */
    String query(@Nullable String cursor) {
      StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
      if (kind != null) {
        query.add("kind=" + kind);
      }
      if (moderator != null) {
        query.add("moderator=" + URLEncoder.encode(moderator, UTF_8));
      }
      if (subject != null) {
        query.add("subject=" + URLEncoder.encode(subject, UTF_8));
      }
      if (cursor != null) {
        query.add("cursor=" + cursor);
      }
      return query.toString();
    }
  }

  /** The page on which the deed's subject stands; null where there is none. */
  @Nullable String addressOf(Deed deed) {
    return switch (deed.kind()) {
      case DECISION -> "/moderation/cases/" + deed.subject();
      case CAMPAIGN -> "/moderation/campaigns/" + deed.subject();
      case SIEGE -> "/moderation/sieges";
      case POLICY -> "/moderation/policies?open=" + URLEncoder.encode(deed.subject(), UTF_8);
      case CLAIM, ESCALATION -> ofJob(deed.subject());
    };
  }

  private static String ofJob(String jobId) {
    if (jobId.startsWith("campaign/")) {
      return "/moderation/campaigns/" + jobId.substring("campaign/".length());
    }
    return jobId.startsWith("siege/") ? "/moderation/sieges" : "/moderation/cases/" + jobId;
  }
}
