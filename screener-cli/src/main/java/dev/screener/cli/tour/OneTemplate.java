package dev.screener.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** Step 3: one template under forty films, one job, one decision and back. */
final class OneTemplate implements Step {
  private static final int FILMS = 40;
  private static final int FIRST = 4;
  private static final List<String> FORMS =
      List.of(
          "Could watch %s every single evening of my life",
          "Could watch %s every single evening of my life!",
          "could watch %s every single evening of my life...",
          "Could watch %s, every single evening of my life");

  @Override
  public String title() {
    return "One template, forty films";
  }

  @Override
  public void take(Scene scene) throws IOException, InterruptedException {
    Guide guide = scene.guide();
    List<ObjectNode> reviews = reviews(scene);
    guide.say("Accounts a day old write the same under film after film:");
    guide.quote(reviews.get(0).path("text").asText());
    scene.http().submitAll(reviews.subList(0, FIRST));
    await(scene, reviews.subList(0, FIRST), one -> !one.isPending(), "the first verdicts");
    int first = count(scene, reviews, Standing::isPublic);
    guide.saw(
        first == FIRST,
        first + " of the first " + FIRST + " are public: harmless words, as anybody might say.",
        "all " + FIRST + " public, since nothing is wrong with the words.");
    guide.lookAt("one of the films", scene.filmPage(reviews.get(0).path("filmId").asText()));
    guide.pauseBefore("36 more under 36 further films");
    String campaign = spread(scene, reviews);
    decideAndUndo(scene, reviews, campaign);
  }

  private static List<ObjectNode> reviews(Scene scene) throws IOException, InterruptedException {
    List<ObjectNode> reviews = new ArrayList<>();
    String yesterday = Instant.now().minus(Duration.ofDays(1)).toString();
    for (JsonNode film : scene.http().read("/v1/films?limit=100").path("films")) {
      String filmId = film.path("filmId").asText();
      if (reviews.size() < FILMS && !filmId.startsWith(Scene.PREFIX)) {
        String form = FORMS.get(reviews.size() % FORMS.size());
        String text = String.format(Locale.ROOT, form, film.path("title").asText());
        ObjectNode review = scene.review(filmId, "fan-" + reviews.size(), 10, text);
        reviews.add(review.put("accountCreatedAt", yesterday));
        scene.labels().add("one template", false, review);
      }
    }
    if (reviews.size() < FILMS) {
      throw new IOException("the catalogue has only " + reviews.size() + " films.");
    }
    return reviews;
  }

  private static String spread(Scene scene, List<ObjectNode> reviews)
      throws IOException, InterruptedException {
    Guide guide = scene.guide();
    scene.http().submitAll(reviews.subList(FIRST, FILMS));
    long sent = System.nanoTime();
    await(scene, reviews, Standing::isHeld, "all " + FILMS + " held");
    guide.saw(
        listed(scene, reviews) == 0,
        String.format(
            Locale.ROOT,
            "%.1f s after the last was sent none of the %d is public, the first %d neither.",
            (System.nanoTime() - sent) / 1e9,
            FILMS,
            FIRST),
        "none in any film's list.");
    ObjectNode last = reviews.get(FILMS - 1);
    JsonNode found =
        scene
            .http()
            .moderator(
                "/v1/moderation/cases/"
                    + last.path("filmId").asText()
                    + "/"
                    + last.path("reviewId").asText());
    String campaign = found.path("campaigns").path(0).path("campaignId").asText("");
    if (campaign.isEmpty()) {
      throw new IOException("the last review is held, but as part of no campaign.");
    }
    guide.lookAt("the campaign", scene.http().page("/moderation/campaigns/" + campaign));
    oneJob(scene, campaign);
    return campaign;
  }

