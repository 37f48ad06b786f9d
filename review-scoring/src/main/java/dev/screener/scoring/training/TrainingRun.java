package dev.screener.scoring.training;

import dev.screener.scoring.ModelFile;
import dev.screener.scoring.ScoringModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Trains a model from a folder of data sets and writes its card. */
public final class TrainingRun {

  private static final String WARNED_SET = "imdb_spoiler_weak";
  private static final Pattern WARNING = Pattern.compile("\\S*spoil\\S*", Pattern.CASE_INSENSITIVE);

  private final Path data;
  private final long seed;
  private final Audience audience;

  public TrainingRun(Path data, long seed, Audience audience) {
    this.data = data;
    this.seed = seed;
    this.audience = audience;
  }

  /**
   * Reads the sets that the audience allows, and trains.
   *
   * @throws IOException if the folder cannot be read or holds none of the known sets
   */
  public ScoringModel train(String name) throws IOException {
    return train(name, List.of(), step -> {});
  }

  /**
   * The same with lines of figures on the card.
   *
   * @param figures what was measured of a model made the same way, a line each
   * @param afterEachStep is told what was done, {@link #steps} times, from any thread
   */
  public ScoringModel train(String name, List<String> figures, Consumer<String> afterEachStep)
      throws IOException {
    List<LabelledText> rows = new ArrayList<>();
    StringBuilder card = new StringBuilder();
    card.append("model: ").append(name).append('\n');
    card.append("for: ").append(audience.name().toLowerCase(Locale.ROOT)).append('\n');
    card.append("seed: ").append(seed).append('\n');
    for (DataSet set : DataSet.KNOWN) {
      if (audience == Audience.LOCAL || set.shippable()) {
        List<LabelledText> read = read(set);
        rows.addAll(read);
        card.append(
            String.format(
                Locale.ROOT, "set: %s, %d rows, %s\n", set.name(), read.size(), set.licence()));
      }
      afterEachStep.accept(set.name());
    }
    if (rows.isEmpty()) {
      throw new IOException("no known data set in " + data);
    }
    card.append("generated: keyboard mash, as examples of gibberish\n");
    card.append("generated: filler (rows of signs, repeated words), as examples of low effort\n");
    figures.forEach(line -> card.append(line).append('\n'));
    return new ModelTrainer(seed).train(name, card.toString(), rows, afterEachStep);
  }

  /** How many steps a training tells of. */
  public static int steps() {
    return DataSet.KNOWN.size() + ModelTrainer.STEPS;
  }

  /** The rows of one set, whichever way it is stored. */
  public List<LabelledText> read(DataSet set) throws IOException {
    if (set.name().equals(Replay.SET)) {
      return Replay.read(data, seed);
    }
    List<LabelledText> rows = new DataFolder(data).read(set.name());
    return set.name().equals(WARNED_SET)
        ? rows.stream().map(TrainingRun::withoutWarning).toList()
        : rows;
  }

  // The label of this set was made from the warning, which would then be all that is learned.
  private static LabelledText withoutWarning(LabelledText row) {
    String text = WARNING.matcher(row.text()).replaceAll(" ");
    return new LabelledText(row.set(), text, row.label(), row.source(), row.rating());
  }

  /**
   * Writes a model as it is kept in files: zipped, without a time stamp, the same bytes each time.
   */
  public static void write(ScoringModel model, Path file) throws IOException {
    Files.write(file, ModelFile.zipped(model));
  }

  /** {@code TrainingRun DATA SEED shipped|local NAME FILE}: trains and writes. */
  public static void main(String[] arguments) throws IOException {
    Audience audience = Audience.valueOf(arguments[2].toUpperCase(Locale.ROOT));
    TrainingRun run =
        new TrainingRun(Path.of(arguments[0]), Long.parseLong(arguments[1]), audience);
    write(run.train(arguments[3]), Path.of(arguments[4]));
  }
}
