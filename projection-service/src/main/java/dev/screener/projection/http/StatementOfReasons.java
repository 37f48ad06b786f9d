package dev.screener.projection.http;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import dev.screener.policy.Reason;
import dev.screener.projection.view.Standing;
import dev.screener.projection.view.StandingFact;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why a review is not shown like any other, for its author: the restriction, the facts, the ground
 * and the redress. These are the contents that Regulation (EU) 2022/2065 (the Digital Services Act)
 * asks for in Article 17(3), points (a), (b) and (c), (d) and (e), and (f). It tells no rule, no
 * threshold, no size of a campaign and nobody who reported.
 *
 * @see <a href="https://eur-lex.europa.eu/eli/reg/2022/2065/oj">Regulation (EU) 2022/2065</a>
 */
record StatementOfReasons(
    Restriction restriction, Facts facts, Ground ground, StatementOfReasons.Redress redress) {

  /** At least six months: Article 20(1) and (2). */
  static final Duration APPEAL_PERIOD = Duration.ofDays(183);

  private static final String UNTIL_MENDED = "That lasts until you edit it or an appeal succeeds.";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** Nothing that an author could put right by other words. */
  private static final Set<Reason> NOT_MENDED_BY_AN_EDIT =
      EnumSet.of(Reason.FLOOD, Reason.SIEGE, Reason.REPORTED, Reason.RULE_FAILED);

  /**
   * Point (a).
   *
   * @param kind NOT_SHOWN, WAITING, AMONG_SHORT_REACTIONS or BEHIND_A_CLICK
   * @param since when it began
   */
  record Restriction(
      String kind, String sentence, String duration, String territory, Instant since) {}

  /**
   * Points (b) and (c).
   *
   * @param basis NOTICES when readers' reports led to it, else OWN_CHECK
   * @param detectedAutomatically null where that is not known
   * @param decidedAutomatically null where that is not known
   */
  record Facts(
      String basis,
      @Nullable Boolean detectedAutomatically,
      @Nullable Boolean decidedAutomatically,
      List<String> sentences) {}

  /** Points (d) and (e): TERMS, the site's own rules; Screener applies no others. */
  record Ground(String kind, String sentence, List<ReviewBodies.ReasonGiven> reasons) {}

  /**
   * Point (f).
   *
   * @param edit null where an edit would mend nothing
   */
  record Redress(@Nullable Way edit, Appeal appeal, String further) {}

  record Way(String method, String url, String sentence) {}

  /**
   * The internal complaint of Article 20.
   *
   * @param until up to when it is taken
   * @param state POSSIBLE, OPEN or ANSWERED
   */
  record Appeal(String method, String url, Instant until, String state, String sentence) {}

  /** The statement; null where the review is shown like any other, or is not judged. */
  static @Nullable StatementOfReasons of(
      String filmId,
      String reviewId,
      Standing standing,
      List<ReviewBodies.ReasonGiven> reasons,
      URI writeSide) {
    Restriction restriction = restriction(standing);
    if (restriction == null) {
      return null;
    }
    String address =
        writeSide.toString().replaceAll("/+$", "") + "/v1/films/" + filmId + "/reviews/" + reviewId;
    return new StatementOfReasons(
        restriction, facts(standing), ground(standing, reasons), redress(standing, address));
  }

  private static @Nullable Restriction restriction(Standing standing) {
    if (standing.outcome() == Outcome.REJECTED) {
      return restriction(standing, "NOT_SHOWN", "Your review is not shown.", UNTIL_MENDED);
    }
    if (standing.outcome() == Outcome.HELD) {
      return restriction(
          standing,
          "WAITING",
          "Your review is not shown yet: it waits for a person to read it.",
          "That lasts until it is decided.");
    }
    if (standing.outcome() != Outcome.APPROVED) {
      return null;
    }
    if (standing.display() == Display.COLLAPSED) {
      return restriction(
          standing,
          "AMONG_SHORT_REACTIONS",
          "Your review is shown among the short reactions, which readers have to open. Its rating"
              + " counts.",
          UNTIL_MENDED);
    }
    if (standing.display() == Display.COVERED) {
      return restriction(
          standing,
          "BEHIND_A_CLICK",
          "Your review is shown behind a click. Its rating counts.",
          UNTIL_MENDED);
    }
    return null;
  }

  private static Restriction restriction(
      Standing standing, String kind, String sentence, String duration) {
    return new Restriction(
        kind,
        sentence,
        duration,
        "That applies wherever the site is read.",
        Instant.ofEpochMilli(standing.since()));
  }

  private static Facts facts(Standing standing) {
    Set<StandingFact> facts = standing.facts();
    boolean reported = facts.contains(StandingFact.REPORTED);
    boolean flagged = facts.contains(StandingFact.FLAGGED);
    // How an approved review is shown is the policy's matter, whoever approved it.
    boolean byPolicy =
        standing.decidedBy() == DecidedBy.POLICY || standing.outcome() == Outcome.APPROVED;
    if (standing.decidedBy() == DecidedBy.PRIOR && !byPolicy) {
      return new Facts(
          "OWN_CHECK",
          null,
          null,
          List.of(
              "The site decided this before its reviews were moved here; how it came to it was not"
                  + " handed on."));
    }
    String basis =
        reported
            ? "Readers reported your review; we do not tell who."
            : "Nobody reported your review: it was looked at on our own initiative.";
    // What was kept before facts were is the policy's own find where the policy decided.
    boolean detected = flagged || (byPolicy && !reported);
    String detection =
        detected
            ? "It was picked out by automated means, which read its text and how it was sent."
            : "It was not picked out by automated means.";
    return new Facts(
        reported ? "NOTICES" : "OWN_CHECK",
        detected,
        byPolicy,
        List.of(basis, detection, decision(standing, byPolicy)));
  }

  private static String decision(Standing standing, boolean byPolicy) {
    if (!byPolicy) {
      return "A person decided this.";
    }
    if (standing.outcome() == Outcome.HELD) {
      return "It was put aside automatically; a person decides what becomes of it.";
    }
    if (standing.facts().contains(StandingFact.HOLD_ENDED)) {
      return "This was decided automatically, since no person had read it in time.";
    }
    if (standing.facts().contains(StandingFact.POLICY_CHANGED)) {
      return "This was decided automatically, when the site's rules changed.";
    }
    return "This was decided automatically.";
  }

  private static Ground ground(Standing standing, List<ReviewBodies.ReasonGiven> reasons) {
    boolean onlyReported =
        !reasons.isEmpty()
            && reasons.stream().allMatch(given -> given.code().equals(Reason.REPORTED.code()));
    if (onlyReported && standing.outcome() == Outcome.HELD) {
      return new Ground(
          "TERMS",
          "The site's terms let reviews that readers report wait until a person has read them."
              + " Whether it breaks the terms or the law has not been decided.",
          reasons);
    }
    return new Ground("TERMS", "The ground is the site's terms for reviews.", reasons);
  }

  private static Redress redress(Standing standing, String address) {
    return new Redress(
        mendsByEdit(standing)
            ? new Way("PUT", address, "You can edit your review: it is then judged anew.")
            : null,
        appeal(standing, address + "/appeals"),
        "You can also turn to a certified out-of-court dispute settlement body, or to a court.");
  }

  private static boolean mendsByEdit(Standing standing) {
    return standing.reasons().isEmpty()
        || standing.reasons().stream()
            .map(Reason::byCode)
            .anyMatch(reason -> reason == null || !NOT_MENDED_BY_AN_EDIT.contains(reason));
  }

  private static Appeal appeal(Standing standing, String address) {
    Instant until = Instant.ofEpochMilli(standing.since()).plus(APPEAL_PERIOD);
    String state = "POSSIBLE";
    String sentence =
        "You can appeal free of charge until "
            + DAY.format(until)
            + ": a person looks at it again.";
    if (standing.facts().contains(StandingFact.APPEALED)) {
      state = "OPEN";
      sentence = "Your appeal is open. A person looks at it again, and not one who decided before.";
    } else if (standing.facts().contains(StandingFact.APPEAL_ANSWERED)) {
      state = "ANSWERED";
      sentence = "Your appeal was looked at by a person, and this is the answer.";
    } else if (standing.outcome() == Outcome.HELD) {
      sentence =
          "A person reads it in any case. You can appeal free of charge until "
              + DAY.format(until)
              + ".";
    }
    return new Appeal("POST", address, until, state, sentence);
  }
}
