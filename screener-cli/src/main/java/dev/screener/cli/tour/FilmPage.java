package dev.screener.cli.tour;

import java.io.IOException;
import java.util.List;

/** Step 1: a film as submitted and as shown. */
final class FilmPage implements Step {
  private static final String FILM = "dogs-of-the-upper-market";
  private static final String WAITING = "dogs-of-the-upper-market-08";

  @Override
  public String title() {
    return "A film as submitted, and as shown";
  }

  @Override
  public void take(Scene scene) throws IOException, InterruptedException {
    Guide guide = scene.guide();
    guide.lookAt("the film's page", scene.filmPage(FILM));
    Score score = new Score(scene.http().read("/v1/films/" + FILM));
    guide.show(
        List.of(
            "as submitted  " + score.submitted(),
            "as shown      " + score.moderated(),
            "kept out      " + score.keptOut()));
    guide.saw(
        score.held() > 0 && score.rawMean() != score.mean(),
        "What is kept out does not count in the score, and the page says so to everybody.",
        "something held, and two different scores. On data of your own this film may have"
            + " changed.");
    Standing waiting =
        scene
            .standing(FILM, WAITING)
            .orElseThrow(() -> new IOException("the sample " + WAITING + " is not there."));
    guide.say("One of them says nothing but \"good\", twenty times over. Its author reads:");
    guide.quote(waiting.sentence());
    guide.saw(
        waiting.isHeld(),
        "It is " + waiting.told() + ": a person looks, and until then it does not count.",
        "HELD, unless somebody has decided on it.");
  }
}
