package dev.screener.moderation;

import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.event.PolicyMode;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.Rejudge;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewReport;

/** What people say about the review crossing/r1, in its first revision unless told otherwise. */
final class Said {

  private Said() {}

  static ModeratorDecision.Builder decision(String id, String moderator, DecisionAction action) {
    return ModeratorDecision.newBuilder()
        .setDecisionId(id)
        .setFilmId("crossing")
        .setReviewId("r1")
        .setRevision(1)
        .setAction(action)
        .setEffect(DecisionEffect.RULES)
        .setModeratorToken(moderator);
  }

  static ModeratorDecision.Builder approval(String id, String moderator) {
    return decision(id, moderator, DecisionAction.APPROVE);
  }

  static ModeratorDecision.Builder rejection(String id, String moderator) {
    return decision(id, moderator, DecisionAction.REJECT);
  }

  static ModeratorDecision.Builder undo(String id, String undoes) {
    return decision(id, "moderator-1", DecisionAction.UNDO).setUndoes(undoes);
  }

  static ReviewReport.Builder report(String reporter, ReportKind kind) {
    return ReviewReport.newBuilder()
        .setReportId("report-" + reporter + "-" + kind)
        .setFilmId("crossing")
        .setReviewId("r1")
        .setKind(kind)
        .setPersonId(reporter);
  }

  static ReviewReport.Builder appeal(String id, String author, String text) {
    return report(author, ReportKind.APPEAL).setReportId(id).setNote(text);
  }

  /**
   * A policy named house that judges all new cases and the held ones.
   *
   * @param rules each a line such as {@code {id: links, when: content.links >= 1, verdict: HELD,
   *     reason: SPAM}}
   */
  static PublishedPolicy.Builder policy(String version, String... rules) {
    StringBuilder yaml = new StringBuilder("policy: house\nversion: \"" + version + "\"\nrules:\n");
    for (String rule : rules) {
      yaml.append("  - ").append(rule).append('\n');
    }
    return PublishedPolicy.newBuilder()
        .setName("house")
        .setVersion(version)
        .setRules(yaml.toString())
        .setMode(PolicyMode.LIVE)
        .setRejudge(Rejudge.HELD);
  }
}
