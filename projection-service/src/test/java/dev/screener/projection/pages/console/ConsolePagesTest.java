package dev.screener.projection.pages.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.access.Role;
import dev.screener.contracts.event.CampaignState;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.event.SiegeState;
import dev.screener.projection.moderation.AuditTrail;
import dev.screener.projection.moderation.Campaigns;
import dev.screener.projection.moderation.Cases;
import dev.screener.projection.moderation.Escalations.Escalation;
import dev.screener.projection.moderation.Job;
import dev.screener.projection.moderation.JobClaims.Claim;
import dev.screener.projection.moderation.ModerationNumbers.KeyNumber;
import dev.screener.projection.moderation.ModerationNumbers.Minute;
import dev.screener.projection.moderation.ModerationQueue.Waiting;
import dev.screener.projection.moderation.Policies;
import dev.screener.projection.pages.Pages;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The console's pages, each of them full of hostile text. */
class ConsolePagesTest {

  private static final String HOSTILE = "</textarea><script>alert(1)</script><img src=x onerror=x>";
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final URI INGEST = URI.create("http://127.0.0.1:8081");
  private static final Visitor ADMIN = new Visitor(HOSTILE, Set.of(Role.ADMIN), INGEST);
  private static final Visitor AUDITOR = new Visitor("auditor", Set.of(Role.AUDITOR), INGEST);
  private static final Visitor MODERATOR = new Visitor("moderator", Set.of(Role.MODERATOR), INGEST);
  private static final QueueFilter ALL = new QueueFilter(null, null, null, false);
  private static final ConsolePages PAGES = new ConsolePages(new Pages());

  private static final Escalation ESCALATION =
      new Escalation(false, "token-of-another", "LEGAL", NOW);
  private static final CampaignSpread SPREAD =
      CampaignSpread.of(
          new Cases.Spread(6, 3, true, Map.of(600L, 2, 900L, 4), Map.of("a", 3, "b", 2, "c", 1)),
          300,
          filmId -> filmId.equals("a") ? HOSTILE : null);

