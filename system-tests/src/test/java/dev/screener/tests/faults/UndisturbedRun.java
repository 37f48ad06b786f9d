package dev.screener.tests.faults;

import static dev.screener.tests.faults.Findings.Guarantee.SAME_VERDICTS;

import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.moderation.DrivenModeration;
import dev.screener.moderation.ModerationSettings;
import dev.screener.simulator.run.HeldStores;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * The inputs of a run once more through the service's own topology, in this process: by one thread,
 * without brokers or faults. Records of a partition keep their order; the partitions are merged by
 * time.
 */
final class UndisturbedRun {
  private static final Duration STEP = Duration.ofSeconds(5);

  /** So that what is held is judged again under the newest policy. */
  private static final Duration AFTER = Duration.ofMinutes(3);

  private static final int READ_EVERY = 64;

  /** Of reviews that a campaign made no difference to, none may differ; so many may be touched. */
  private static final double TOUCHED_BY_CAMPAIGNS = 0.03;

  /**
   * A write that bears an earlier time than the one it follows is judged by the policy of the later
   * of the two where it follows, by that of its own where it overtakes.
   */
  private static final double EXCUSED = 0.002;

  /** How far the shares of a swarm that are kept out may lie apart: what forms when, differs. */
  private static final double SWARM_APART = 0.25;

  private UndisturbedRun() {}

