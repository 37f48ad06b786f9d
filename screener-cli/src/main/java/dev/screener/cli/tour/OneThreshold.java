package dev.screener.cli.tour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.cli.JsonHttp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Step 5: a threshold of the policy is changed, after its difference was read, and changed back.
 */
final class OneThreshold implements Step {
  private static final String FILM = "tideline-protocol";
  private static final String RUDE = "Shut up, critics, you pathetic morons. The film is fine";
  private static final String GRUMPY =
      "I hate the people behind me who talked, idiots, all of them";
  private static final String SETTING = "abuseCertain";
  private static final String LOWER = "0.85";
  private static final int SAMPLES = 3;
  private static final String NAME = "tour";
  // What is built in can be published under another name only.
  private static final String BUILT_IN = "default";

  @Override
  public String title() {
    return "One threshold";
  }

  @Override
  public void take(Scene scene) throws IOException, InterruptedException {
    Guide guide = scene.guide();
    guide.lookAt("the policies", scene.http().page("/moderation/policies"));
    PolicyText old = inForce(scene);
    PolicyText changed =
        old.withSetting(SETTING, LOWER)
            .orElseThrow(
                () -> new IOException("the policy in force has no setting " + SETTING + "."))
            .as(NAME, scene.run());
    guide.say("Two reviews that are public under the policy in force:");
    ObjectNode rude = scene.review(FILM, "rude", 7, RUDE);
    ObjectNode grumpy = scene.review(FILM, "grumpy", 7, GRUMPY);
    scene.labels().add("one threshold", false, rude);
    scene.labels().add("one threshold", true, grumpy);
    both(scene, List.of(rude, grumpy), true);
    guide.say(
        "Should the first be looked at? The setting "
            + SETTING
            + " says from which probability on a text that attacks people waits for a person. It"
            + " is changed to "
            + LOWER
            + ", and before anything is published the cases judged last are judged by it too:");
    if (!preview(scene, changed, List.of(rude, grumpy))) {
      return;
    }
    guide.say(
        "Read the texts, not the count: the second only grumbles at those who talked. Here it is"
            + " published all the same.");
    guide.pauseBefore("publish it");
    PolicyText back =
        old.as(old.name().equals(BUILT_IN) ? NAME : old.name(), scene.run() + "-back");
    List<ObjectNode> again;
    try {
      publish(scene, changed);
      again = again(scene);
      guide.pauseBefore("publish the old one again");
    } finally {
      // Whatever has broken the step off, the demo is left with the policy that it had.
      publish(scene, back);
    }
    scene.patience().until("the end of both holds", () -> bothPublic(scene, again));
    guide.saw(true, "What it held was judged again under the old threshold: both are public.", "");
  }

  /** The two texts once more, under the changed policy. */
  private static List<ObjectNode> again(Scene scene) throws IOException, InterruptedException {
    ObjectNode rude = scene.review(FILM, "rude-again", 7, RUDE);
    ObjectNode grumpy = scene.review(FILM, "grumpy-again", 7, GRUMPY);
    scene.labels().add("one threshold", false, rude);
    scene.labels().add("one threshold", true, grumpy);
    scene.guide().say("The same two, by others:");
    both(scene, List.of(rude, grumpy), false);
    return List.of(rude, grumpy);
  }

  private static PolicyText inForce(Scene scene) throws IOException, InterruptedException {
    for (JsonNode policy : scene.http().moderator("/v1/moderation/policies").path("policies")) {
      if (policy.path("inForce").asBoolean()) {
        if (!policy.path("overlay").asText("").isEmpty()) {
          throw new IOException(
              "the policy in force has an overlay of the site's; it is left alone.");
        }
        return new PolicyText(policy.path("rules").asText());
      }
    }
    throw new IOException("no policy is in force.");
  }

  private static void both(Scene scene, List<ObjectNode> reviews, boolean wanted)
      throws IOException, InterruptedException {
    for (ObjectNode review : reviews) {
      Standing standing = scene.submitted(review);
      scene
          .guide()
          .saw(
              wanted ? standing.isPublic() : standing.isHeld(),
              "\"" + review.path("text").asText() + "\" is " + standing.told() + ".",
              wanted ? "public." : "HELD.");
    }
  }

  private static Optional<Boolean> bothPublic(Scene scene, List<ObjectNode> reviews)
      throws IOException, InterruptedException {
    for (ObjectNode review : reviews) {
      Optional<Standing> standing =
          scene.standing(review.path("filmId").asText(), review.path("reviewId").asText());
      if (standing.isEmpty() || !standing.get().isPublic()) {
        return Optional.empty();
      }
    }
    return Optional.of(true);
  }

  private static boolean preview(Scene scene, PolicyText policy, List<ObjectNode> expected)
      throws IOException, InterruptedException {
    JsonHttp.Answer answer = scene.http().putPolicy(policy.name(), policy.text(), true);
    if (!answer.isGood()) {
      throw new IOException("the preview was answered " + answer.problem());
    }
    JsonNode difference = answer.json().path("difference");
    List<String> lines = new ArrayList<>();
    List<String> changed = new ArrayList<>();
    for (JsonNode change : difference.path("changes")) {
      lines.add(
          change.path("count").asInt()
              + " from "
              + change.path("from").asText()
              + " to "
              + change.path("to").asText()
              + ", such as");
      change.path("samples").forEach(one -> changed.add(one.path("reviewId").asText()));
      for (int i = 0; i < Math.min(SAMPLES, change.path("samples").size()); i++) {
        lines.add("  " + change.path("samples").path(i).path("text").asText());
      }
    }
    scene.guide().show(lines);
    return scene
        .guide()
        .saw(
            expected.stream().allMatch(one -> changed.contains(one.path("reviewId").asText())),
            "Of "
                + difference.path("cases").asInt()
                + " recent cases these would stand otherwise; nothing has been published.",
            "the two reviews above among them.");
  }

  private static void publish(Scene scene, PolicyText policy)
      throws IOException, InterruptedException {
    JsonHttp.Answer answer = scene.http().putPolicy(policy.name(), policy.text(), false);
    if (!answer.isGood()) {
      throw new IOException("the policy was not published: " + answer.problem());
    }
    Instant from = Instant.parse(answer.json().path("effectiveFrom").asText());
    Duration left = Duration.between(Instant.now(), from);
    scene
        .guide()
        .saw(
            true,
            answer.json().path("policy").asText()
                + " is published, in effect in "
                + Math.max(0, left.toSeconds() + 1)
                + " s on all instances at once.",
            "");
    scene
        .patience()
        .until(
            "the moment from which it is in effect",
            () -> Instant.now().isAfter(from) ? Optional.of(true) : Optional.empty());
  }
}
