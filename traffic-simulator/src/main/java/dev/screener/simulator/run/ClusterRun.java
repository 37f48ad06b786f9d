package dev.screener.simulator.run;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.simulator.traffic.Traffic;
import dev.screener.simulator.traffic.TrafficEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Plays traffic to a running Screener in wall time, and reads what comes of it off the cluster. An
 * event's time is when it is sent.
 */
public final class ClusterRun {

  private static final Duration TICK = Duration.ofMillis(200);

  /** How long the last verdicts are waited for. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** After the last verdict, for what campaigns and sieges still change. */
  private static final Duration TAIL = Duration.ofSeconds(20);

  private static final int MOST_AT_ONCE = 500;

  private final Site site;
  private final Properties kafka;
  private final String prefix;
  private final Ledger ledger = new Ledger();
  private final AvroSerde<ReviewVerdict> verdicts;
  private final AvroSerde<QueuedJob> jobs;

  /**
   * @param kafka settings for a client of the cluster
   * @param prefix what topic names begin with
   * @param schemas of what the services write
   */
  public ClusterRun(Site site, Properties kafka, String prefix, WriterSchemas schemas) {
    this.verdicts = AvroSerde.of(ReviewVerdict.class, schemas);
    this.jobs = AvroSerde.of(QueuedJob.class, schemas);
    this.site = site;
    this.kafka = kafka;
    this.prefix = prefix;
  }

  /** Plays all of the traffic and scores it. */
  public Score play(Traffic traffic, long seed, LongConsumer progress)
      throws IOException, InterruptedException {
    long started = System.nanoTime();
    try (Consumer<String, byte[]> consumer = consumer()) {
      boolean sieges = watch(consumer);
      for (Film film : traffic.films()) {
        site.put(film);
      }
      send(traffic, consumer, progress);
      await(consumer);
      double seconds = (System.nanoTime() - started) / 1e9;
      return Scoring.of(traffic.scenario(), seed, ledger, sieges, seconds);
    }
  }

  private void send(Traffic traffic, Consumer<String, byte[]> consumer, LongConsumer progress)
      throws IOException, InterruptedException {
    long sent = 0;
    Duration late = null;
    List<ReviewSubmission> batch = new ArrayList<>();
    while (traffic.events().hasNext()) {
      TrafficEvent event = traffic.events().next();
      if (late == null) {
        late = Duration.between(event.at(), Instant.now());
      }
      Instant due = event.at().plus(late);
      while (due.isAfter(Instant.now())) {
        submit(batch);
        read(consumer, TICK);
      }
      if (event instanceof TrafficEvent.Review review) {
        ledger.submitted(new TrafficEvent.Review(due, review.submission(), review.label()));
        batch.add(review.submission());
      } else if (event instanceof TrafficEvent.Report report) {
        submit(batch);
        site.report(report.report());
      }
      if (batch.size() >= MOST_AT_ONCE) {
        submit(batch);
      }
      progress.accept(++sent);
    }
    submit(batch);
  }

  private void submit(List<ReviewSubmission> batch) throws IOException, InterruptedException {
    if (!batch.isEmpty()) {
      site.submit(List.copyOf(batch));
      batch.clear();
    }
  }

  /**
   * Waits for every review's verdict, and a while longer.
   *
   * @throws IOException when verdicts are missing
   */
  private void await(Consumer<String, byte[]> consumer) throws IOException {
    Instant until = Instant.now().plus(PATIENCE);
    while (ledger.unjudged() > 0) {
      if (Instant.now().isAfter(until)) {
        throw new IOException(ledger.unjudged() + " reviews have no verdict after " + PATIENCE);
      }
      read(consumer, TICK);
    }
    Instant end = Instant.now().plus(TAIL);
    while (Instant.now().isBefore(end)) {
      read(consumer, TICK);
    }
  }

  private void read(Consumer<String, byte[]> consumer, Duration patience) {
    for (ConsumerRecord<String, byte[]> record : consumer.poll(patience)) {
      String topic = record.topic().substring(prefix.length());
      switch (topic) {
        case DrivenPipeline.VERDICTS -> ledger.judged(verdicts.decodePresent(record.value()));
        case DrivenPipeline.QUEUE -> {
          if (record.value() != null) {
            ledger.queued(record.key(), jobs.decodePresent(record.value()));
          }
        }
        case DrivenPipeline.SIEGES ->
            ledger.siege(record.key(), record.timestamp(), record.value() != null);
        default -> ledger.campaign(record.key(), record.timestamp(), record.value() != null);
      }
    }
  }

  /** From now on; whether there is a siege desk. */
  private boolean watch(Consumer<String, byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    boolean sieges = false;
    for (String name : DrivenPipeline.TOLD) {
      var found = consumer.listTopics().get(prefix + name);
      if (found != null) {
        sieges |= name.equals(DrivenPipeline.SIEGES);
        found.forEach(one -> partitions.add(new TopicPartition(one.topic(), one.partition())));
      }
    }
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    // Positions are only looked up when they are asked for.
    partitions.forEach(consumer::position);
    return sieges;
  }

  private Consumer<String, byte[]> consumer() {
    Properties properties = new Properties();
    properties.putAll(kafka);
    properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    return new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
  }
}
