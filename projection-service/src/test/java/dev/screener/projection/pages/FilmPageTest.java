package dev.screener.projection.pages;

import static dev.screener.projection.pages.SampleFilms.INGEST;
import static dev.screener.projection.pages.SampleFilms.LIGHTHOUSE;
import static dev.screener.projection.pages.SampleFilms.UNKNOWN;
import static dev.screener.projection.pages.SampleFilms.review;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.policy.Display;
import java.util.List;
import java.util.OptionalDouble;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What a reader finds on a film's page. */
class FilmPageTest {

  private final Pages pages = new Pages();

  @Test
  void headNamesTheFilmAndItsFacts() {
    Document page = parse(LIGHTHOUSE);

    assertThat(page.title()).isEqualTo("Salt Light (2024) – Screener");
    assertThat(page.selectFirst("h1").text()).isEqualTo("Salt Light");
    assertThat(page.select(".release time").attr("datetime")).isEqualTo("2024-09-06");
    assertThat(page.select(".release").text()).isEqualTo("6 September 2024 Ireland");
    assertThat(page.select(".genres li").eachText()).containsExactly("Drama", "Mystery");
    assertThat(page.select(".people li").eachText()).startsWith("Aoife Brennan", "Declan Moss");
    assertThat(page.selectFirst(".synopsis").wholeText()).isEqualTo(LIGHTHOUSE.film().synopsis());
  }

  @Test
  void onlyTrailersOnTheWebBecomeLinks() {
    Document page = parse(LIGHTHOUSE);

    assertThat(page.select(".trailers a").eachAttr("href"))
        .containsExactly("https://www.youtube.com/watch?v=invented", "https://vimeo.com/0000");
    assertThat(page.select(".trailers a").eachText())
        .containsExactly("Trailer youtube.com", "Trailer vimeo.com");
  }

  @Test
  void reviewsStandInTheirOrderWithTheirTextUnchanged() {
    Document page = parse(LIGHTHOUSE);

    assertThat(page.select("article.review").eachAttr("id"))
        .containsExactly(
            "review-r1",
            "review-r2",
            "review-r3",
            "review-r4",
            "review-r5",
            "review-r6",
            "review-r7");
    for (ReviewCard review : LIGHTHOUSE.articles()) {
      Element prose = page.getElementById("review-" + review.reviewId()).selectFirst(".prose");
      assertThat(prose.wholeText()).isEqualTo(review.text());
      assertThat(prose.attr("lang")).isEqualTo(review.language());
      assertThat(prose.attr("dir")).isEqualTo("auto");
    }
  }

  @Test
  void reviewTellsItsRatingAuthorDatesAndWhetherTheFilmWasSeen() {
    Element review = parse(LIGHTHOUSE).getElementById("review-r1");

    assertThat(review.select(".rating").text()).isEqualTo("Rated 9/10 out of 10");
    assertThat(review.select("h4").text()).isEqualTo("The patience of it");
    assertThat(review.select(".author bdi").text()).isEqualTo("Marguerite Oyelaran");
    assertThat(review.select(".byline > time").attr("datetime")).isEqualTo("2026-03-12T20:15:00Z");
    assertThat(review.select(".byline > time").text()).isEqualTo("12 March 2026");
    assertThat(review.select(".edited").text()).isEqualTo("edited 14 March 2026");
    assertThat(review.select(".verified").text()).isEqualTo("Verified viewing");
  }

  @Test
  void reviewThatTellsThePlotIsHiddenUntilItIsOpened() {
    Element review = parse(LIGHTHOUSE).getElementById("review-r3");

    Element cover = review.selectFirst("details");
    assertThat(cover.hasAttr("open")).isFalse();
    assertThat(cover.selectFirst("summary").text()).startsWith("This review tells the plot.");
    assertThat(cover.selectFirst(".covered-title").text()).isEqualTo("Who was writing the log?");
    assertThat(cover.selectFirst(".prose").wholeText()).contains("It was her all along");
    cover.remove();
    assertThat(review.text()).doesNotContain("log", "her all along");
  }

  @Test
  void collapsedReviewsAndBareRatingsAreGatheredAsShortReactions() {
    Element reactions = parse(LIGHTHOUSE).selectFirst(".reactions");

    assertThat(reactions.selectFirst("h3").text()).isEqualTo("Short reactions and asides");
    assertThat(reactions.select("li").eachAttr("id"))
        .containsExactly(
            "review-s1",
            "review-s2",
            "review-s3",
            "review-s4",
            "review-s5",
            "review-s6",
            "review-s7");
    assertThat(reactions.selectFirst("#review-s1").text()).isEqualTo("9 out of 10 Loved it! lou");
    assertThat(reactions.selectFirst("#review-s6").text()).isEqualTo("8 out of 10 Yusuf");
  }

  @Test
  void reviewNotToBeShownIsNotShown() {
    FilmPage film =
        withReviews(
            review("a", Display.NONE, "x", 1, null, "never to be seen"),
            review("b", Display.NONE, "x", 1, null, null));

    assertThat(pages.film(film)).doesNotContain("never to be seen", "review-a", "review-b");
  }