  static Stream<Arguments> pages() {
    return Stream.of(
        Arguments.of("sign-in", PAGES.signIn(new SignIn("/moderation", HOSTILE))),
        Arguments.of("overview", PAGES.overview(overview())),
        Arguments.of("queue", PAGES.queue(queue(job(Lane.DOUBT)))),
        Arguments.of("case", PAGES.moderatedCase(page(ADMIN, job(Lane.DOUBT)))),
        Arguments.of(
            "campaigns", PAGES.campaigns(new CampaignList(ADMIN, null, List.of(campaign()), "x"))),
        Arguments.of("campaign", PAGES.campaign(campaignPage(List.of()))),
        Arguments.of("audit", PAGES.audit(audit())),
        Arguments.of(
            "sieges", PAGES.sieges(new SiegeList(ADMIN, List.of(siege()), List.of(siege())))),
        Arguments.of(
            "policies", PAGES.policies(new PolicyPage(ADMIN, List.of(version()), version()))),
        Arguments.of("message", PAGES.message(ADMIN, HOSTILE, HOSTILE)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void hostileTextIsTextAndNothingIsInline(String name, String html) {
    Document page = Jsoup.parse(html);

    assertThat(page.select("style, [style], iframe, object, embed, base, img[src=x]")).isEmpty();
    assertThat(page.select("script")).allMatch(script -> script.attr("src").startsWith("/static/"));
    assertThat(page.getAllElements().stream().flatMap(e -> e.attributes().asList().stream()))
        .extracting(Attribute::getKey)
        .noneMatch(key -> key.startsWith("on"));
    assertThat(page.text() + page.select("textarea").text()).contains("<script>");
  }

  @Test
  void abusiveTextIsCoveredAndTheQueueDoesNotShowIt() {
    Document open = Jsoup.parse(PAGES.moderatedCase(page(ADMIN, job(Lane.ABUSE))));
    Document queue = Jsoup.parse(PAGES.queue(queue(job(Lane.ABUSE))));

    assertThat(open.select("details#cover:not([open]) .prose")).hasSize(1);
    assertThat(queue.select(".job-text").text()).doesNotContain("<script>");
  }

  @Test
  void anAuditShowsNeitherScoresNorVerdict() {
    Document page = Jsoup.parse(PAGES.moderatedCase(page(ADMIN, job(Lane.AUDIT))));

    assertThat(page.select(".signals, mark, .outcome, .versions, .members, .cover")).isEmpty();
    assertThat(page.select(".appeal-text, .case-reports, [data-action=ESCALATE]")).isEmpty();
    assertThat(page.select("#reason option[selected]").eachAttr("value")).containsExactly("SPAM");
    assertThat(page.text()).contains("Labelled blind");
    assertThat(page.select(".prose").text()).contains("<script>");
  }

  @Test
  void aBlindPageIsTheSameWhateverWasDecided() {
    CasePage spam = page(ADMIN, job(Lane.AUDIT));
    Cases.Told abuse = told(List.of("ABUSE"), "REJECTED", Map.of(), null);
    CasePage other =
        new CasePage(
            ADMIN,
            ALL,
            abuse,
            spam.job(),
            spam.claim(),
            List.of(),
            List.of(),
            new CasePage.FilmFacts("film", HOSTILE, 0, 0, 0, false),
            null,
            null,
            null);

    assertThat(PAGES.moderatedCase(other)).isEqualTo(PAGES.moderatedCase(spam));
  }

  @Test
  void whoReadsAllReadsWhatOthersLabelBlind() {
    Document page = Jsoup.parse(PAGES.moderatedCase(page(AUDITOR, job(Lane.AUDIT))));

    assertThat(page.select(".signals, .versions")).isNotEmpty();
  }

  @Test
  void theHistoriesOfAuthorAndFilmStandBesideTheCase() {
    Document page = Jsoup.parse(PAGES.moderatedCase(page(ADMIN, job(Lane.DOUBT))));

    assertThat(page.select("#author-history li")).hasSize(1);
    assertThat(page.select("#author-history .outcome").text()).isEqualTo("Held");
    assertThat(page.select("#author-history .member-text").text()).contains("<script>");
    assertThat(page.select("#film-history li")).hasSize(1);
    assertThat(page.text()).contains("3 other reviews, the newest of them");
  }

  @Test
  void whatMayAttackPeopleIsCoveredAlsoWhereItIsAnothersHistory() {
    CasePage plain = page(ADMIN, job(Lane.DOUBT));
    CasePage page =
        new CasePage(
            ADMIN,
            ALL,
            plain.told(),
            plain.job(),
            null,
            List.of(),
            List.of(),
            plain.film(),
            new CasePage.AuthorHistory(List.of(sample(List.of("ABUSE"))), 1),
            List.of(sample(List.of("ABUSE"))),
            null);

    Document shown = Jsoup.parse(PAGES.moderatedCase(page));

    assertThat(shown.select(".members .member-text.covered")).hasSize(2);
    assertThat(shown.select(".members .member-text").text()).doesNotContain("<script>");
  }

  @Test
  void whatWasHandedOnIsForWhoLeads() {
    Document moderators =
        Jsoup.parse(PAGES.moderatedCase(page(MODERATOR, job(Lane.DOUBT), ESCALATION)));
    Document leads = Jsoup.parse(PAGES.moderatedCase(page(ADMIN, job(Lane.DOUBT), ESCALATION)));

    assertThat(moderators.select("#decide")).isEmpty();
    assertThat(moderators.select("#escalated").text()).contains("token-of-a", "break the law");
    assertThat(leads.select("[data-action]").eachText())
        .contains("Approve a", "Reject r", "Hand back e");
  }

  @Test
  void aCampaignsChartHasItsFiguresAsTextToo() {
    Document page = Jsoup.parse(PAGES.campaign(campaignPage(List.of())));

    assertThat(page.select("svg.over-time[role=img] rect")).hasSize(2);
    assertThat(page.select("svg.over-time").attr("aria-label")).contains("the most, 4,");
    assertThat(page.select(".spread-table tbody tr")).hasSize(2);
    assertThat(page.select(".over-films li")).hasSize(3);
    assertThat(page.select(".over-films b").eachText()).containsExactly("3", "2", "1");
  }

  @Test
  void theNavigationNamesWhatTheVisitorMayEnter() {
    Document moderators = Jsoup.parse(PAGES.queue(queueOf(MODERATOR)));
    Document auditors = Jsoup.parse(PAGES.queue(queueOf(AUDITOR)));

    assertThat(moderators.select("header nav a").eachText()).doesNotContain("Audit trail");
    assertThat(moderators.select(".lanes a").eachText()).noneMatch(it -> it.contains("Escalated"));
    assertThat(auditors.select("header nav a").eachText()).contains("Audit trail");
    assertThat(auditors.select(".lanes a").eachText()).anyMatch(it -> it.contains("Escalated"));
  }

  @Test
  void aPolicyIsPublishedOnlyByWhoTicksWhatItChanges() {
    Document owner =
        Jsoup.parse(PAGES.policies(new PolicyPage(ADMIN, List.of(version()), version())));
    Document moderator =
        Jsoup.parse(PAGES.policies(new PolicyPage(MODERATOR, List.of(version()), version())));

    assertThat(owner.select("#confirm[hidden] #accept:not([checked])")).hasSize(1);
    assertThat(owner.select("#confirm-publish[disabled]")).hasSize(1);
    assertThat(moderator.select("[data-action]").eachAttr("data-action")).containsExactly("try");
  }

  @Test
  void thatAnotherModeratorLooksAtItIsSaid() {
    Document page = Jsoup.parse(PAGES.moderatedCase(page(ADMIN, job(Lane.DOUBT))));

    assertThat(page.select("#another").text()).contains("Another moderator");
  }

  @Test
  void whoDecidesNothingIsGivenNoButtons() {
    Document page = Jsoup.parse(PAGES.moderatedCase(page(AUDITOR, job(Lane.DOUBT))));

    assertThat(page.select("[data-action]")).isEmpty();
  }

  @Test
  void whatRaisedACaseStandsFirstWithItsMeaning() {
    Document page = Jsoup.parse(PAGES.moderatedCase(page(ADMIN, job(Lane.DOUBT))));

    assertThat(page.select("section .signals th[scope=row]").eachText())
        .containsExactly("content.spam");
    assertThat(page.select("section .signals").text()).contains("0 to 0.1", "advertises");
    assertThat(page.select(".all-signals th[scope=row]").eachText())
        .containsExactly("content.links");
  }

  @Test
  void aSiegeThatWasDecidedOffersItsUndoing() {
    Document page = Jsoup.parse(PAGES.sieges(new SiegeList(ADMIN, List.of(siege()), List.of())));

    assertThat(page.select("[data-action]").eachAttr("data-action")).containsExactly("UNDO");
    assertThat(page.select("form.decide").attr("data-undoes")).isEqualTo("d1");
    assertThat(page.select(".siege .outcome").text()).isEqualTo("Confirmed");
    assertThat(page.select(".siege").text()).contains("Pressed to 1 and 10. 40 votes");
  }

  @Test
  void aCampaignsNewestStandingDecisionIsTheOneToUndo() {
    Campaigns.Decision first = decision("d1", "REJECT", null);
    Campaigns.Decision undone = decision("d2", "APPROVE", null);
    Campaigns.Decision undo = decision("d3", "UNDO", "d2");

    assertThat(campaignPage(List.of(undo, undone, first)).standing()).contains(first);
    assertThat(campaignPage(List.of(undo, undone)).standing()).isEmpty();
  }

  private static Overview overview() {
    KeyNumber known =
        new KeyNumber(
            "heldPercent", HOSTILE, HOSTILE, "percent", 0.4, 0.1, 0.9, null, Map.of(HOSTILE, 1.0));
    KeyNumber unknown =
        new KeyNumber("k", "Missed", "d", "percent", null, null, null, HOSTILE, Map.of());
    Minute minute = new Minute(NOW, 1, 1, 1, Map.of(), Map.of(HOSTILE, 2L), null);
    return new Overview(ADMIN, List.of(known, unknown), List.of(minute), waiting());
  }

  private static Waiting waiting() {
    return new Waiting(
        1, Map.of(Lane.DOUBT, 1L), 0, Map.of(HOSTILE, 1L), NOW, Map.of(Lane.DOUBT, NOW));
  }

  private static QueuePage queue(Job job) {
    QueuePage.Row row = new QueuePage.Row(job, new Claim(false, NOW), ESCALATION);
    return new QueuePage(
        ADMIN, new QueueFilter(Lane.DOUBT, HOSTILE, null, false), waiting(), List.of(row), "c");
  }

  private static SampleReview sample(List<String> reasons) {
    return new SampleReview("film", "r2", HOSTILE, "HELD", reasons, 3, HOSTILE, HOSTILE, NOW);
  }

  private static CasePage page(Visitor visitor, Job job) {
    return page(visitor, job, null);
  }

  private static CasePage page(Visitor visitor, Job job, Escalation escalation) {
    Cases.Told told = told(List.of("SPAM"), "HELD", Map.of(HOSTILE, 2), HOSTILE);
    SampleReview sample = sample(List.of("SPAM"));
    CasePage.NearCampaign near =
        new CasePage.NearCampaign(
            new Cases.OfCampaign("c1", "SUSPECTED", 40, 30, 40, 0.5f), List.of(sample));
    return new CasePage(
        visitor,
        ALL,
        told,
        job,
        new Claim(false, NOW),
        List.of(),
        List.of(near),
        new CasePage.FilmFacts("film", HOSTILE, 1, 2, 3, true),
        new CasePage.AuthorHistory(List.of(sample(List.of("SPAM"))), 3),
        List.of(sample(List.of("SPAM"))),
        escalation);
  }

  private static Cases.Told told(
      List<String> reasons, String outcome, Map<String, Integer> reports, String appeal) {
    return new Cases.Told(
        "film",
        "review",
        2,
        outcome,
        "NONE",
        reasons,
        List.of(HOSTILE),
        "default/1",
        "m",
        "POLICY",
        NOW.toString(),
        HOSTILE,
        HOSTILE,
        "en",
        9,
        Map.of("content.spam", 0.97f, "content.links", 1f),
        reports,
        appeal,
        List.of(),
        List.of(
            new Cases.Rule("spam", "MATCHED", "content.spam = 0.97"),
            new Cases.Rule("links", "NOT_MATCHED", "content.links = 1")),
        List.of(new Cases.Span("SPAM", false, 0, 5, 1)),
        List.of());
  }

  private static AuditPage audit() {
    return new AuditPage(
        ADMIN,
        new AuditPage.Filter(AuditTrail.Kind.CLAIM, HOSTILE, HOSTILE),
        List.of(
            new AuditTrail.Deed(
                "d1", AuditTrail.Kind.CLAIM, NOW, HOSTILE, "OPEN", HOSTILE, HOSTILE)),
        "next",
        false);
  }

  private static QueuePage queueOf(Visitor visitor) {
    return new QueuePage(visitor, ALL, waiting(), List.of(), null);
  }

  private static Job job(Lane lane) {
    return new Job(
        "film/review",
        lane,
        0.5f,
        HOSTILE,
        "film",
        HOSTILE,
        "review",
        2,
        "author",
        9,
        HOSTILE,
        HOSTILE,
        "en",
        List.of(),
        List.of(),
        Map.of(),
        null,
        Map.of(HOSTILE, 1),
        "default/1",
        NOW,
        NOW,
        NOW);
  }

  private static Campaigns.Told campaign() {
    return new Campaigns.Told(
        "c1", CampaignState.SUSPECTED, 40, 30, 40, 1, 0.5, 1, List.of(), 0, NOW, NOW, NOW);
  }

  private static CampaignPage campaignPage(List<Campaigns.Decision> decisions) {
    SampleReview sample = sample(List.of("SPAM"));
    return new CampaignPage(ADMIN, campaign(), List.of(sample), decisions, null, SPREAD);
  }

  private static Campaigns.Decision decision(String id, String action, String undoes) {
    return new Campaigns.Decision(id, action, undoes, "", "token-of-a-moderator", NOW);
  }

  private static SiegeList.OneSiege siege() {
    return new SiegeList.OneSiege(
        "film",
        HOSTILE,
        List.of(1, 10),
        List.of(HOSTILE),
        40,
        30,
        20,
        OptionalDouble.of(2.1),
        OptionalDouble.of(7.9),
        NOW,
        null,
        SiegeState.CONFIRMED,
        "d1");
  }

  private static Policies.Version version() {
    return new Policies.Version(
        "default", "1", "LIVE", "HELD", NOW, NOW, HOSTILE, List.of(HOSTILE), true, HOSTILE, null);
  }
}
