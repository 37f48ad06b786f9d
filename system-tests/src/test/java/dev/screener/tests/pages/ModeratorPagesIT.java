package dev.screener.tests.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What moderators meet, and do by keyboard. */
@InChromium
@Timeout(300)
class ModeratorPagesIT {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final ContainsTextOptions WITHIN =
      new ContainsTextOptions().setTimeout(SOON.toMillis());

  /** A demo that runs already knows the films of an earlier run. */
  private static final String RUN = Long.toString(System.currentTimeMillis(), 36);

  private static final String TEN = "ten-cases-" + RUN;
  private static final String ONE = "one-case-" + RUN;
  private static final String SWARMED = "swarmed-" + RUN + "-";
  private static final String HOSTILE = "hostile-" + RUN;

  private final Stage stage;

  ModeratorPagesIT(Stage stage) {
    this.stage = stage;
  }

  @Test
  void aModeratorWorksOffTenHeldCasesByKeyboardAlone() throws Exception {
    List<String> held = hold(TEN, 10);
    try (Window window = stage.window()) {
      Page page = signedIn(window, "moderator", "/moderation/queue?film=" + TEN);
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
    String review = hold(ONE, 1).get(0);
    String address = "/moderation/cases/" + ONE + "/" + review;
    try (Window first = stage.window();
        Window second = stage.window()) {
      Page anna = signedIn(first, "moderator", address);
      await().atMost(SOON).until(() -> isClaimed(ONE + "/" + review));

      Page bela = signedIn(second, "admin", address);

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
  void aPolicyWithAnErrorShowsWhereItIsWrong() {
    try (Window window = stage.window()) {
      Page page = signedIn(window, "admin", "/moderation/policies");
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
      Page page = signedIn(window, "moderator", "/moderation/campaigns/" + campaign);

      page.getByText("Reject all members").click();
      for (int i = 0; i < members; i++) {
        stage.site().awaits("REJECTED", reviews.get(i), "swarm-" + i);
      }

      page.getByText("Undo the decision").click();
      for (int i = 0; i < members; i++) {
        stage.site().awaits("HELD", reviews.get(i), "swarm-" + i);
      }
    }
  }

  @Test
  void hostileTextIsHarmlessOnEveryPageOfTheConsole() throws Exception {
    String hostile =
        "<script>document.body.dataset.hacked = 1</script><img src=x onerror=\"document.body.dataset.hacked = 1\">"
            + " \u202Eevil\u202C "
            + "a"
            + "\u0301".repeat(9_000)
            + " "
            + "w".repeat(4_000)
            + " \u05E9\u05DC\u05D5\u05DD \uD83C\uDFAC visit https://spin-casino.example/free now";
    stage.site().film(HOSTILE, Map.of("title", "<b>Hostile</b> \u202E film"));
    stage.site().review(HOSTILE, "h1", Map.of("rating", 9, "text", hostile));
    stage.site().awaitsOtherThan("none", HOSTILE, "h1");
    for (Look look : List.of(Look.DESK, Look.PHONE)) {
      try (Window window = stage.window(look)) {
        Page page = signedIn(window, "moderator", "/moderation/queue?film=" + HOSTILE);
        for (String path :
            List.of(
                "/moderation/queue?film=" + HOSTILE,
                "/moderation/cases/" + HOSTILE + "/h1",
                "/films/" + HOSTILE,
                "/")) {
          window.open(path);
          window.fits(path);
          assertThat(page.locator("body").getAttribute("data-hacked")).as(path).isNull();
          assertThat(page.locator("main script, main img[src=x]").count()).as(path).isZero();
        }
      }
    }
  }

  @Test
  void everyPageOfTheConsoleIsAccessibleAtEveryWidthInLightAndDark() throws Exception {
    String review = hold("looked-at-" + RUN, 2).get(0);
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
            "console-policies", "/moderation/policies");
    for (Look look : Look.ALL) {
      try (Window window = stage.window(look)) {
        window.open("/moderation/sign-in");
        window.isAccessible("console-sign-in");
        window.screenshot("console-sign-in");
        signedIn(window, "admin", "/moderation");
        for (Map.Entry<String, String> page : pages.entrySet()) {
          window.open(page.getValue());
          window.isAccessible(page.getKey());
          window.fits(page.getKey());
          window.screenshot(page.getKey());
        }
      }
    }
  }

  /** So many held reviews of one film; each has a link in it. */
  private List<String> hold(String filmId, int count) throws Exception {
    stage.site().film(filmId, Map.of("title", "The film " + filmId));
    List<String> reviews = new ArrayList<>();
    String[] words = {
      "ferry", "harbour", "orchard", "violin", "glacier", "lantern", "market", "railway", "desert",
      "garden"
    };
    for (int i = 0; i < count; i++) {
      String review = "held-" + i;
      stage
          .site()
          .review(
              filmId,
              review,
              Map.of(
                  "authorId",
                  filmId + "-author-" + i,
                  "rating",
                  1 + i % 10,
                  "text",
                  "My long version about the "
                      + words[i % words.length]
                      + " is on https://"
                      + words[i % words.length]
                      + "-diary.example/"
                      + i));
      reviews.add(review);
    }
    for (String review : reviews) {
      stage.site().awaits("HELD", filmId, review);
    }
    await()
        .atMost(SOON)
        .until(
            () -> stage.site().moderation("queue?film=" + filmId).get("jobs").size(),
            size -> size == count);
    return reviews;
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

  private Page signedIn(Window window, String role, String then) {
    Page page = window.open("/moderation/sign-in?then=" + URLEncoder.encode(then, UTF_8));
    page.fill("#token", stage.demo().token(role));
    page.keyboard().press("Enter");
    page.waitForURL(stage.demo().pages() + then);
    return page;
  }
}
