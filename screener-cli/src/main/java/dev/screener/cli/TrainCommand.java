package dev.screener.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.cli.models.DecisionsOptions;
import dev.screener.cli.models.LearnFromDecisions;
import dev.screener.scoring.ScoringModel;
import dev.screener.scoring.evaluation.DevCut;
import dev.screener.scoring.evaluation.SetFigures;
import dev.screener.scoring.evaluation.YardstickCuts;
import dev.screener.scoring.training.Audience;
import dev.screener.scoring.training.ModelTrainer;
import dev.screener.scoring.training.TrainingRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code screener train}: a scoring model from labelled sets. */
@Command(
    name = "train",
    mixinStandardHelpOptions = true,
    description = {
      "Trains a scoring model on the public sets found in a folder, and writes it with its card:"
          + " sets, licences, seed, figures.",
      "The figures are those of a model made the same way from four fifths of the texts, on the"
          + " rest. The same data and seed give the same file, byte for byte; so the card has no"
          + " date unless it is given.",
      "With --from-topic it continues from the live model with what moderators decided instead,"
          + " compares both on decisions that were kept out, on approved reviews and on the public"
          + " sets, and publishes it only when it is better and nowhere worse. Ends with 0 only if"
          + " it was published, or with --dry-run compared."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener train --out ours.model",
      "  SCREENER_TOKEN=TOKEN screener train --from-topic moderation.decisions --dry-run"
    })
final class TrainCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the sets are. Default: $SCREENER_DATA, or ../shared/data.")
  private @Nullable Path data;

  @ArgGroup(multiplicity = "0..1")
  private @Nullable Target target;

  @Mixin private DecisionsOptions decisions;

  /** What is to be written; picocli takes at most one. */
  private static final class Target {
    @Option(names = "--out", paramLabel = "FILE", description = "Where the model goes.")
    private @Nullable Path model;

    @Option(
        names = "--write-cuts",
        paramLabel = "DIR",
        description =
            "Writes no model, but the texts on which benchmarks/yardsticks compares programs, and"
                + " this engine's scores on them.")
    private @Nullable Path cuts;
  }

  @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--local",
      description =
          "Learn from every set, whatever its licence; such a model must stay where it was made."
              + " Default: sets under CC0, CC BY and MIT.")
  private boolean local;

  @Option(
      names = "--name",
      description = "What verdicts call the model. Default: shipped-SEED or local-SEED.")
  private @Nullable String name;

  @Option(
      names = "--date",
      paramLabel = "YYYY-MM-DD",
      description = "The day to be named on the card.")
  private @Nullable LocalDate date;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (decisions.areAsked()) {
      return learnFromDecisions();
    }
    if (target == null) {
      throw new ParameterException(
          spec.commandLine(), "Give --out FILE, --write-cuts DIR, or --from-topic TOPIC");
    }
    return trainOnSets(target);
  }

  private int learnFromDecisions() throws IOException, InterruptedException {
    if (target != null && target.cuts != null) {
      throw new ParameterException(spec.commandLine(), "--write-cuts writes public sets only");
    }
    Path folder = data != null ? data : EvaluateCommand.defaultData();
    if (data != null && !Files.isDirectory(folder)) {
      throw new IOException("No folder " + folder.toAbsolutePath().normalize());
    }
    return new LearnFromDecisions(
            decisions,
            new LearnFromDecisions.Order(
                seed,
                name,
                Files.isDirectory(folder) ? folder : null,
                target == null ? null : target.model,
                date,
                json),
            out(),
            spec.commandLine().getErr())
        .run();
  }

  private int trainOnSets(Target wanted) throws IOException {
    Path folder = data != null ? data : EvaluateCommand.defaultData();
    if (!Files.isDirectory(folder)) {
      spec.commandLine().getErr().println("No folder " + folder.toAbsolutePath().normalize());
      return 1;
    }
    if (wanted.cuts != null) {
      writeCuts(folder, wanted.cuts);
    } else if (wanted.model != null) {
      train(folder, wanted.model);
    }
    return 0;
  }

  private void writeCuts(Path folder, Path cuts) throws IOException {
    try (Progress progress = new Progress("Cuts", -1)) {
      new YardstickCuts(folder, seed).write(cuts, progress);
    }
    out().println(json ? "{}" : "Written to " + cuts);
  }

  private void train(Path folder, Path file) throws IOException {
    Audience audience = local ? Audience.LOCAL : Audience.SHIPPED;
    String modelName = name != null ? name : audience.name().toLowerCase(Locale.ROOT) + "-" + seed;
    ModelCard card = new ModelCard(date);
    ScoringModel model;
    try (Progress progress = new Progress("Training", TrainingRun.steps() + ModelTrainer.STEPS)) {
      TrainingRun run = new TrainingRun(folder, seed, audience);
      DevCut cut = new DevCut(folder, seed, audience);
      List<SetFigures> figures = cut.measure(cut.train(progress));
      card.add(figures);
      model = run.train(modelName, card.lines(), progress);
    }
    TrainingRun.write(model, file);
    if (json) {
      ObjectNode document = card.json();
      document.put("model", model.name());
      document.put("seed", seed);
      document.put("bytes", Files.size(file));
      document.put("card", model.card());
      out().println(JSON.writeValueAsString(document));
    } else {
      out().print(model.card());
      out().printf(Locale.ROOT, "%s: %,d bytes%n", file, Files.size(file));
    }
    out().flush();
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** A bar for who watches; steps come from several threads. */
  private static final class Progress implements Consumer<String>, AutoCloseable {
    private final @Nullable ProgressBar bar;

    Progress(String task, long steps) {
      bar = Terminal.showsProgress() ? Terminal.bar(task, steps).build() : null;
    }

    @Override
    public void accept(String step) {
      if (bar != null) {
        bar.setExtraMessage(step);
        bar.step();
      }
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
