package dev.screener.cli.tour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.cli.Wait;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TourTest {
  private static final String FILM = "/v1/films/dogs-of-the-upper-market";
  private static final String WAITING = FILM + "/reviews/dogs-of-the-upper-market-08";

  private final StringWriter told = new StringWriter();
  private final PrintWriter out = new PrintWriter(told, true);
  private StubSite stub;

  @BeforeEach
  void start() throws IOException {
    stub = new StubSite();
  }

  @AfterEach
  void stop() {
    stub.close();
  }

  @Test
  void aFilmIsShownWithBothScoresAndWhatIsHeldForWhich() throws Exception {
    stub.answering(FILM, film(2, "{\"SPAM\": 1, \"FLOOD\": 1}", "6.88")).answering(WAITING, held());

    int surprises = tour(List.of(new FilmPage()), Pause.NONE).take();

    assertThat(surprises).isZero();
    assertThat(told.toString())
        .contains("6.88 from 8 ratings", "7.14 from 7 ratings")
        .contains("2 held (1 SPAM, 1 FLOOD), 1 rejected")
        .contains("| Please leave it out.")
        .contains("Everything came as it should.");
  }

  @Test
  void whatComesOtherwiseIsSaidAndCounted() throws Exception {
    stub.answering(FILM, film(0, "{}", "7.14"))
        .answering(WAITING, "{\"outcome\": \"APPROVED\", \"display\": \"FULL\", \"reasons\": []}");

    int surprises = tour(List.of(new FilmPage()), Pause.NONE).take();

    assertThat(surprises).isEqualTo(2);
    assertThat(told.toString())
        .contains("✗ It is public", "EXPECTED: HELD", "Not as it should be: 2");
  }

  @Test
  void aStepThatCannotGoOnEndsAloneAndTheNextIsTaken() throws Exception {
    List<String> next = new ArrayList<>();

    int surprises = tour(List.of(new FilmPage(), new Mistakes()), next::add).take();

    assertThat(surprises).isEqualTo(2);
    assertThat(next).containsExactly("step 2, What it got wrong");
    assertThat(told.toString())
        .contains("This step ends here: " + FILM + " was answered 404: There is none.")
        .contains("2 of 2  What it got wrong");
  }

  @Test
  void theTruthIsSetAgainstWhereReviewsStand() throws Exception {
    Step send =
        step(
            scene -> {
              scene.labels().add("some", true, scene.review("f", "kept", 8, "Kept out wrongly"));
              scene.labels().add("some", false, scene.review("f", "missed", 1, "Missed"));
              scene.labels().add("some", false, scene.review("f", "found", 1, "Found"));
            });
    stub.answering("/v1/films/f/reviews/tour-t-kept", held())
        .answering("/v1/films/f/reviews/tour-t-missed", "{\"outcome\": \"APPROVED\"}")
        .answering("/v1/films/f/reviews/tour-t-found", held());

    int surprises = tour(List.of(send, new Mistakes()), Pause.NONE).take();

    assertThat(surprises).isZero();
    assertThat(told.toString())
        .containsPattern("some +1 +1 +2 +1")
        .contains("some: honest, and kept out (1)", "Kept out wrongly")
        .contains("some: no honest review, and public (1)", "Missed")
        .doesNotContain("Found");
  }

  @Test
  void waitingEnds() {
    assertThatThrownBy(() -> new Wait(Duration.ZERO).until("a verdict", Optional::empty))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a verdict did not come within 0 s");
  }

  @Test
  void longSentencesAreBrokenAtBlanks() {
    assertThat(Guide.wrapped("one two three fourfivesix", 8))
        .containsExactly("one two", "three", "fourfivesix");
  }

  private Tour tour(List<Step> steps, Pause pause) {
    return new Tour(steps, stub.site(), out, pause, "t");
  }

  private static String film(int held, String reasons, String rawMean) {
    return """
    {"reviewCount": 7, "ratingCount": 7, "mean": 7.14, "rawRatingCount": 8, "rawMean": %s,
     "held": {"count": %d, "reasons": %s}, "rejectedCount": 1}
    """
        .formatted(rawMean, held, reasons);
  }

  private static String held() {
    return """
    {"outcome": "HELD", "display": "NONE",
     "reasons": [{"code": "SPAM", "sentence": "Please leave it out."}]}
    """;
  }

  private interface Taking {
    void take(Scene scene) throws IOException, InterruptedException;
  }

  private static Step step(Taking taking) {
    return new Step() {
      @Override
      public String title() {
        return "A step";
      }

      @Override
      public void take(Scene scene) throws IOException, InterruptedException {
        taking.take(scene);
      }
    };
  }
}
