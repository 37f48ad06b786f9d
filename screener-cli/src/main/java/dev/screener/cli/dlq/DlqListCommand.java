package dev.screener.cli.dlq;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.topics.Topic;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code screener dlq list}: how many letters there are, or each of a topic. */
@Command(
    name = "list",
    description = {
      "Without TOPIC: every dead-letter topic that holds something, and how much of it was not sent in again.",
      "With TOPIC: each letter, where it stood and why it could not be read. What is in them `screener tail TOPIC.dlq` shows."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  screener dlq list", "  screener dlq list reviews.submitted --json"})
final class DlqListCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(
      paramLabel = "TOPIC",
      arity = "0..1",
      description = "A topic whose dead letters are meant; the prefix and .dlq may be left out.")
  private @Nullable String topicName;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Mixin private LetterTopics topics;

  @Spec private CommandSpec spec;

  /** A letter, and whether a replay has come past it. */
  private record Listed(Letter letter, boolean replayed) {}

  @Override
  public Integer call() throws IOException {
    if (topicName == null) {
      printTopics();
    } else {
      printLetters(letters(topics.named(topicName)));
    }
    return 0;
  }

  private void printTopics() throws IOException {
    PrintWriter out = out();
    ObjectNode document = JSON.createObjectNode();
    ArrayNode array = document.putArray("topics");
    boolean empty = true;
    for (Topic<?> topic : topics.catalogue().deadLetters()) {
      List<Listed> letters = letters(topic);
      if (letters.isEmpty()) {
        continue;
      }
      empty = false;
      long waiting = letters.stream().filter(letter -> !letter.replayed()).count();
      Letter newest = letters.get(letters.size() - 1).letter();
      if (json) {
        array
            .addObject()
            .put("topic", topic.name())
            .put("letters", letters.size())
            .put("notReplayed", waiting)
            .put("newestAt", newest.time().toString())
            .put("newestReason", newest.reason());
      } else {
        out.printf(
            "%s: %,d, of which %,d were not sent in again; the newest of %s: %s%n",
            topic.name(), letters.size(), waiting, newest.time(), newest.reason());
      }
    }
    if (json) {
      out.println(JSON.writeValueAsString(document));
    } else if (empty) {
      out.println("No dead letters on " + topics.cluster().bootstrapServers());
    }
    out.flush();
  }

  private void printLetters(List<Listed> letters) throws IOException {
    PrintWriter out = out();
    if (json) {
      ObjectNode document = JSON.createObjectNode();
      ArrayNode array = document.putArray("letters");
      letters.forEach(listed -> put(array.addObject(), listed));
      out.println(JSON.writeValueAsString(document));
    } else {
      for (Listed listed : letters) {
        Letter letter = listed.letter();
        out.printf(
            "%d %s from %s/%s/%s%s%s: %s%n",
            letter.record().offset(),
            letter.time(),
            letter.topic(),
            letter.partition(),
            letter.offset(),
            listed.replayed() ? ", sent in again" : "",
            letter.cameBack() ? ", came back" : "",
            letter.reason());
      }
    }
    out.flush();
  }

  private static void put(ObjectNode node, Listed listed) {
    Letter letter = listed.letter();
    node.put("offset", letter.record().offset())
        .put("at", letter.time().toString())
        .put("topic", letter.topic())
        .put("partition", letter.partition())
        .put("topicOffset", letter.offset())
        .put("node", letter.node())
        .put("reason", letter.reason())
        .put("replayed", listed.replayed())
        .put("cameBack", letter.cameBack());
  }

  private List<Listed> letters(Topic<?> topic) throws IOException {
    List<Listed> letters = new ArrayList<>();
    try (LetterBox box = new LetterBox(topics.cluster(), topic)) {
      Map<TopicPartition, Long> replayed = box.replayed();
      box.read(
          Map.of(), (some, upTo) -> some.forEach(letter -> letters.add(listed(letter, replayed))));
    }
    return letters;
  }

  private static Listed listed(Letter letter, Map<TopicPartition, Long> replayed) {
    TopicPartition partition =
        new TopicPartition(letter.record().topic(), letter.record().partition());
    return new Listed(letter, letter.record().offset() < replayed.getOrDefault(partition, 0L));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
