package dev.screener.tests.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A browser window that belongs to one person. It holds against each page that it shows: nothing is
 * asked of another host, and the browser has nothing to complain of, such as a broken
 * Content-Security-Policy.
 */
final class Window implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final double PATIENCE_MS = 60_000;

  private final BrowserContext context;
  private final Page page;
  private final Look own;
  private final Demo demo;
  private final List<String> complaints = new ArrayList<>();
  private Look look;

  Window(Browser browser, Look look, Demo demo) {
    this.own = look;
    this.look = look;
    this.demo = demo;
    context = browser.newContext(look.options());
    context.setDefaultTimeout(PATIENCE_MS);
    context.onRequest(this::watch);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !isStatus(message.text())) {
            complaints.add(message.text());
          }
        });
    page.onPageError(complaints::add);
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  /** Opens an address below the pages' own; a page must be there. */
  Page open(String path) {
    Response answer = page.navigate(demo.pages() + path);
    assertThat(answer.status()).as("status of %s", path).isEqualTo(200);
    return page;
  }

  /** Signs in with the token of a role, and goes to an address of the console. */
  Page signedIn(String role, String then) {
    open("/moderation/sign-in?then=" + URLEncoder.encode(then, UTF_8));
    page.fill("#token", demo.token(role));
    page.keyboard().press("Enter");
    page.waitForURL(demo.pages() + then);
    return page;
  }

  /** Has axe-core look for what it can tell of WCAG 2.2 AA and of good practice. */
  private void isAccessible(String what) {
    AxeRunOptions options = new AxeRunOptions();
    // What passes is not asked for.
    options.setResultTypes(List.of("violations"));
    // No page has frames; only for those would a second page with axe-core in it be opened.
    AxeBuilder axe = new AxeBuilder(page).options(options).setLegacyMode(true);
    List<Rule> violations = axe.analyze().getViolations();
    assertThat(violations.stream().map(Window::told).toList())
        .as("%s at %s", what, look.suffix())
        .isEmpty();
  }

  /** Nothing makes the page wider than the window. */
  void fits(String what) {
    Object width = page.evaluate("document.documentElement.scrollWidth");
    assertThat(((Number) width).intValue())
        .as("width of %s at %s", what, look.suffix())
        .isLessThanOrEqualTo(look.width());
  }

  /** The page as it is now is accessible and no wider than the window; a screenshot of it. */
  void passes(String name) {
    isAccessible(name);
    fits(name);
    screenshot(name);
  }

  /** {@link #passes} at every width and in both colours, without being asked for again. */
  void passesAtEveryLook(String name) {
    for (Look each : Look.ALL) {
      as(each);
      passes(name);
    }
    as(own);
  }

  private void as(Look another) {
    look = another;
    page.setViewportSize(look.width(), look.height());
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(look.colours()));
  }

  /**
   * Unless {@code -Dpages.screenshots=false}: the whole page, as {@code
   * target/screenshots/NAME-WIDTH-COLOURS.png}.
   */
  private void screenshot(String name) {
    if (System.getProperty("pages.screenshots", "true").equals("false")) {
      return;
    }
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(SCREENSHOTS.resolve(name + "-" + look.suffix() + ".png"))
            .setFullPage(true));
  }

  private void watch(Request request) {
    String url = request.url();
    if (!url.startsWith(demo.pages())
        && !url.startsWith(demo.ingest())
        && !url.startsWith("data:")) {
      complaints.add("asks another host: " + url);
    }
  }

  /** An answer that is no 200 is the page's to tell; the browser notes it besides. */
  private static boolean isStatus(String message) {
    return message.startsWith("Failed to load resource");
  }

  private static String told(Rule violation) {
    return violation.getId()
        + ": "
        + violation.getHelp()
        + " "
        + violation.getNodes().stream().map(node -> node.getHtml() + node.getAny()).toList();
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).as("what the browser complained of").isEmpty();
  }
}
