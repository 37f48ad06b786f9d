package dev.screener.tests.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.HasCountOptions;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What moderators meet, and do by keyboard. */
@InChromium
@Timeout(600)
class ModeratorPagesIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final ContainsTextOptions WITHIN =
      new ContainsTextOptions().setTimeout(SOON.toMillis());

  private static final IsVisibleOptions VISIBLE_SOON =
      new IsVisibleOptions().setTimeout(SOON.toMillis());
  private static final HasCountOptions COUNTED_SOON =
      new HasCountOptions().setTimeout(SOON.toMillis());

  /** A demo that runs already knows the films of an earlier run. */
  private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

  private static final String TEN = "ten-cases-" + RUN;
  private static final String ONE = "one-case-" + RUN;
  private static final String SWARMED = "swarmed-" + RUN + "-";
  private static final String BESIEGED = "besieged-" + RUN;

  private final Stage stage;

  ModeratorPagesIT(Stage stage) {
    this.stage = stage;
  }

  @Test
  void aModeratorWorksOffTenHeldCasesByKeyboardAlone() throws Exception {
    List<String> held = stage.site().hold(TEN, 10);
    try (Window window = stage.window()) {
      Page page = window.signedIn("moderator", "/moderation/queue?film=" + TEN);
      page.locator(".job h2 a").first().focus();
      page.keyboard().press("Enter");
      List<String> seen = new ArrayList<>();
      List<String> rejected = new ArrayList<>();

      for (int i = 0; i < 10; i++) {
        String review = shownReview(page, seen);
        seen.add(review);
        page.keyboard().press(i % 2 == 0 ? "r" : "a");
        if (i % 2 == 0) {
          rejected.add(review);
        }
      }

      assertThat(page.locator("#worked-off")).isVisible();
      assertThat(seen).containsExactlyInAnyOrderElementsOf(held);
      for (String review : held) {
        stage.site().awaits(rejected.contains(review) ? "REJECTED" : "APPROVED", TEN, review);
      }
      // The last one is taken back by one key more.
      page.keyboard().press("u");
      assertThat(page.locator("#case")).isVisible();
      stage.site().awaits("HELD", TEN, seen.get(9));
    }
  }

  @Test
  void twoModeratorsMeetOnOneCaseAndBothKnow() throws Exception {
    String review = stage.site().hold(ONE, 1).get(0);
    String address = "/moderation/cases/" + ONE + "/" + review;
    try (Window first = stage.window();
        Window second = stage.window()) {
      Page anna = first.signedIn("moderator", address);
      await().atMost(SOON).until(() -> isClaimed(ONE + "/" + review));

      Page bela = second.signedIn("admin", address);

      assertThat(bela.locator("#another")).containsText("Another moderator is looking", WITHIN);
      assertThat(anna.locator("#another")).isEmpty();

      anna.keyboard().press("a");
      stage.site().awaits("APPROVED", ONE, review);
      bela.keyboard().press("r");
      assertThat(bela.locator("#told")).containsText("Another moderator decided", WITHIN);
      assertThat(stage.site().outcome(ONE, review)).isEqualTo("APPROVED");
    }
  }

  @Test
  void anEscalatedCaseLeavesTheQueueAndIsDecidedByAnAdmin() throws Exception {
    String film = "escalated-" + RUN;
    String review = stage.site().hold(film, 1).get(0);
    String address = "/moderation/cases/" + film + "/" + review;
    try (Window first = stage.window();
        Window second = stage.window()) {
      Page anna = first.signedIn("moderator", address + "?film=" + film);
      anna.selectOption("#why", "LEGAL");

      // Where a list has the focus, keys are the list's.
      anna.evaluate("document.activeElement.blur()");
      anna.keyboard().press("e");

      assertThat(anna.locator("#worked-off")).isVisible(VISIBLE_SOON);
      assertThat(anna.locator("#worked-off")).containsText("Nothing more waits here");
      await()
          .atMost(SOON)
          .until(() -> stage.site().moderation("queue?film=" + film).get("jobs").isEmpty());

      Page admin = second.signedIn("admin", "/moderation/queue?escalated=true&film=" + film);
      assertThat(admin.locator(".job")).containsText("It may break the law");
      admin.locator(".job h2 a").click();
      assertThat(admin.locator("#escalated")).containsText("Handed on by moderator");
      second.passesAtEveryLook("console-escalated");
      admin.keyboard().press("a");
      stage.site().awaits("APPROVED", film, review);
    }
  }

  @Test
  void theQueueFollowsWhatHappensWithoutReloading() throws Exception {
    String film = "followed-" + RUN;
    try (Window window = stage.window()) {
      Page page = window.signedIn("moderator", "/moderation/queue?film=" + film);
      assertThat(page.locator("#live")).containsText("Live", WITHIN);
      page.evaluate("window.notReloaded = true");
      assertThat(page.locator("#jobs")).containsText("Nothing waits here");

      stage.site().hold(film, 1);

      assertThat(page.locator("#jobs .job")).hasCount(1, COUNTED_SOON);
      stage.site().decides(film, "held-0", "APPROVE");
      assertThat(page.locator("#jobs")).containsText("Nothing waits here", WITHIN);
      org.assertj.core.api.Assertions.assertThat(page.evaluate("window.notReloaded"))
          .isEqualTo(true);
    }
  }

  @Test
  void oneDecisionSettlesASiegeAndAnotherTakesItBack() throws Exception {
    List<String> attackers = stage.site().besieges(BESIEGED);
    await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> stage.site().moderation("sieges").path("open").findValuesAsText("filmId"),
            open -> open.contains(BESIEGED));
    String held =
        await()
            .atMost(SOON)
            .until(() -> stage.site().firstHeld(BESIEGED, attackers), one -> !one.isEmpty());
    try (Window window = stage.window()) {
      Page page = window.signedIn("moderator", "/moderation/sieges");
      Locator form = page.locator("form[data-siege-film='" + BESIEGED + "']");
      Locator siege = page.locator(".siege", new Page.LocatorOptions().setHas(form));

      window.passesAtEveryLook("console-siege");
      siege.getByText("Reject what it holds").click();
      stage.site().awaits("REJECTED", BESIEGED, held);

      siege.getByText("Undo the decision").click();
      stage.site().awaits("HELD", BESIEGED, held);
    }
  }

  @Test
  void aPolicyIsPublishedOnlyOnceItsDifferenceWasSeenAndTicked() {
    try (Window window = stage.window()) {
      Page page = window.signedIn("admin", "/moderation/policies");
      String rules =
          page.inputValue("#rules").replaceFirst("policy: [^\n]+", "policy: ticked-" + RUN);
      page.fill("#rules", rules);

      page.locator("button[data-action=publish]").click();

      assertThat(page.locator("#difference")).containsText("What would change", WITHIN);
      assertThat(page.locator("#confirm-publish")).isDisabled();
      page.check("#accept");
      page.fill("#rules", rules + "\n");
      assertThat(page.locator("#confirm")).isHidden();

      page.locator("button[data-action=publish]").click();
      assertThat(page.locator("#confirm")).isVisible(VISIBLE_SOON);
      window.passesAtEveryLook("console-publishing");
      page.check("#accept");
      page.locator("#confirm-publish").click();
      assertThat(page.locator("#told")).containsText("Published as ticked-" + RUN, WITHIN);
    }
  }

  @Test
  void aPolicyWithAnErrorShowsWhereItIsWrong() {
    try (Window window = stage.window()) {
      Page page = window.signedIn("admin", "/moderation/policies");
      String rules = page.inputValue("#rules");
      int at = rules.indexOf("content.spam >=");
      assertThat(at).as("the built-in policy asks for content.spam").isPositive();
      String wrong = rules.replaceFirst("content\\.spam >=", "content.spma >=");
      int line = (int) wrong.substring(0, wrong.indexOf("content.spma")).lines().count();
      page.fill("#rules", wrong);

      page.locator("button[data-action=publish]").click();

      assertThat(page.locator("#policy-fault")).containsText("Line " + line + ",", WITHIN);
      assertThat(page.locator("#rules")).hasAttribute("aria-invalid", "true");
      String selected =
          (String)
              page.evaluate(
                  "() => { const r = document.getElementById('rules');"
                      + " return r.value.slice(r.selectionStart, r.selectionEnd); }");
      assertThat(selected).contains("content.spma");
    }
  }

  @Test
  void oneDecisionRejectsAWholeCampaignAndAnotherRestoresIt() throws Exception {
    int members = Integer.getInteger("pages.campaign", 40);
    long begun = System.nanoTime();
    List<String> reviews = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      String film = SWARMED + i;
      stage.site().film(film, Map.of("title", "Swarmed " + i));
      stage
          .site()
          .review(
              film,
              "swarm-" + i,
              Map.of(
                  "rating",
                  10,
                  "text",
                  "An unforgettable masterpiece that everyone in my family adored in the year "
                      + RUN
                      + " from the very first minute until the ending, go and see it tonight!"));
      reviews.add(film);
    }
    for (int i = 0; i < members; i++) {
      stage.site().awaits("HELD", reviews.get(i), "swarm-" + i);
    }
    String campaign = awaitCampaign();
    try (Window window = stage.window()) {
      Page page = window.signedIn("moderator", "/moderation/campaigns/" + campaign);

      assertThat(page.locator("svg.over-time")).hasCount(1);
      window.passesAtEveryLook("console-spread");
      long rejecting = System.nanoTime();
      page.getByText("Reject all members").click();
      for (int i = 0; i < members; i++) {
        stage.site().awaits("REJECTED", reviews.get(i), "swarm-" + i);
      }

      long restoring = System.nanoTime();
      page.getByText("Undo the decision").click();
      for (int i = 0; i < members; i++) {
        stage.site().awaits("HELD", reviews.get(i), "swarm-" + i);
      }
      System.out.printf(
          "A campaign of %d: held and named after %d ms, rejected in %d ms, restored in %d ms%n",
          members, millis(begun, rejecting), millis(rejecting, restoring), millisSince(restoring));
    }
  }

  @Test
  void everyPageOfTheConsoleIsAccessibleAtEveryWidthInLightAndDark() throws Exception {
    String review = stage.site().hold("looked-at-" + RUN, 2).get(0);
    String campaign =
        stage.site().moderation("campaigns").path("campaigns").path(0).path("campaignId").asText();
    Map<String, String> pages =
        Map.of(
            "console-campaign", "/moderation/campaigns/" + campaign,
            "console-overview", "/moderation",
            "console-queue", "/moderation/queue",
            "console-case", "/moderation/cases/looked-at-" + RUN + "/" + review,
            "console-campaigns", "/moderation/campaigns",
            "console-sieges", "/moderation/sieges",
            "console-policies", "/moderation/policies",
            "console-audit", "/moderation/audit");
    for (Look look : Look.ALL) {
      try (Window window = stage.window(look)) {
        window.open("/moderation/sign-in");
        window.passes("console-sign-in");
        window.signedIn("admin", "/moderation");
        for (Map.Entry<String, String> page : pages.entrySet()) {
          window.open(page.getValue());
          window.passes(page.getKey());
        }
      }
    }
  }

  /** Waits for a case that was not shown before; its reviewId. */
  private static String shownReview(Page page, List<String> seen) {
    await()
        .atMost(SOON)
        .ignoreExceptions()
        .until(
            () -> page.locator("#case").getAttribute("data-review-id"),
            review -> !seen.contains(review));
    return page.locator("#case").getAttribute("data-review-id");
  }

  private boolean isClaimed(String jobId) throws Exception {
    for (JsonNode job : stage.site().moderation("queue").get("jobs")) {
      if (job.get("jobId").asText().equals(jobId)) {
        return job.has("claim");
      }
    }
    return false;
  }

  /** The campaign with a member under the films of this run. */
  private String awaitCampaign() {
    return await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> {
              for (JsonNode campaign : stage.site().moderation("campaigns").get("campaigns")) {
                String id = campaign.get("campaignId").asText();
                JsonNode sample = stage.site().moderation("campaigns/" + id).get("sample");
                if (sample.path(0).path("filmId").asText().startsWith(SWARMED)) {
                  return id;
                }
              }
              return "";
            },
            id -> !id.isEmpty());
  }

  private static long millis(long from, long to) {
    return Duration.ofNanos(to - from).toMillis();
  }

  private static long millisSince(long from) {
    return millis(from, System.nanoTime());
  }
}
