package dev.screener.projection.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.event.DecidedBy;
import dev.screener.contracts.event.Display;
import dev.screener.contracts.event.Outcome;
import dev.screener.policy.Reason;
import dev.screener.projection.view.Standing;
import dev.screener.projection.view.StandingFact;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatementOfReasonsTest {

  private static final long NOON = Instant.parse("2026-03-01T12:00:00Z").toEpochMilli();
  private static final URI WRITE_SIDE = URI.create("https://write.example/");

  @ParameterizedTest
  @CsvSource({
    "REJECTED, NONE, NOT_SHOWN",
    "HELD, NONE, WAITING",
    "APPROVED, COLLAPSED, AMONG_SHORT_REACTIONS",
    "APPROVED, COVERED, BEHIND_A_CLICK"
  })
  void eachRestrictionIsSaidInWordsWithItsDurationAndItsStart(
      Outcome outcome, Display display, String kind) {
    StatementOfReasons statement = statement(standing(outcome, display, DecidedBy.POLICY, "SPAM"));

    assertThat(statement.restriction().kind()).isEqualTo(kind);
    assertThat(statement.restriction().sentence()).startsWith("Your review is ");
    assertThat(statement.restriction().duration()).startsWith("That lasts until ");
    assertThat(statement.restriction().since()).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(statement.redress().further()).contains("out-of-court", "court");
  }

  @ParameterizedTest
  @CsvSource({"APPROVED, FULL", "WITHDRAWN, NONE"})
  void whatIsNotRestrictedNeedsNoStatement(Outcome outcome, Display display) {
    assertThat(statement(standing(outcome, display, DecidedBy.POLICY))).isNull();
  }

  @Test
  void anAutomatedRejectionSaysSoAndHowToMendAndToAppeal() {
    StatementOfReasons statement =
        statement(standing(Outcome.REJECTED, Display.NONE, DecidedBy.POLICY, "SPAM"));

    assertThat(statement.facts().basis()).isEqualTo("OWN_CHECK");
    assertThat(statement.facts().detectedAutomatically()).isTrue();
    assertThat(statement.facts().decidedAutomatically()).isTrue();
    assertThat(statement.facts().sentences()).last().isEqualTo("This was decided automatically.");
    assertThat(statement.ground().kind()).isEqualTo("TERMS");
    assertThat(statement.ground().reasons().get(0).sentence()).isEqualTo(Reason.SPAM.sentence());
    assertThat(statement.redress().edit())
        .isEqualTo(
            new StatementOfReasons.Way(
                "PUT",
                "https://write.example/v1/films/f/reviews/r",
                "You can edit your review: it is then judged anew."));
    StatementOfReasons.Appeal appeal = statement.redress().appeal();
    assertThat(appeal.url()).isEqualTo("https://write.example/v1/films/f/reviews/r/appeals");
    assertThat(appeal.until()).isEqualTo("2026-08-31T12:00:00Z");
    assertThat(appeal.sentence()).contains("31 August 2026");
  }

  @Test
  void aModeratorsRejectionUponReportsTellsOfTheReportsAndNotWhoMadeThem() {
    Standing standing =
        standing(
            Outcome.REJECTED,
            Display.NONE,
            DecidedBy.MODERATOR,
            Set.of(StandingFact.REPORTED),
            "ABUSE");

    StatementOfReasons.Facts facts = statement(standing).facts();

    assertThat(facts.basis()).isEqualTo("NOTICES");
    assertThat(facts.detectedAutomatically()).isFalse();
    assertThat(facts.decidedAutomatically()).isFalse();
    assertThat(facts.sentences())
        .containsExactly(
            "Readers reported your review; we do not tell who.",
            "It was not picked out by automated means.",
            "A person decided this.");
  }

  @Test
  void whatWasPickedOutAutomaticallyAndDecidedByAPersonSaysBoth() {
    Standing standing =
        standing(
            Outcome.REJECTED,
            Display.NONE,
            DecidedBy.MODERATOR,
            Set.of(StandingFact.FLAGGED),
            "ABUSE");

    StatementOfReasons.Facts facts = statement(standing).facts();

    assertThat(facts.detectedAutomatically()).isTrue();
    assertThat(facts.decidedAutomatically()).isFalse();
  }

  @Test
  void aReviewHeldUponReportsIsNotSaidToBreakAnything() {
    Standing standing =
        standing(
            Outcome.HELD,
            Display.NONE,
            DecidedBy.POLICY,
            Set.of(StandingFact.REPORTED),
            "REPORTED");

    StatementOfReasons statement = statement(standing);

    assertThat(statement.facts().detectedAutomatically()).isFalse();
    assertThat(statement.ground().sentence()).endsWith("has not been decided.");
    assertThat(statement.redress().edit()).isNull();
    assertThat(statement.redress().appeal().sentence())
        .startsWith("A person reads it in any case.");
  }

  @ParameterizedTest
  @EnumSource(
      value = DecidedBy.class,
      names = {"MODERATOR", "PRIOR"})
  void howAnApprovedReviewIsShownIsDecidedAutomaticallyWhoeverApprovedIt(DecidedBy decidedBy) {
    Standing standing =
        standing(
            Outcome.APPROVED, Display.COVERED, decidedBy, Set.of(StandingFact.FLAGGED), "SPOILER");

    StatementOfReasons.Facts facts = statement(standing).facts();

    assertThat(facts.detectedAutomatically()).isTrue();
    assertThat(facts.decidedAutomatically()).isTrue();
  }

  @Test
  void whatTheSiteDecidedBeforeAnImportIsNotGuessedAt() {
    StatementOfReasons statement =
        statement(standing(Outcome.REJECTED, Display.NONE, DecidedBy.PRIOR));

    assertThat(statement.facts().detectedAutomatically()).isNull();
    assertThat(statement.facts().decidedAutomatically()).isNull();
    assertThat(statement.facts().sentences()).singleElement().asString().contains("before");
  }

  @ParameterizedTest
  @CsvSource({"APPEALED, OPEN", "APPEAL_ANSWERED, ANSWERED"})
  void anAppealThatWasMadeIsToldOf(StandingFact fact, String state) {
    Standing standing =
        standing(Outcome.REJECTED, Display.NONE, DecidedBy.MODERATOR, Set.of(fact), "SPAM");

    assertThat(statement(standing).redress().appeal().state()).isEqualTo(state);
  }

  @ParameterizedTest
  @EnumSource(StandingFact.class)
  void noFactTellsAFigureOrARule(StandingFact fact) {
    Standing standing =
        standing(Outcome.REJECTED, Display.NONE, DecidedBy.POLICY, Set.of(fact), "SPAM");

    assertThat(statement(standing).facts().sentences())
        .allSatisfy(sentence -> assertThat(sentence).doesNotContainPattern("[0-9]"))
        .allSatisfy(sentence -> assertThat(sentence).endsWith("."));
  }

  private static StatementOfReasons statement(Standing standing) {
    List<ReviewBodies.ReasonGiven> reasons =
        standing.reasons().stream()
            .map(code -> new ReviewBodies.ReasonGiven(code, Reason.byCode(code).sentence()))
            .toList();
    return StatementOfReasons.of("f", "r", standing, reasons, WRITE_SIDE);
  }

  private static Standing standing(
      Outcome outcome, Display display, DecidedBy decidedBy, String... reasons) {
    return standing(outcome, display, decidedBy, Set.of(), reasons);
  }

  private static Standing standing(
      Outcome outcome,
      Display display,
      DecidedBy decidedBy,
      Set<StandingFact> facts,
      String... reasons) {
    return new Standing(outcome, display, 1, decidedBy, List.of(reasons), NOON + 999, NOON, facts);
  }
}