  private static void oneJob(Scene scene, String campaign)
      throws IOException, InterruptedException {
    int jobs = 0;
    int own = 0;
    String why = "";
    for (JsonNode job : scene.http().moderator("/v1/moderation/queue?limit=100").path("jobs")) {
      if (job.path("jobId").asText().equals("campaign/" + campaign)) {
        jobs++;
        why = job.path("why").asText();
      }
      own += job.path("reviewId").asText().startsWith(scene.id("fan-")) ? 1 : 0;
    }
    scene
        .guide()
        .saw(
            jobs == 1 && own == 0,
            jobs + " job in the queue for all of them, and " + own + " for single ones: " + why,
            "one job, and none for a single review.");
  }

  private static void decideAndUndo(Scene scene, List<ObjectNode> reviews, String campaign)
      throws IOException, InterruptedException {
    Guide guide = scene.guide();
    guide.pauseBefore("a moderator rejects the campaign");
    ObjectNode decision = TourHttp.JSON.createObjectNode();
    decision.putObject("target").put("campaignId", campaign);
    String decisionId =
        scene.http().decide(decision.put("action", "REJECT").put("reason", "TEMPLATE_CAMPAIGN"));
    long sent = System.nanoTime();
    await(scene, reviews, one -> one.outcome().equals("REJECTED"), "all rejected");
    awaitJobs(scene, campaign, 0);
    guide.saw(
        listed(scene, reviews) == 0,
        told("Rejected: all %d within %.1f s, and the job is gone.", sent),
        "no review in a list.");
    guide.pauseBefore("the moderator thinks better of it");
    ObjectNode undo = TourHttp.JSON.createObjectNode();
    undo.putObject("target").put("campaignId", campaign);
    scene.http().decide(undo.put("action", "UNDO").put("undoes", decisionId));
    sent = System.nanoTime();
    await(scene, reviews, Standing::isHeld, "all held again");
    awaitJobs(scene, campaign, 1);
    guide.saw(
        listed(scene, reviews) == 0,
        told("Undone: all %d wait again after %.1f s, and so does the one job.", sent),
        "no review in a list.");
  }

  private static String told(String form, long since) {
    return String.format(Locale.ROOT, form, FILMS, (System.nanoTime() - since) / 1e9);
  }

  private static void awaitJobs(Scene scene, String campaign, int jobs)
      throws IOException, InterruptedException {
    scene
        .patience()
        .until(
            "a queue with " + jobs + " job for the campaign",
            () -> queued(scene, campaign) == jobs ? Optional.of(true) : Optional.empty());
  }

  private static int queued(Scene scene, String campaign) throws IOException, InterruptedException {
    int queued = 0;
    for (JsonNode job :
        scene.http().moderator("/v1/moderation/queue?lane=CAMPAIGN&limit=100").path("jobs")) {
      queued += job.path("jobId").asText().equals("campaign/" + campaign) ? 1 : 0;
    }
    return queued;
  }

  private static void await(
      Scene scene, List<ObjectNode> reviews, Predicate<Standing> wanted, String what)
      throws IOException, InterruptedException {
    scene
        .patience()
        .until(
            what,
            () ->
                count(scene, reviews, wanted) == reviews.size()
                    ? Optional.of(true)
                    : Optional.empty());
  }

  private static int count(Scene scene, List<ObjectNode> reviews, Predicate<Standing> wanted)
      throws IOException, InterruptedException {
    int count = 0;
    for (ObjectNode review : reviews) {
      Optional<Standing> standing =
          scene.standing(review.path("filmId").asText(), review.path("reviewId").asText());
      count += standing.isPresent() && wanted.test(standing.get()) ? 1 : 0;
    }
    return count;
  }

  /** How many of them readers see in their films' lists. */
  private static int listed(Scene scene, List<ObjectNode> reviews)
      throws IOException, InterruptedException {
    int listed = 0;
    for (ObjectNode review : reviews) {
      String path =
          "/v1/films/" + review.path("filmId").asText() + "/reviews?sort=newest&limit=100";
      for (JsonNode one : scene.http().read(path).path("reviews")) {
        listed += one.path("reviewId").equals(review.path("reviewId")) ? 1 : 0;
      }
    }
    return listed;
  }
}
