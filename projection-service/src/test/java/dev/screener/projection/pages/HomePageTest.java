package dev.screener.projection.pages;

import static dev.screener.projection.pages.SampleFilms.HOME;
import static dev.screener.projection.pages.SampleFilms.REVIEWS;
import static dev.screener.projection.pages.SampleFilms.SHELF;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What a reader finds on the home page. */
class HomePageTest {

  private final Pages pages = new Pages();

  @Test
  void filmsStandInTheirOrderWithYearGenresMeanAndCount() {
    Document page = Jsoup.parse(pages.home(HOME));

    assertThat(page.select("#films h3").eachText())
        .hasSize(12)
        .startsWith("Salt Light", "The Ninth Floor Has No Windows");
    Element card = page.selectFirst(".film-card");
    assertThat(card.selectFirst("a").attr("href")).isEqualTo("/films/salt-light");
    assertThat(card.selectFirst(".film-card-facts").text()).isEqualTo("2024 Drama Mystery");
    assertThat(card.selectFirst(".film-card-mean").text()).isEqualTo("7.5 out of 10, 112 reviews");
  }

  @Test
  void filmWithoutReviewsHasNoMean() {
    HomePage home = new HomePage(List.of(SHELF.get(8)), List.of(), true, null, "", FilmOrder.TITLE);

    Document page = Jsoup.parse(pages.home(home));

    assertThat(page.select(".film-card-mean").text()).isEqualTo("No reviews yet");
  }

  @Test
  void filmKnownOnlyByIdSaysSo() {
    HomePage home =
        new HomePage(List.of(SHELF.get(10)), List.of(), true, null, "", FilmOrder.TITLE);

    Element card = Jsoup.parse(pages.home(home)).selectFirst(".film-card");

    assertThat(card.selectFirst("h3").text()).isEqualTo("Not in the catalogue yet");
    assertThat(card.selectFirst(".film-id").text()).isEqualTo("tt0099871");
  }

  @Test
  void newestReviewsLinkToThemselvesAndThoseThatTellThePlotStayOut() {
    Document page = Jsoup.parse(pages.home(HOME));

    assertThat(page.select(".excerpt h3 a").eachAttr("href"))
        .containsExactly(
            "/films/salt-light#review-r1",
            "/films/salt-light#review-r4",
            "/films/heron#review-r2",
            "/films/letters#review-r6",
            "/films/harvest#review-r5");
    assertThat(page.select(".excerpt-text").eachText()).contains(REVIEWS.get(1).text());
    assertThat(page.text()).doesNotContain("It was her all along");
  }

  @Test
  void furtherPagesShowFilmsOnly() {
    HomePage second = new HomePage(SHELF, HOME.recent(), false, "n=2", "", FilmOrder.TITLE);

    Document page = Jsoup.parse(pages.home(second));

    assertThat(page.selectFirst("h1").text()).isEqualTo("More films");
    assertThat(page.select(".recent")).isEmpty();
    assertThat(page.select("a[rel=next]").attr("href")).isEqualTo("/?cursor=n%3D2#films");
  }

  @Test
  void emptyCatalogueIsSaidInWords() {
    HomePage empty = new HomePage(List.of(), List.of(), true, null, "", FilmOrder.TITLE);

    Document page = Jsoup.parse(pages.home(empty));

    assertThat(page.select(".nothing").text()).startsWith("No films yet.");
  }

  @Test
  void aSearchKeepsItsWordsInFieldOrdersAndNextPage() {
    Document page =
        Jsoup.parse(
            new Pages()
                .home(
                    new HomePage(
                        HOME.films(), List.of(), true, "c", "dél & co", FilmOrder.MOST_REVIEWED)));

    assertThat(page.select("input[name=q]").val()).isEqualTo("dél & co");
    assertThat(page.select("h1").text()).contains("dél & co");
    assertThat(page.select("a[rel=next]").attr("href"))
        .isEqualTo("/?q=d%C3%A9l%20%26%20co&sort=mostReviewed&cursor=c#films");
    assertThat(page.select("nav.orders a[aria-current]").text()).isEqualTo("Most reviewed");
  }
}
