package dev.screener.tests.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What readers meet: the home page and a film's. */
@InChromium
@Timeout(180)
class ReaderPagesIT {
  private static final String FILM = "/films/nine-minutes-to-osaka";
  private static final LocatorAssertions.ContainsTextOptions SOON =
      new LocatorAssertions.ContainsTextOptions().setTimeout(30_000);

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
      Locator mine = page.locator(".review", new Page.LocatorOptions().setHasText(words));
      assertThat(mine).isVisible();
      assertThat(mine.locator(".author")).hasText("Tomasz");
      org.assertj.core.api.Assertions.assertThat(page.evaluate("window.notReloaded"))
          .isEqualTo(true);
    }
  }

  @Test
  void homeAndFilmAreAccessibleAtEveryWidthInLightAndDark() {
    for (Look look : List.of(Look.DESK, Look.DESK_DARK, Look.PHONE, Look.PHONE_DARK)) {
      try (Window window = stage.window(look)) {
        window.open("/");
        window.isAccessible("home");
        window.fits("home");
        window.screenshot("home");

        window.open(FILM);
        window.isAccessible("film");
        window.fits("film");
        window.screenshot("film");
      }
    }
  }
}
