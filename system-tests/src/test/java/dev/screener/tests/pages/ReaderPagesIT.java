package dev.screener.tests.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What readers meet: the home page and a film's. */
@InChromium
@Timeout(600)
class ReaderPagesIT {
  private static final String FILM = "/films/nine-minutes-to-osaka";
  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(60_000);

  private final Stage stage;

  ReaderPagesIT(Stage stage) {
    this.stage = stage;
  }

  @Test
  void aReaderWritesAReviewAndSeesItGoPublicWithoutReloading() {
    try (Window window = stage.window()) {
      Page page = window.open(FILM);
      page.evaluate("window.notReloaded = true");

      page.getByLabel("9", new Page.GetByLabelOptions().setExact(true)).check();
      page.getByLabel("Name").fill("Tomasz");
      String words = "The conductor counts the seconds aloud, and by the third stop so did I.";
      page.locator("#review-text").fill(words);
      page.locator("#review-form button[type=submit]").click();

      assertThat(page.locator("#standing")).containsText("Your review is public", SOON);
      Locator mine = page.locator(".review", new Page.LocatorOptions().setHasText(words)).first();
      assertThat(mine).isVisible();
      assertThat(mine.locator(".author")).hasText("Tomasz");
      org.assertj.core.api.Assertions.assertThat(page.evaluate("window.notReloaded"))
          .isEqualTo(true);
    }
  }

  @Test
  void onesOwnReviewIsFoundAgainAfterAReload() {
    try (Window window = stage.window()) {
      Page page = window.open(FILM);
      page.locator("#review-text")
          .fill("My review with all its maps is on https://osaka.example/1");
      page.locator("#review-form button[type=submit]").click();
      assertThat(page.locator("#standing")).containsText("a person will read it", SOON);

      page.reload();

      assertThat(page.locator("#standing")).containsText("a person will read it", SOON);
      assertThat(page.locator("#reasons")).isVisible();
      assertThat(page.locator("#review-text")).hasValue(Pattern.compile("all its maps"));
    }
  }

  @Test
  void whatArrivesIsOfferedWithoutMovingWhatIsRead() throws Exception {
    String review = "arriving-" + System.nanoTime();
    try (Window window = stage.window()) {
      Page page = window.open(FILM);
      Locator first = page.locator(".review").first();
      assertThat(first).isVisible();
      double before = first.boundingBox().y;

      stage
          .site()
          .review(
              "nine-minutes-to-osaka",
              review,
              Map.of("rating", 8, "text", "The trainee counts seats, the conductor counts along."));

      Locator offer = page.locator("#news button");
      assertThat(offer).containsText("1 new review", SOON);
      org.assertj.core.api.Assertions.assertThat(first.boundingBox().y).isEqualTo(before);
      offer.click();
      assertThat(page.locator("#review-" + review)).isVisible();
      assertThat(offer).isHidden();
    }
  }

  @Test
  void filmsAreFoundByTheBeginningsOfTheirWords() {
    try (Window window = stage.window()) {
      Page page = window.open("/");
      page.fill("#search", "MINÚ osa");
      page.keyboard().press("Enter");

      assertThat(page.locator(".film-card h3")).hasText("Nine Minutes to Osaka");
      assertThat(page.locator("#search")).hasValue("MINÚ osa");
    }
  }

  @Test
  void homeAndFilmAreAccessibleAtEveryWidthInLightAndDark() {
    for (Look look : Look.ALL) {
      try (Window window = stage.window(look)) {
        window.open("/");
        window.passes("home");

        window.open(FILM);
        window.passes("film");
      }
    }
  }
}
