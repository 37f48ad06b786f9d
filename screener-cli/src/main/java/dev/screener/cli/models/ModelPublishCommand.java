package dev.screener.cli.models;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.screener.cli.ClusterOptions;
import dev.screener.contracts.event.PublishedModel;
import dev.screener.contracts.topics.Ids;
import dev.screener.scoring.ModelFile;
import dev.screener.scoring.ScoringModel;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screener model publish}: has every instance score with a model. */
@Command(
    name = "publish",
    mixinStandardHelpOptions = true,
    description = {
      "Publishes a scoring model. Every instance of moderation-streams takes it over without a stop: submissions from five seconds on are"
          + " scored by it. Reviews that were scored before stay as they are.",
      "It gets the next version under its name; what is published never changes, so the way back is to publish the old one again."
          + " Nothing is measured here: `screener evaluate --model FILE` does that."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener model publish local.model",
      "  screener model publish --again ours/3      back to an earlier version",
      "  screener model publish --built-in          back to the model that ships with this version"
    })
final class ModelPublishCommand implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private Source source = new Source();

  /** Which model; picocli takes exactly one. */
  private static final class Source {
    @Parameters(
        paramLabel = "FILE",
        arity = "0..1",
        description = "A model as `screener train` writes it.")
    private @Nullable Path file;

    @Option(
        names = "--again",
        paramLabel = "NAME/VERSION",
        description = "One that was published before, as `screener model list` names it.")
    private @Nullable String again;

    @Option(names = "--built-in", description = "The model that ships with this version.")
    private boolean builtIn;
  }

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "What verdicts call it, before a slash and the version. Default: its own name.")
  private @Nullable String name;

  @Mixin private ClusterOptions cluster;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException, InterruptedException {
    PublishedModels topic = new PublishedModels(cluster);
    List<PublishedModel> models = topic.all();
    ScoringModel model = model(models);
    if (!model.answers()) {
      throw new IOException("Not published: in " + model.name() + " no head answers anything.");
    }
    String called = name != null ? name : model.name().replaceFirst("/.*", "");
    if (!Ids.isValid(called)) {
      throw new ParameterException(
          spec.commandLine(),
          "A name has 1 to 128 letters, digits, '.', '_', '~' or '-', not "
              + called
              + "; give one with --name");
    }
    PublishedModel published =
        topic.publish(model, called, PublishedModels.nextVersion(models, called));
    print(published);
    return 0;
  }

  private ScoringModel model(List<PublishedModel> models) throws IOException {
    if (source.builtIn) {
      return ScoringModel.shipped();
    }
    if (source.again != null) {
      for (PublishedModel published : models) {
        if (PublishedModels.id(published).equals(source.again)) {
          return PublishedModels.read(published);
        }
      }
      throw new IOException(
          "There is no "
              + source.again
              + " on the topic; `screener model list` tells what there is");
    }
    Path file = Objects.requireNonNull(source.file);
    try (InputStream stream = Files.newInputStream(file)) {
      return ModelFile.read(stream);
    } catch (NoSuchFileException missing) {
      throw new IOException("There is no file " + file, missing);
    } catch (IOException unreadable) {
      throw new IOException(file + ": " + unreadable.getMessage(), unreadable);
    }
  }

  private void print(PublishedModel published) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      ObjectMapper mapper = new ObjectMapper();
      out.println(
          mapper.writeValueAsString(
              mapper
                  .createObjectNode()
                  .put("model", PublishedModels.id(published))
                  .put("effectiveFrom", published.getEffectiveFrom().toString())
                  .put("bytes", published.getModel().remaining())));
    } else {
      out.printf(
          "Published %s, in effect from %s%n",
          PublishedModels.id(published), published.getEffectiveFrom());
    }
    out.flush();
  }
}