  @Test
  void ratingsAreAListInWordsAndEachFiltersTheReviews() {
    Document page = parse(LIGHTHOUSE);

    assertThat(page.select(".mean").text()).isEqualTo("7.5 out of 10, the mean of 100 ratings");
    assertThat(page.select(".histogram li").select(".visually-hidden").eachText())
        .hasSize(10)
        .contains("Rated 1: 1 review", "Rated 2: 0 reviews", "Rated 8: 34 reviews");
    assertThat(page.select(".histogram a").eachAttr("href"))
        .contains("/films/salt-light?rating=8#reviews");
  }

  @Test
  void linksToOtherOrdersKeepTheFilterAndTheNextPageKeepsBoth() {
    FilmPage film =
        new FilmPage(
            LIGHTHOUSE.film(),
            LIGHTHOUSE.ratings(),
            112,
            LIGHTHOUSE.reviews(),
            ReviewOrder.HIGHEST,
            9,
            false,
            "a+b/c=",
            List.of(),
            INGEST,
            Unmoderated.NONE);

    Document page = parse(film);

    assertThat(page.select(".orders a").eachAttr("href"))
        .containsExactly(
            "/films/salt-light?rating=9#reviews",
            "/films/salt-light?sort=oldest&rating=9#reviews",
            "/films/salt-light?sort=highest&rating=9#reviews",
            "/films/salt-light?sort=lowest&rating=9#reviews");
    assertThat(page.select(".orders a[aria-current=true]").text()).isEqualTo("Highest rated");
    assertThat(page.select(".histogram a[aria-current=true]").text()).contains("Rated 9");
    assertThat(page.select(".filter").text()).startsWith("Only reviews rated 9 out of 10.");
    assertThat(page.select("a[rel=next]").attr("href"))
        .isEqualTo("/films/salt-light?sort=highest&rating=9&cursor=a%2Bb%2Fc%3D#reviews");
    assertThat(page.select(".more a").eachText()).contains("Back to the first");
  }

  @Test
  void everyFieldOfTheFormHasALabelAndAPlaceForItsError() {
    Element form = parse(LIGHTHOUSE).getElementById("review-form");

    assertThat(form.attr("data-write-address")).isEqualTo("http://127.0.0.1:8081");
    assertThat(form.attr("data-film-id")).isEqualTo("salt-light");
    for (Element field : form.select("input, textarea")) {
      assertThat(form.select("label[for=" + field.id() + "]")).as(field.id()).hasSize(1);
      for (String description : field.attr("aria-describedby").split(" ", -1)) {
        assertThat(form.getElementById(description)).as(description).isNotNull();
      }
    }
    assertThat(form.select("[data-field]").eachAttr("data-field"))
        .containsExactly("rating", "authorName", "title", "text");
    assertThat(form.select("[role=status]").attr("aria-live")).isEqualTo("polite");
  }

  @Test
  void withoutScriptTheFormIsOffAndSaysWhy() {
    Document page = parse(LIGHTHOUSE);

    assertThat(page.selectFirst("#review-form > fieldset").hasAttr("disabled")).isTrue();
    assertThat(page.select("noscript").text()).contains("needs JavaScript");
  }

  @Test
  void filmThatTheCatalogueDoesNotKnowStillHasItsPage() {
    Document page = parse(UNKNOWN);

    assertThat(page.selectFirst("h1").text()).isEqualTo("Not in the catalogue yet");
    assertThat(page.select(".film-header .film-id").text()).isEqualTo("tt0099871");
    assertThat(page.select(".nothing").eachText())
        .containsExactly(
            "Nobody has rated this film yet.", "No reviews yet. Yours could be the first.");
    assertThat(page.getElementById("review-form")).isNotNull();
  }

  @Test
  void similarFilmsAreLinked() {
    Element similar = parse(LIGHTHOUSE).selectFirst(".similar");

    assertThat(similar.select("h3 a").eachAttr("href"))
        .hasSize(6)
        .startsWith("/films/ninth-floor", "/films/heron");
    assertThat(similar.selectFirst(".film-card-mean").text())
        .isEqualTo("5.9 out of 10, 41 reviews");
  }

  @Test
  void aScoreThatModerationChangedIsToldBothWays() {
    Unmoderated all = new Unmoderated(6_000, OptionalDouble.of(4.05), 2_900);
    FilmPage film =
        new FilmPage(
            LIGHTHOUSE.film(),
            LIGHTHOUSE.ratings(),
            0,
            List.of(),
            ReviewOrder.NEWEST,
            null,
            true,
            null,
            List.of(),
            INGEST,
            all);

    String ratings = parse(film).selectFirst("#ratings").text();

    assertThat(ratings).contains("Of all 6,000 ratings").contains("2,900 reviews wait");
  }

  private Document parse(FilmPage film) {
    return Jsoup.parse(pages.film(film));
  }

  static FilmPage withReviews(ReviewCard... reviews) {
    return new FilmPage(
        LIGHTHOUSE.film(),
        LIGHTHOUSE.ratings(),
        reviews.length,
        List.of(reviews),
        ReviewOrder.NEWEST,
        null,
        true,
        null,
        List.of(),
        INGEST,
        Unmoderated.NONE);
  }
}
