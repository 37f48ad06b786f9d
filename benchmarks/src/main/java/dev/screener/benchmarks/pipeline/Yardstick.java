package dev.screener.benchmarks.pipeline;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * What Kafka's own performance tools do on the same broker in the same run, with records as long as
 * an encoded submission, {@code acks=all} and lz4. The tools' records are random letters, so they
 * compress less than text.
 *
 * @param recordBytes length of each record
 */
record Yardstick(
    int records,
    int recordBytes,
    double producerRecordsPerSecond,
    double consumerRecordsPerSecond) {

  static final int RECORDS = 500_000;

  static final String TOPIC = "yardstick";
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String TOOLS = "org.apache.kafka.tools.";
  private static final Pattern SENT =
      Pattern.compile("(\\d+) records sent, ([\\d.]+) records/sec .* 99th, .*");

  static Yardstick take(RunningPipeline pipeline, int recordBytes) throws InterruptedException {
    double sent = producerRecordsPerSecond(pipeline, RECORDS, recordBytes);
    return new Yardstick(RECORDS, recordBytes, sent, consumerRecordsPerSecond(pipeline, RECORDS));
  }

  /** What the consumer's tool reaches with what the producer's has sent. */
  static double consumerRecordsPerSecond(RunningPipeline pipeline, int records)
      throws InterruptedException {
    return readPerSecond(read(pipeline, List.of("--topic", TOPIC), records), records);
  }

  /**
   * How long the consumer's tool takes to read topics once it has joined its group.
   *
   * @param topics their names as a regular expression
   * @param records as many as they hold
   */
  static double secondsToRead(RunningPipeline pipeline, String topics, long records)
      throws InterruptedException {
    return secondsRead(read(pipeline, List.of("--include", topics), records), records);
  }

  private static List<String> read(RunningPipeline pipeline, List<String> topics, long records)
      throws InterruptedException {
    List<String> arguments = new ArrayList<>(topics);
    arguments.addAll(
        List.of(
            "--bootstrap-server",
            pipeline.bootstrapServers(),
            "--num-records",
            Long.toString(records),
            // Else it gives up after 10 s without a record, which joining its group may take.
            "--timeout",
            Long.toString(PATIENCE.toMillis())));
    return pipeline.runTool("consumer-tool", TOOLS + "ConsumerPerformance", arguments, PATIENCE);
  }

  /** What the producer's tool reaches; may be asked again on the same broker. */
  static double producerRecordsPerSecond(RunningPipeline pipeline, int records, int recordBytes)
      throws InterruptedException {
    createTopic(pipeline);
    return sentPerSecond(
        pipeline.runTool(
            "producer-tool",
            TOOLS + "ProducerPerformance",
            List.of(
                "--bootstrap-server",
                pipeline.bootstrapServers(),
                "--topic",
                TOPIC,
                "--num-records",
                Integer.toString(records),
                "--record-size",
                Integer.toString(recordBytes),
                "--throughput",
                "-1",
                "--command-property",
                "acks=all",
                "compression.type=lz4"),
            PATIENCE));
  }

  /** From the last line of the producer's tool, its sum over the whole run. */
  static double sentPerSecond(List<String> output) {
    for (int i = output.size() - 1; i >= 0; i--) {
      Matcher line = SENT.matcher(output.get(i));
      if (line.matches()) {
        return Double.parseDouble(line.group(2));
      }
    }
    throw new IllegalStateException("the producer tool did not say how fast it was: " + output);
  }

  /** From the consumer tool's table of one line; the time to join a group is left out. */
  static double readPerSecond(List<String> output, long records) {
    requireAll(output, records);
    return consumed(output, "fetch.nMsg.sec");
  }

  /** The same for the time that it took. */
  static double secondsRead(List<String> output, long records) {
    requireAll(output, records);
    return Math.max(1, consumed(output, "fetch.time.ms")) / 1e3;
  }

  /** The tool ends well when it has given up, too, and then tells a rate of nothing. */
  private static void requireAll(List<String> output, long records) {
    double read = consumed(output, "data.consumed.in.nMsg");
    if (read < records) {
      throw new IllegalStateException(
          "the consumer tool read " + Math.round(read) + " of " + records + " records: " + output);
    }
  }

  private static double consumed(List<String> output, String head) {
    for (int i = 0; i + 1 < output.size(); i++) {
      List<String> heads = cells(output.get(i));
      int column = heads.indexOf(head);
      if (column >= 0) {
        return Double.parseDouble(cells(output.get(output.size() - 1)).get(column));
      }
    }
    throw new IllegalStateException("the consumer tool did not say how fast it was: " + output);
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.split(",")).map(String::strip).toList();
  }

  private static void createTopic(RunningPipeline pipeline) throws InterruptedException {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", pipeline.bootstrapServers());
    int partitions = pipeline.topics().partitions();
    try (Admin admin = Admin.create(properties)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, partitions, (short) 1))).all().get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return;
      }
      throw new IllegalStateException("cannot create the topic " + TOPIC, e.getCause());
    }
  }
}
