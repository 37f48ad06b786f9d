package dev.screener.simulator.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A score as a JSON document. */
public final class ScoreJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ScoreJson() {}

  public static ObjectNode of(Score score) {
    ObjectNode document = JSON.createObjectNode();
    document.put("scenario", score.scenario());
    document.put("seed", score.seed());
    document.put("submissions", score.submissions());
    document.put("imported", score.imported());
    attack(document.putObject("attack"), score.attack());
    honest(document.putObject("honest"), score.honest());
    ObjectNode sieges = document.putObject("sieges");
    sieges.put("desk", score.sieges().desk());
    sieges.put("opened", score.sieges().opened());
    sieges.put("onHonestFilms", score.sieges().onHonestFilms());
    sieges.put("secondsToOpen", score.sieges().secondsToOpen());
    ObjectNode work = document.putObject("queue");
    work.put("singleJobs", score.work().single());
    work.put("jobsOfMany", score.work().ofMany());
    work.put(
        "singleJobsShare",
        score.submissions() == 0 ? 0 : (double) score.work().single() / score.submissions());
    document.put("campaigns", score.work().campaigns());
    document.put("precision", score.precision());
    document.put("recall", score.recall());
    ObjectNode byCampaign = document.putObject("byCampaign");
    score.byCampaign().forEach((name, one) -> attack(byCampaign.putObject(name), one));
    ObjectNode byLanguage = document.putObject("honestByLanguage");
    score.byLanguage().forEach((name, one) -> honest(byLanguage.putObject(name), one));
    ObjectNode byLength = document.putObject("honestByLength");
    score.byLength().forEach((name, one) -> honest(byLength.putObject(name), one));
    ObjectNode byRule = document.putObject("honestKeptOutByRule");
    score.byRule().forEach(byRule::put);
    ObjectNode byReason = document.putObject("honestKeptOutByReason");
    score.byReason().forEach(byReason::put);
    inside(document.putObject("inside"), score);
    document.put("seconds", score.seconds());
    return document;
  }

  private static void inside(ObjectNode to, Score score) {
    to.put("recordsPerReview", perReview(score.inside().allRecords(), score.submissions()));
    ObjectNode records = to.putObject("records");
    score.inside().records().forEach(records::put);
    ObjectNode bytes = to.putObject("stateBytesPerReview");
    long reviews = score.submissions() + score.imported();
    score
        .inside()
        .stateBytes()
        .forEach((store, stored) -> bytes.put(store, perReview(stored, reviews)));
  }

  private static double perReview(long count, long reviews) {
    return reviews == 0 ? 0 : (double) count / reviews;
  }

  /** An import's score. */
  public static ObjectNode of(ImportScore score) {
    ObjectNode document = JSON.createObjectNode();
    document.put("scenario", score.scenario());
    document.put("seed", score.seed());
    document.put("reviews", score.reviews());
    document.put("quiet", score.isQuiet());
    pass(document.putObject("first"), score.first());
    pass(document.putObject("again"), score.again());
    document.put("seconds", score.seconds());
    return document;
  }

  /** How well reposts are known. */
  public static ObjectNode of(RepostScore score) {
    ObjectNode document = JSON.createObjectNode();
    document.put("firsts", score.firsts());
    document.put("found", score.found());
    document.put("missed", score.missed());
    document.put("mistaken", score.mistaken());
    document.put("right", score.right());
    document.put("precision", score.precision());
    document.put("recall", score.recall());
    document.put("f1", score.f1());
    document.put("groupF1", score.groupF1());
    return document;
  }

  private static void pass(ObjectNode to, ImportScore.Pass pass) {
    to.put("verdicts", pass.verdicts());
    to.put("queued", pass.queued());
    to.put("campaigns", pass.campaigns());
    to.put("sieges", pass.sieges());
  }

  private static void attack(ObjectNode to, Score.Attack attack) {
    to.put("reviews", attack.reviews());
    to.put("neverPublic", attack.neverPublic());
    to.put("downInTheEnd", attack.downInTheEnd());
    to.put("takedownSecondsP50", attack.takedownSecondsP50());
    to.put("takedownSecondsP99", attack.takedownSecondsP99());
    to.put("minutesPublic", attack.minutesPublic());
    to.put("from20", attack.from20());
    to.put("from20NeverPublic", attack.from20NeverPublic());
  }

  private static void honest(ObjectNode to, Score.Honest honest) {
    to.put("reviews", honest.reviews());
    to.put("keptOut", honest.keptOut());
    to.put("shortReviews", honest.shortReviews());
    to.put("shortKeptOut", honest.shortKeptOut());
    to.put("held", honest.held());
    to.put("rejected", honest.rejected());
    to.put("everKeptOut", honest.everKeptOut());
    to.put("everHeld", honest.everHeld());
    to.put("everRejected", honest.everRejected());
  }
}
