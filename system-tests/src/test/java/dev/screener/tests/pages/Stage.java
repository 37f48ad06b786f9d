package dev.screener.tests.pages;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The demo and a browser, started once for all tests of pages. */
final class Stage implements AutoCloseable {
  private final Demo demo;
  private final Playwright playwright;
  private final Browser browser;
  private final Site site;

  private Stage(Demo demo, Playwright playwright, Browser browser) {
    this.demo = demo;
    this.playwright = playwright;
    this.browser = browser;
    this.site = new Site(demo);
  }

  /** Starts both; the browser first, since it tells sooner when it cannot. */
  static Stage open(Path chromium) {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    try {
      Browser browser =
          playwright
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(chromium)
                      // The sandbox needs rights that containers do not give.
                      .setArgs(List.of("--no-sandbox")));
      return new Stage(startOrTake(), playwright, browser);
    } catch (IOException e) {
      playwright.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException | Error e) {
      playwright.close();
      throw e;
    }
  }

  /** While pages are worked on: {@code -Dpages.demo=DIR -Dpages.offset=N} takes a running one. */
  private static Demo startOrTake() throws IOException {
    String running = System.getProperty("pages.demo");
    return running == null
        ? Demo.start()
        : Demo.running(Integer.getInteger("pages.offset", 0), Path.of(running));
  }

  /** The site whose back end writes reviews of many authors. */
  Site site() {
    return site;
  }

  Demo demo() {
    return demo;
  }

  /** A new window without a past, 1280 pixels wide and in light colours. */
  Window window() {
    return window(Look.DESK);
  }

  Window window(Look look) {
    return new Window(browser, look, demo);
  }

  @Override
  public void close() throws InterruptedException {
    try {
      playwright.close();
    } finally {
      demo.close();
    }
  }
}
