package dev.screener.cli.dlq;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screener dlq replay}: sends letters in again. */
@Command(
    name = "replay",
    description = {
      "Sends the dead letters of a topic in again, where and as they stood, once what was wrong is mended.",
      "Each is sent once, also when a replay is broken off and begun again. What the services have taken in meanwhile in another way they know again: a submission counts once.",
      "What cannot be read yet is left and told; --from beginning takes it up again. Ends with 1 when something was left."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener dlq replay reviews.submitted --dry-run",
      "  screener dlq replay reviews.submitted"
    })
final class DlqReplayCommand implements Callable<Integer> {

  enum Start {
    NEW,
    BEGINNING;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(
      paramLabel = "TOPIC",
      description = "A topic whose dead letters are meant; the prefix and .dlq may be left out.")
  private String topicName = "";

  @Option(
      names = "--from",
      paramLabel = "WHERE",
      defaultValue = "new",
      description =
          "new: what no replay has come past; beginning: all. One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Start from = Start.NEW;

  @Option(
      names = "--even-unreadable",
      description = "Send in what this version cannot read either, too.")
  private boolean evenUnreadable;

  @Option(names = "--dry-run", description = "Only tell how many there are.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Mixin private LetterTopics topics;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    TopicCatalogue catalogue = topics.catalogue();
    Topic<?> letters = topics.named(topicName);
    requireReplayable(catalogue, letters);
    try (LetterBox box = new LetterBox(topics.cluster(), letters)) {
      return dryRun ? count(box, letters) : replay(box, catalogue, letters);
    }
  }

  private int count(LetterBox box, Topic<?> letters) throws IOException {
    long[] count = new long[1];
    box.read(begins(box), (some, upTo) -> count[0] += some.size());
    print(
        new ObjectMapper().createObjectNode().put("topic", letters.name()).put("waiting", count[0]),
        String.format("%s: %,d would be sent in again", letters.name(), count[0]));
    return 0;
  }

  private int replay(LetterBox box, TopicCatalogue catalogue, Topic<?> letters) throws IOException {
    try (SchemaTopic schemas =
            new SchemaTopic(
                catalogue.schemas(),
                () -> LetterBox.consumer(topics.cluster()),
                topics.cluster().registry());
        LetterReplay replay =
            new LetterReplay(
                topics.cluster(), catalogue, letters, schemas, box.group(), evenUnreadable)) {
      // First: how far another one has come is certain only when it can go no further.
      replay.begin();
      box.read(begins(box), replay::send);
      tell(letters, replay);
      return replay.unreadable() + replay.elsewhere() == 0 ? 0 : 1;
    }
  }

  private Map<TopicPartition, Long> begins(LetterBox box) throws IOException {
    return from == Start.BEGINNING ? Map.of() : box.replayed();
  }

  private void tell(Topic<?> letters, LetterReplay replay) throws IOException {
    ObjectNode document =
        new ObjectMapper()
            .createObjectNode()
            .put("topic", letters.name())
            .put("replayed", replay.sent())
            .put("stillUnreadable", replay.unreadable())
            .put("elsewhere", replay.elsewhere());
    StringBuilder text =
        new StringBuilder(String.format("%s: %,d sent in again", letters.name(), replay.sent()));
    if (replay.unreadable() > 0) {
      text.append(
          String.format(
              "; %,d cannot be read yet and were left: `screener dlq list %s` tells why",
              replay.unreadable(), letters.name()));
    }
    if (replay.elsewhere() > 0) {
      text.append(
          String.format(
              "; %,d do not say where they stood, or stood where nothing is sent in again",
              replay.elsewhere()));
    }
    print(document, text.toString());
  }

  private void requireReplayable(TopicCatalogue catalogue, Topic<?> letters) {
    boolean source =
        catalogue.replayable().stream()
            .anyMatch(topic -> topic.deadLetters().equals(letters.name()));
    if (!source && !letters.name().equals(catalogue.internalDeadLetters())) {
      throw topics.refused(
          letters.name()
              + " holds what came on a topic where the newest record of a key counts. Sent in again, an"
              + " old record would be the newest, so none is. Write its value again, or build the view"
              + " anew, which reads it on its topic. These can be sent in again: "
              + Stream.concat(
                      catalogue.replayable().stream().map(Topic::deadLetters),
                      Stream.of(catalogue.internalDeadLetters()))
                  .collect(Collectors.joining(", ")));
    }
  }

  private void print(ObjectNode document, String text) throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    out.println(json ? new ObjectMapper().writeValueAsString(document) : text);
    out.flush();
  }
}
