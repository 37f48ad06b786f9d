package dev.screener.tests.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Text by people who mean ill, in every place of the pages that shows what people wrote: it is
 * there, as they wrote it, and does nothing.
 */
@InChromium
@Timeout(600)
class HostileTextIT {
  private static final String RUN = Long.toString(System.currentTimeMillis(), 36);
  private static final String FILM = "hostile-" + RUN;

  /** A word of this run's texts alone. */
  private static final String MARK = "zqx" + RUN;

  private static final String SCRIPT =
      "<script>document.body.dataset.hacked = 1</script>"
          + "<img src=x onerror=\"document.body.dataset.hacked = 1\">";
  private static final String HOSTILE =
      SCRIPT
          + " \u202Eevil\u202C a"
          + "\u0301".repeat(9_000)
          + " "
          + "w".repeat(4_000)
          + " \u05E9\u05DC\u05D5\u05DD \uD83C\uDFAC";

  private final Stage stage;

  HostileTextIT(Stage stage) {
    this.stage = stage;
  }

  /** A held and a shown review by one author, and a campaign; written once. */
  @BeforeEach
  void write() throws Exception {
    if (!stage.site().outcome(FILM, "held").equals("none")) {
      return;
    }
    stage.site().film(FILM, Map.of("title", "<b>" + MARK + "</b> \u202E film"));
    stage.site().film(FILM + "-2", Map.of("title", "<i>" + MARK + "</i> again"));
    write(FILM, "shown", "A walk by the harbour, slow and kind.");
    write(FILM, "held", "My long version is on https://harbour-diary.example/" + RUN);
    write(FILM + "-2", "other", "My other version is on https://orchard-diary.example/" + RUN);
    stage.site().awaitsOtherThan("none", FILM, "shown");
    stage.site().awaitsOtherThan("none", FILM + "-2", "other");
    stage.site().decides(FILM, "shown", "APPROVE");
    stage.site().awaits("APPROVED", FILM, "shown");
    stage.site().awaits("HELD", FILM, "held");
    for (int i = 0; i < 40; i++) {
      stage.site().film(FILM + "-swarm-" + i, Map.of("title", "Swarmed " + i));
      stage
          .site()
          .review(
              FILM + "-swarm-" + i,
              "hostile-swarm-" + i,
              Map.of(
                  "rating",
                  10,
                  "text",
                  "I wept twice in the harbour scene of "
                      + MARK
                      + " and told all my neighbours to buy their tickets before Sunday, the ferryman"
                      + " alone is worth every penny of it! "
                      + SCRIPT));
    }
  }

  private void write(String film, String review, String words) throws Exception {
    stage
        .site()
        .review(
            film,
            review,
            Map.of(
                "authorId",
                "author-" + RUN,
                "authorName",
                MARK + "<script>document.body.dataset.hacked = 1</script>",
                "rating",
                9,
                "title",
                MARK + SCRIPT,
                "text",
                words + " " + MARK + " " + HOSTILE));
  }

  @Test
  void itIsThereAndHarmlessWhereverTextIsShown() throws Exception {
    String campaign = awaitCampaign();
    String held = "/moderation/cases/" + FILM + "/held";
    // Each place by a name: its address, and the element that shows the text.
    Map<String, String[]> places = new LinkedHashMap<>();
    places.put("film page", new String[] {"/films/" + FILM, "#review-shown .prose"});
    places.put("author on the film page", new String[] {"/films/" + FILM, "#review-shown .author"});
    places.put("film's title", new String[] {"/films/" + FILM, "h1"});
    places.put("queue", new String[] {"/moderation/queue?film=" + FILM, ".job-text"});
    places.put("film in the queue", new String[] {"/moderation/queue?film=" + FILM, ".job h2"});
    places.put("case", new String[] {held, ".review-text .prose"});
    places.put("title on the case", new String[] {held, ".review-text h2"});
    places.put("author's history", new String[] {held, "#author-history .member-text"});
    places.put("film's history", new String[] {held, "#film-history .member-text"});
    places.put(
        "campaign", new String[] {"/moderation/campaigns/" + campaign, ".members .member-text"});
    for (Look look : List.of(Look.DESK, Look.PHONE)) {
      try (Window window = stage.window(look)) {
        Page page = window.signedIn("admin", "/moderation");
        for (Map.Entry<String, String[]> place : places.entrySet()) {
          window.open(place.getValue()[0]);
          window.fits(place.getKey());
          isThereAndHarmless(page, place.getKey(), page.locator(place.getValue()[1]).first());
        }
      }
    }
  }

  @Test
  void itIsThereAndHarmlessInWhatAPolicyWouldChange() {
    try (Window window = stage.window()) {
      Page page = window.signedIn("admin", "/moderation/policies");
      String rules =
          page.inputValue("#rules")
                  .replaceFirst("policy: [^\n]+", "policy: hostile-" + RUN)
                  .replaceFirst("\nrules:\n", "\nwords:\n  marks:\n    - " + MARK + "\n\nrules:\n")
              + "\n  - id: marked\n    when: text.mentions(words.marks)\n    verdict: REJECTED\n"
              + "    reason: SPAM\n    examples:\n      - matches: {text: \""
              + MARK
              + "\"}\n      - passes: {text: \"A walk by the harbour\"}\n";
      page.fill("#rules", rules);

      page.locator("button[data-action=try]").click();

      Locator sample =
          page.locator("#difference .sample-text")
              .filter(new Locator.FilterOptions().setHasText(MARK))
              .first();
      sample.waitFor(
          new Locator.WaitForOptions().setState(WaitForSelectorState.VISIBLE).setTimeout(60_000));
      isThereAndHarmless(page, "preview", sample);
      window.fits("preview");
    }
  }

  private static void isThereAndHarmless(Page page, String place, Locator element) {
    String shown = element.textContent();
    assertThat(shown).as("text at " + place).contains(MARK);
    if (!place.contains("title") && !place.contains("film in")) {
      assertThat(shown).as("text at " + place).contains("<script>document.body");
    }
    assertThat(element.locator("script, img, svg").count()).as("elements at " + place).isZero();
    assertThat(page.locator("main script, main img[src=x]").count()).as(place).isZero();
    assertThat(page.locator("body").getAttribute("data-hacked")).as(place).isNull();
  }

  private String awaitCampaign() {
    return await()
        .atMost(Duration.ofSeconds(90))
        .until(
            () -> {
              for (JsonNode campaign : stage.site().moderation("campaigns").get("campaigns")) {
                String id = campaign.get("campaignId").asText();
                JsonNode sample = stage.site().moderation("campaigns/" + id).get("sample");
                for (JsonNode member : sample) {
                  if (member.path("filmId").asText().startsWith(FILM + "-swarm-")) {
                    return id;
                  }
                }
              }
              return "";
            },
            id -> !id.isEmpty());
  }
}
