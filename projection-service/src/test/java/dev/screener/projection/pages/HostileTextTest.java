package dev.screener.projection.pages;

import static dev.screener.projection.pages.FilmPageTest.withReviews;
import static dev.screener.projection.pages.SampleFilms.ENDLESS;
import static dev.screener.projection.pages.SampleFilms.HOSTILE;
import static dev.screener.projection.pages.SampleFilms.MARKS;
import static dev.screener.projection.pages.SampleFilms.OVERRIDE;
import static dev.screener.projection.pages.SampleFilms.SCRIPT;
import static dev.screener.projection.pages.SampleFilms.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.policy.Display;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text by people who mean ill is shown as harmless text. */
class HostileTextTest {

  private final Pages pages = new Pages();

  @ParameterizedTest
  @ValueSource(
      strings = {
        SCRIPT,
        OVERRIDE,
        "<!-- -->]]>&amp;&#x3c;script&#x3e;",
        "</textarea></title></noscript><svg/onload=alert(1)>",
        "@if(true)${1+1}!{int x;}@endif",
        "  two spaces,\n\n\ta tab and\nlines ",
        "👨‍👩‍👧‍👦 🏳️‍🌈 متن English עברית ไทย नमस्ते e\u0301",
        "\u2028\u2029\u0085\u00a0\ufeff\u200b",
      })
  void textIsShownAsItWasWritten(String text) {
    FilmPage film = withReviews(review("r", Display.FULL, text, 5, text, text));

    Element review = Jsoup.parse(pages.film(film)).getElementById("review-r");

    assertThat(review.selectFirst(".prose").wholeText()).isEqualTo(text);
    assertThat(review.selectFirst("h4").wholeText()).isEqualTo(text);
    assertThat(review.selectFirst(".author bdi").wholeText()).isEqualTo(text);
    assertThat(review.select(".prose *, h4 *, bdi *")).isEmpty();
  }

  @Test
  void hostilePageHoldsNoElementThatTheTemplatesDidNotWrite() {
    Document page = Jsoup.parse(pages.film(HOSTILE));

    assertThat(page.select("script")).hasSize(2);
    assertThat(page.select("img")).hasSize(1);
    assertThat(page.select("b"))
        .allMatch(b -> b.parent().is(".rating, .mean, .header-mean, .reaction"));
    assertThat(page.select("main i")).isEmpty();
    assertThat(page.select(".trailers")).isEmpty();
    assertThat(page.selectFirst("h1").text()).startsWith("<b>Supercali");
  }

  @Test
  void everyPlaceOfForeignTextIsolatesItsDirection() {
    Document page = Jsoup.parse(pages.film(HOSTILE));

    assertThat(page.getElementsContainingOwnText("\u202E"))
        .isNotEmpty()
        .allMatch(e -> e.is("bdi, title, meta, [dir=auto]"));
  }

  @Test
  void marksPiledOnOneLetterAreCutToThirtyAndTheRestOfTheTextStays() {
    FilmPage film = withReviews(review("r", Display.FULL, "x", 5, null, MARKS));

    String shown = Jsoup.parse(pages.film(film)).selectFirst("#review-r .prose").wholeText();

    assertThat(MARKS).hasSizeGreaterThan(100_000);
    assertThat(shown).hasSize("Z algo".length() + BoundedMarks.LONGEST_RUN);
    assertThat(shown).startsWith("Z\u0335").endsWith(" algo");
  }

  @Test
  void languageThatIsNoneIsNotClaimed() {
    Element review = Jsoup.parse(pages.film(HOSTILE)).getElementById("review-h5");

    assertThat(review.selectFirst(".prose").hasAttr("lang")).isFalse();
  }

  @Test
  void veryLongReviewScrollsWithinItselfAndCanBeReachedByKeyboard() {
    FilmPage film = withReviews(review("r", Display.FULL, "x", 5, null, ENDLESS));

    Element prose = Jsoup.parse(pages.film(film)).selectFirst("#review-r .prose");

    assertThat(prose.attr("tabindex")).isEqualTo("0");
    assertThat(prose.attr("role")).isEqualTo("group");
    assertThat(prose.attr("aria-label")).isEqualTo("Long review by x");
    assertThat(prose.wholeText()).isEqualTo(ENDLESS);
  }
}
