package dev.screener.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Step 4: a film under siege, and one on its first night, side by side. */
final class TwoCrowds implements Step {
  private static final double SCALE = 0.3;
  // So much of what the attack took from the score may be missing from it still. How much is,
  // depends on the order in which the votes come through: in five tours it was at most 13%.
  private static final double MOST_LEFT = 0.2;
  // What the few honest that are held may move.
  private static final double NEAR = 0.1;

  /** So many in a row, some 50 ms apart, say that nothing changes any more. */
  private static final int SAME_LOOKS = 24;

  @Override
  public String title() {
    return "A siege, and an honest first night";
  }

  @Override
  public void take(Scene scene) throws IOException, InterruptedException {
    Guide guide = scene.guide();
    Crowd siege = Crowd.of("bomb-low", scene.id("besieged"), SCALE);
    Crowd premiere = Crowd.of("honest-burst", scene.id("premiere"), SCALE);
    siege.film().put("title", "The Besieged Film");
    String today = LocalDate.now(ZoneOffset.UTC).toString();
    premiere.film().put("title", "The First Night").put("releaseDate", today);
    open(scene, siege, "the film under siege");
    open(scene, premiere, "the first night");
    guide.say(
        String.format(
            Locale.ROOT,
            "On one film %d people vote, and in their midst %d accounts, new and bought, give 1 or"
                + " 2. On the other, out today, come %d honest people at once. What takes hours on"
                + " a site is pressed into seconds here.",
            siege.votes().size() - siege.attackers(),
            siege.attackers(),
            premiere.votes().size()));
    guide.pauseBefore("all of them vote");
    send(scene, siege, "siege");
    send(scene, premiere, "first night");
    Score besieged = settled(scene, siege);
    Score opened = settled(scene, premiere);
    show(guide, siege, besieged, premiere, opened);
    judge(scene, siege, besieged, premiere, opened);
  }

  private static void open(Scene scene, Crowd crowd, String what)
      throws IOException, InterruptedException {
    scene.http().putFilm(crowd.filmId(), crowd.film());
    scene.guide().lookAt(what, scene.filmPage(crowd.filmId()));
  }

  private static void send(Scene scene, Crowd crowd, String group)
      throws IOException, InterruptedException {
    List<ObjectNode> reviews = crowd.votes().stream().map(Crowd.Vote::review).toList();
    crowd.votes().forEach(vote -> scene.labels().add(group, vote.honest(), vote.review()));
    scene.http().submitAll(reviews);
  }

  /** The score once all have a verdict and a few looks in a row have shown the same. */
  private static Score settled(Scene scene, Crowd crowd) throws IOException, InterruptedException {
    Deque<Score> looks = new ArrayDeque<>();
    return scene
        .patience()
        .until(
            "a verdict on every vote",
            () -> {
              Score score = score(scene, crowd);
              if (!score.equals(looks.peek()) || score.judged() < crowd.votes().size()) {
                looks.clear();
              }
              looks.push(score);
              return looks.size() > SAME_LOOKS ? Optional.of(score) : Optional.empty();
            });
  }

  private static Score score(Scene scene, Crowd crowd) throws IOException, InterruptedException {
    return new Score(scene.http().read("/v1/films/" + crowd.filmId()));
  }

  private static void show(Guide guide, Crowd siege, Score besieged, Crowd premiere, Score opened) {
    guide.show(
        List.of(
            row("", "under siege", "first night"),
            row("as submitted", figure(besieged.rawMean()), figure(opened.rawMean())),
            row("as shown", figure(besieged.mean()), figure(opened.mean())),
            row("what the honest give", figure(siege.honestMean()), figure(premiere.honestMean())),
            row("held", besieged.held() + "", opened.held() + ""),
            row("public", besieged.shown() + "", opened.shown() + "")));
  }

  private static String row(String what, String siege, String premiere) {
    return String.format(Locale.ROOT, "%-22s %12s %12s", what, siege, premiere);
  }

  private static String figure(double mean) {
    return String.format(Locale.ROOT, "%.2f", mean);
  }

  private static void judge(Scene scene, Crowd siege, Score besieged, Crowd premiere, Score opened)
      throws IOException, InterruptedException {
    Guide guide = scene.guide();
    Optional<JsonNode> open = Optional.empty();
    Optional<JsonNode> onPremiere = Optional.empty();
    for (JsonNode one : scene.http().moderator("/v1/moderation/sieges").path("open")) {
      String filmId = one.path("filmId").asText();
      open = filmId.equals(siege.filmId()) ? Optional.of(one) : open;
      onPremiere = filmId.equals(premiere.filmId()) ? Optional.of(one) : onPremiere;
    }
    guide.lookAt("the sieges", scene.http().page("/moderation/sieges"));
    guide.saw(
        open.isPresent(),
        open.map(TwoCrowds::told).orElse("No siege is open on the first film."),
        "a siege of the first film.");
    guide.saw(
        onPremiere.isEmpty(),
        onPremiere
            .map(found -> "On the first night, too: " + told(found))
            .orElse("On the first night there is none."),
        "none, since everybody there is honest.");
    double taken = Math.abs(besieged.rawMean() - siege.honestMean());
    double left = Math.abs(besieged.mean() - siege.honestMean());
    guide.saw(
        left <= MOST_LEFT * taken,
        String.format(
            Locale.ROOT,
            "The attack took %.2f from the score as submitted, and %.2f from the one as shown.",
            taken,
            left),
        "at most a fifth of that from the one as shown.");
    double moved = Math.abs(opened.mean() - premiere.honestMean());
    guide.saw(
        moved <= NEAR,
        String.format(Locale.ROOT, "On the first night moderation moves the score by %.2f.", moved),
        "at most " + NEAR + ".");
  }

  private static String told(JsonNode siege) {
    return String.format(
        Locale.ROOT,
        "A siege is open, one job (%s) for %d held votes. Pressed: %s. Evidence %.0f nats, of which"
            + " 10 open one. Why: %s",
        siege.path("jobId").asText(),
        siege.path("held").asInt(),
        siege.path("ratings"),
        siege.path("evidence").asDouble(),
        siege.path("reasons").path(0).asText());
  }
}
