package dev.screener.cli.models;

import dev.screener.cli.CaseTexts;
import dev.screener.cli.TopicRange;
import dev.screener.contracts.event.PublishedModel;
import dev.screener.contracts.topics.Ids;
import dev.screener.scoring.Head;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.evaluation.DevCut;
import dev.screener.scoring.training.Audience;
import dev.screener.scoring.training.ContinuedTraining;
import dev.screener.scoring.training.TrainingRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code screener train --from-topic}: continues from the live model with what moderators decided,
 * compares on decisions that were kept out, and publishes only what is better and nowhere worse.
 */
public final class LearnFromDecisions {

  /** A head with fewer decisions of either kind is left as it is. */
  static final int LEAST = 50;

  private static final String DEFAULT_NAME = "site";

  private final DecisionsOptions options;
  private final Order order;
  private final PrintWriter out;
  private final PrintWriter err;

  /**
   * What is wanted.
   *
   * @param name the model's name before the slash; null for {@code site}
   * @param data public sets to compare on as well; null for none
   * @param file where the model is written too, whatever the comparison says; null for nowhere
   */
  public record Order(
      long seed,
      @Nullable String name,
      @Nullable Path data,
      @Nullable Path file,
      @Nullable LocalDate date,
      boolean json) {}

  public LearnFromDecisions(
      DecisionsOptions options, Order order, PrintWriter out, PrintWriter err) {
    this.options = options;
    this.order = order;
    this.out = out;
    this.err = err;
  }

  /**
   * Does it.
   *
   * @return 0 when a model was published, or with {@code --dry-run} compared; else 1
   * @throws IOException when the cluster or moderation-streams does not answer
   */
  public int run() throws IOException, InterruptedException {
    String name = order.name() == null ? DEFAULT_NAME : order.name();
    if (!Ids.isValid(name)) {
      throw new IOException(name + " is no name for a model: letters, digits, '.', '_', '~', '-'");
    }
    PublishedModels topic = new PublishedModels(options.cluster());
    List<PublishedModel> published = topic.all();
    PublishedModel newest = PublishedModels.inForce(published, Instant.MAX);
    ScoringModel live = newest == null ? ScoringModel.shipped() : PublishedModels.read(newest);
    DecisionLabels labels = new DecisionLabels();
    ApprovedSample approved = new ApprovedSample(order.seed());
    CaseTexts texts = options.texts();
    read(labels, approved);
    Lessons found =
        Lessons.of(
            labels.labels(), label -> texts.of(label.filmId(), label.reviewId(), label.revision()));
    Set<Head> heads = heads(live, found);
    LearningReport report = new LearningReport(live.name(), labels, found, heads);
    if (heads.isEmpty()) {
      return tell(report.notPublished(tooFew(found)), 1);
    }
    Lessons lessons = found.only(heads);
    String version = PublishedModels.nextVersion(published, name);
    ScoringModel candidate =
        new ContinuedTraining(live, order.seed()).learn(name + '/' + version, "", lessons.learn());
    ModelComparison comparison = new ModelComparison(live, candidate);
    comparison.onDecisions(lessons.heldOut(), order.seed());
    comparison.onApproved(approved.texts());
    if (order.data() != null) {
      DevCut cut = new DevCut(order.data(), order.seed(), Audience.SHIPPED);
      comparison.onSets(cut.measure(live), cut.measure(candidate));
    }
    report.compared(comparison, approved.texts().size());
    // Training is the same again; only now is known what its card has to say.
    ScoringModel carded =
        new ContinuedTraining(live, order.seed())
            .learn(candidate.name(), card(candidate.name(), live, report), lessons.learn());
    if (order.file() != null) {
      TrainingRun.write(carded, order.file());
    }
    return decide(topic, carded, name, version, comparison, report);
  }

  private int decide(
      PublishedModels topic,
      ScoringModel model,
      String name,
      String version,
      ModelComparison comparison,
      LearningReport report)
      throws IOException, InterruptedException {
    boolean good = comparison.isBetter() && comparison.worse().isEmpty();
    if (options.isDryRun()) {
      return tell(
          report.notPublished("this was a dry run" + (good ? "" : "; " + why(comparison))), 0);
    }
    if (!good && !options.acceptsWorse()) {
      return tell(report.notPublished(why(comparison)), 1);
    }
    return tell(report.published(topic.publish(model, name, version)), 0);
  }

  private static String why(ModelComparison comparison) {
    return comparison.worse().isEmpty()
        ? String.format(
            Locale.ROOT,
            "it is not surely better: in %.0f%% of resamples, %.0f%% are needed",
            100 * comparison.sureness(),
            100 * ModelComparison.SURE)
        : "it is worse where it must not be: " + String.join("; ", comparison.worse());
  }

  private void read(DecisionLabels labels, ApprovedSample approved) throws IOException {
    try (TopicRange topics = new TopicRange(options.cluster())) {
      topics.read(
          topics.catalogue().decisions(),
          Instant.EPOCH,
          null,
          (decision, at) -> labels.take(decision));
      topics.read(
          topics.catalogue().approved(),
          Instant.EPOCH,
          null,
          (review, at) -> approved.take(review));
    }
  }

  private static Set<Head> heads(ScoringModel live, Lessons lessons) {
    Set<Head> heads = EnumSet.noneOf(Head.class);
    Head[] all = Head.values();
    for (int i = 0; i < all.length; i++) {
      Head head = all[i];
      boolean trained = live.head(i).scale() > 0;
      if (trained && lessons.count(head, true) >= LEAST && lessons.count(head, false) >= LEAST) {
        heads.add(head);
      }
    }
    return heads;
  }

  private static String tooFew(Lessons lessons) {
    StringBuilder counts = new StringBuilder();
    for (Head head : List.of(Head.SPAM, Head.ABUSE, Head.GIBBERISH)) {
      counts.append(
          String.format(
              Locale.ROOT,
              "%s%s %d for and %d against",
              counts.length() == 0 ? "" : ", ",
              head.name().toLowerCase(Locale.ROOT),
              lessons.count(head, true),
              lessons.count(head, false)));
    }
    return "too few decisions to learn from: a head needs "
        + LEAST
        + " different texts for and "
        + LEAST
        + " against it; there are "
        + counts;
  }

  private String card(String name, ScoringModel live, LearningReport report) {
    StringBuilder card = new StringBuilder();
    card.append("model: ").append(name).append('\n');
    if (order.date() != null) {
      card.append("date: ").append(order.date()).append('\n');
    }
    card.append("for: local, since it learned from this site's own reviews\n");
    card.append("continues: ").append(live.name()).append(", whose card follows\n");
    card.append("seed: ").append(order.seed()).append('\n');
    report.cardLines().forEach(line -> card.append(line).append('\n'));
    return card.append('\n').append(shortened(live.card())).toString();
  }

  /** Each generation adds its lines, so the oldest go when it grows out of hand. */
  private static String shortened(String card) {
    int most = 50_000;
    return card.length() <= most ? card : card.substring(0, most);
  }

  private int tell(LearningReport report, int code) throws IOException {
    if (order.json()) {
      out.println(report.json());
    } else {
      report.print(out);
      if (code != 0) {
        err.println(report.sentence());
      } else {
        out.println(report.sentence());
      }
    }
    out.flush();
    return code;
  }
}
