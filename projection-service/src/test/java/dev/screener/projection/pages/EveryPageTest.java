package dev.screener.projection.pages;

import static dev.screener.projection.pages.SampleFilms.HOME;
import static dev.screener.projection.pages.SampleFilms.HOSTILE;
import static dev.screener.projection.pages.SampleFilms.LIGHTHOUSE;
import static dev.screener.projection.pages.SampleFilms.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds on every page, also on one full of hostile text. */
class EveryPageTest {

  static Stream<Arguments> pages() {
    Pages pages = new Pages();
    return Stream.of(
        Arguments.of("home", pages.home(HOME)),
        Arguments.of(
            "empty home",
            pages.home(new HomePage(List.of(), List.of(), true, null, "", FilmOrder.TITLE))),
        Arguments.of(
            "second page of films",
            pages.home(new HomePage(HOME.films(), List.of(), false, null, "", FilmOrder.TITLE))),
        Arguments.of(
            "search",
            pages.home(
                new HomePage(
                    HOME.films(), List.of(), true, "n=2", "<b>\"x", FilmOrder.MOST_REVIEWED))),
        Arguments.of(
            "search without a film",
            pages.home(new HomePage(List.of(), List.of(), true, null, "zzz", FilmOrder.TITLE))),
        Arguments.of("film", pages.film(LIGHTHOUSE)),
        Arguments.of("hostile film", pages.film(HOSTILE)),
        Arguments.of("unknown film", pages.film(UNKNOWN)),
        Arguments.of("not found", pages.notFound()),
        Arguments.of("not ready", pages.notReady()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void nothingIsInlineAndNothingComesFromElsewhere(String name, String html) {
    Document page = Jsoup.parse(html);

    assertThat(page.select("style, [style], iframe, object, embed, base")).isEmpty();
    for (Element script : page.select("script")) {
      assertThat(script.attr("src")).startsWith("/static/");
      assertThat(script.data()).isEmpty();
    }
    assertThat(page.select("link[href], img[src]"))
        .allSatisfy(
            e -> assertThat(e.attr(e.hasAttr("src") ? "src" : "href")).startsWith("/static/"));
    assertThat(page.getAllElements().stream().flatMap(e -> e.attributes().asList().stream()))
        .extracting(Attribute::getKey)
        .noneMatch(key -> key.startsWith("on"));
    assertThat(page.select("a[href]").eachAttr("href"))
        .allMatch(href -> href.matches("(/|#|https?://).*"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void headingsDescendStepByStepFromOneFirst(String name, String html) {
    int before = 0;
    for (Element heading : Jsoup.parse(html).select("h1, h2, h3, h4, h5, h6")) {
      int level = heading.tagName().charAt(1) - '0';
      assertThat(level).as(heading.text()).isLessThanOrEqualTo(before + 1);
      assertThat(heading.text()).isNotBlank();
      before = level;
    }
    assertThat(Jsoup.parse(html).select("h1")).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void landmarksLanguageAndSkipLinkAreThere(String name, String html) {
    Document page = Jsoup.parse(html);

    assertThat(page.selectFirst("html").attr("lang")).isEqualTo("en");
    assertThat(page.title()).isNotBlank();
    assertThat(page.select("body > header, body > main, body > footer")).hasSize(3);
    assertThat(page.body().child(0).attr("href")).isEqualTo("#main");
    assertThat(page.getElementById("main").tagName()).isEqualTo("main");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void idsAreUniqueAndReferencesMeetOne(String name, String html) {
    Document page = Jsoup.parse(html);
    Set<String> seen = new HashSet<>();

    assertThat(page.select("[id]").eachAttr("id")).allMatch(seen::add);
    assertThat(page.select("[aria-labelledby]").eachAttr("aria-labelledby"))
        .allMatch(seen::contains);
    assertThat(page.select("img")).allMatch(image -> image.hasAttr("alt"));
  }
}
