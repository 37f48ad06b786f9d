package dev.screener.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Step 2: a short honest review is public at once, an advert waits for a person. */
final class TwoReviews implements Step {
  private static final String FILM = "the-salt-road";
  private static final String ADVERT =
      "Lovely film. I won more than the ticket cost at https://royal-spin-casino.example last"
          + " night";
  private static final long AT_ONCE_MILLIS = 1_000;

  @Override
  public String title() {
    return "Two reviews";
  }

  @Override
  public void take(Scene scene) throws IOException, InterruptedException {
    scene.guide().lookAt("the film's page while it happens", scene.filmPage(FILM));
    shortReview(scene);
    advert(scene);
  }

  private static void shortReview(Scene scene) throws IOException, InterruptedException {
    Guide guide = scene.guide();
    ObjectNode review = scene.review(FILM, "quick", 9, "Loved it!");
    scene.labels().add("two reviews", true, review);
    guide.say("Somebody new gives 9 of 10 and writes \"Loved it!\". Two words are a review too.");
    long sent = System.nanoTime();
    Standing standing = scene.submitted(review);
    long millis = (System.nanoTime() - sent) / 1_000_000;
    guide.saw(
        standing.isPublic() && millis <= AT_ONCE_MILLIS,
        "After " + millis + " ms it is " + standing.told() + ".",
        "public within a second. On a busy machine it may take longer.");
    boolean listed = false;
    for (JsonNode one :
        scene.http().read("/v1/films/" + FILM + "/reviews?sort=newest&limit=100").path("reviews")) {
      listed |= one.path("reviewId").equals(review.path("reviewId"));
    }
    guide.saw(listed, "The film's list of reviews has it.", "it among the film's reviews.");
  }

  private static void advert(Scene scene) throws IOException, InterruptedException {
    Guide guide = scene.guide();
    ObjectNode review = scene.review(FILM, "casino", 10, ADVERT);
    String reviewId = review.path("reviewId").asText();
    scene.labels().add("two reviews", false, review);
    guide.say("Another newcomer has more on their mind than the film:");
    Standing standing = scene.submitted(review);
    JsonNode found = scene.http().moderator("/v1/moderation/cases/" + FILM + "/" + reviewId);
    Optional<MarkedText> marked = MarkedText.of(found, "SPAM");
    guide.show(marked.map(MarkedText::lines).orElse(List.of(ADVERT)));
    guide.saw(
        standing.isHeld(),
        "It is " + standing.told() + ": " + ruleAndSignals(found),
        "HELD, so that a person looks.");
    guide.saw(
        marked.map(MarkedText::marked).orElse("").contains("casino"),
        "What speaks most for an advert is marked above, as on the moderators' page.",
        "the address of the casino marked.");
    guide.lookAt("the moderators' page", scene.casePage(FILM, reviewId));
    statement(guide, standing.json().path("statement"));
  }

  private static String ruleAndSignals(JsonNode found) {
    List<String> told = new ArrayList<>();
    for (JsonNode signal : found.path("signals")) {
      String key = signal.path("key").asText();
      if (key.equals("content.links") || key.equals("content.spam")) {
        told.add(
            String.format(
                Locale.ROOT,
                "%s is %s (usual: %s)",
                key,
                new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(Locale.ROOT))
                    .format(signal.path("value").asDouble()),
                signal.path("usualRange").asText()));
      }
    }
    return "rule "
        + found.path("verdict").path("ruleIds").path(0).asText("none")
        + "; "
        + String.join(", ", told)
        + ".";
  }

  private static void statement(Guide guide, JsonNode statement) {
    guide.say("Its author is told, in the statement of reasons:");
    guide.quote(statement.path("restriction").path("sentence").asText());
    guide.quote(statement.path("ground").path("reasons").path(0).path("sentence").asText());
    guide.quote(statement.path("redress").path("edit").path("sentence").asText());
    guide.quote(statement.path("redress").path("appeal").path("sentence").asText());
    guide.saw(
        statement.path("redress").path("appeal").hasNonNull("url"),
        "It names what was done, why, and how to object.",
        "a statement with a way to appeal.");
  }
}