  /** All verdicts that are given in it. */
  static List<ReviewVerdict> of(Logs logs, Path directory) throws Exception {
    Files.createDirectories(directory);
    Path overlay = directory.resolve("overlay.yaml");
    Files.writeString(
        overlay, "overlays: default\nrules: {siege-suspicious: off, siege-confirmed: off}\n");
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
    environment.put("STATE_DIR", directory.resolve("state").toString());
    environment.put("SCREENER_PARTITIONS", "1");
    environment.put("POLICY_OVERLAY_FILE", overlay.toString());
    ModerationSettings settings = ModerationSettings.of(environment);
    Properties properties = settings.streams().properties();
    properties.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, HeldStores.class);
    // The driver commits after each record; a transaction around it changes no result.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    TopicCatalogue topics = new TopicCatalogue("", 1);
    List<ReviewVerdict> verdicts = new ArrayList<>();
    List<ConsumerRecord<byte[], byte[]>> merged = merged(logs, topics.policies().name());
    Instant begin =
        Instant.ofEpochMilli(
            merged.stream().mapToLong(ConsumerRecord::timestamp).min().orElseThrow());
    Instant clock = begin;
    try (TopologyTestDriver driver =
        new TopologyTestDriver(
            DrivenModeration.topology(settings, properties), properties, clock)) {
      Map<String, TestInputTopic<byte[], byte[]>> inputs = new HashMap<>();
      int unread = 0;
      for (ConsumerRecord<byte[], byte[]> record : merged) {
        // Policies say themselves from when on they are in force; all are known from the beginning.
        boolean isPolicy = record.topic().equals(topics.policies().name());
        Instant at = isPolicy ? begin : Instant.ofEpochMilli(record.timestamp());
        while (clock.plus(STEP).isBefore(at)) {
          driver.advanceWallClockTime(STEP);
          clock = clock.plus(STEP);
        }
        inputs
            .computeIfAbsent(
                record.topic(),
                topic ->
                    driver.createInputTopic(
                        topic, new ByteArraySerializer(), new ByteArraySerializer()))
            .pipeInput(record.key(), record.value(), at);
        if (++unread % READ_EVERY == 0) {
          takeOut(driver, topics.verdicts().name(), verdicts);
        }
      }
      for (Duration passed = Duration.ZERO;
          passed.compareTo(AFTER) < 0;
          passed = passed.plus(STEP)) {
        driver.advanceWallClockTime(STEP);
        takeOut(driver, topics.verdicts().name(), verdicts);
      }
    }
    return verdicts;
  }

  /** Compares where reviews stand after the faults with where they stand without. */
  static Findings compare(Logs logs, List<ReviewVerdict> undisturbed) {
    Findings findings = new Findings();
    List<ReviewVerdict> given = logs.verdicts();
    Map<String, ReviewVerdict> disturbed = Standing.newest(given);
    Map<String, ReviewVerdict> calm = Standing.newest(undisturbed);
    Map<String, List<ReviewVerdict>> histories = Standing.histories(given);
    Map<String, List<ReviewVerdict>> calmHistories = Standing.histories(undisturbed);
    Set<String> backward = logs.writtenBackward();
    int excused = 0;
    int touched = 0;
    int outCalm = 0;
    int outDisturbed = 0;
    int swarm = 0;
    for (Map.Entry<String, ReviewVerdict> entry : calm.entrySet()) {
      ReviewVerdict without = entry.getValue();
      ReviewVerdict with = disturbed.get(entry.getKey());
      List<ReviewVerdict> calmHistory = calmHistories.get(entry.getKey());
      List<ReviewVerdict> history = histories.getOrDefault(entry.getKey(), List.of());
      boolean same = with != null && Standing.written(with).equals(Standing.written(without));
      // It is judged anew at the time of the evidence, and by that time's policy, whatever it says.
      boolean campaign =
          Stream.concat(calmHistory.stream(), history.stream())
              .anyMatch(Standing::isTouchedByCampaign);
      if (Workload.isOfSwarm(entry.getKey())) {
        swarm++;
        outCalm += Standing.isOfCampaign(without) ? 1 : 0;
        outDisturbed += with != null && Standing.isOfCampaign(with) ? 1 : 0;
      } else if (campaign) {
        touched++;
      } else if (!same && backward.contains(entry.getKey())) {
        excused++;
      } else {
        findings.check(
            same,
            SAME_VERDICTS,
            () ->
                entry.getKey()
                    + " undisturbed "
                    + Standing.written(without)
                    + "; disturbed "
                    + (with == null ? "nothing" : Standing.written(with))
                    + "\n      undisturbed"
                    + Standing.told(calmHistory)
                    + "\n      disturbed"
                    + Standing.told(history));
      }
    }
    findings.check(
        disturbed.size() == calm.size(),
        SAME_VERDICTS,
        disturbed.size() + " reviews stand somewhere, undisturbed " + calm.size());
    findings.check(
        excused <= EXCUSED * calm.size(),
        SAME_VERDICTS,
        excused + " reviews whose times go back stand by another policy");
    findings.check(
        touched <= TOUCHED_BY_CAMPAIGNS * calm.size(),
        SAME_VERDICTS,
        touched + " reviews outside the swarm are held for a campaign");
    findings.check(
        Math.abs(outCalm - outDisturbed) <= SWARM_APART * swarm,
        SAME_VERDICTS,
        "of the swarm's "
            + swarm
            + " reviews "
            + outDisturbed
            + " are kept out, undisturbed "
            + outCalm);
    System.out.println(
        "[faults] swarm "
            + swarm
            + ", kept out "
            + outDisturbed
            + ", undisturbed "
            + outCalm
            + "; others touched by campaigns "
            + touched
            + "; by another policy, their times going back, "
            + excused);
    return findings;
  }

  private static List<ConsumerRecord<byte[], byte[]>> merged(Logs logs, String policies) {
    List<ConsumerRecord<byte[], byte[]>> merged = new ArrayList<>(logs.inputs().get(policies));
    Map<String, Deque<ConsumerRecord<byte[], byte[]>>> partitions = new HashMap<>();
    logs.inputs()
        .forEach(
            (topic, records) -> {
              if (!topic.equals(policies)) {
                records.forEach(
                    record ->
                        partitions
                            .computeIfAbsent(
                                topic + '-' + record.partition(), key -> new ArrayDeque<>())
                            .add(record));
              }
            });
    PriorityQueue<Deque<ConsumerRecord<byte[], byte[]>>> heads =
        new PriorityQueue<>(Comparator.comparingLong(queue -> queue.getFirst().timestamp()));
    heads.addAll(partitions.values());
    while (!heads.isEmpty()) {
      Deque<ConsumerRecord<byte[], byte[]>> next = heads.remove();
      merged.add(next.removeFirst());
      if (!next.isEmpty()) {
        heads.add(next);
      }
    }
    return merged;
  }

  private static void takeOut(
      TopologyTestDriver driver, String verdicts, List<ReviewVerdict> into) {
    AvroSerde<ReviewVerdict> serde = AvroSerde.of(ReviewVerdict.class, WriterSchemas.none());
    for (String topic : driver.producedTopicNames()) {
      // What nobody wants is taken out all the same: the driver would keep it.
      List<byte[]> values =
          driver
              .createOutputTopic(topic, new ByteArrayDeserializer(), new ByteArrayDeserializer())
              .readValuesToList();
      if (topic.equals(verdicts)) {
        values.forEach(value -> into.add(serde.decode(value)));
      }
    }
  }
}
