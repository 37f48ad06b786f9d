package dev.screener.projection.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.JobEscalation;
import dev.screener.contracts.serde.AvroSerde;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Escalations by way of their topic: written there, they count once read back. */
final class TopicEscalations implements Escalations {

  private final QueueShelf shelf;
  private final AvroSerde<JobEscalation> serde;
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final HolderTokens tokens;
  private final Clock clock;

  TopicEscalations(
      QueueShelf shelf,
      AvroSerde<JobEscalation> serde,
      Producer<byte[], byte[]> producer,
      String topic,
      HolderTokens tokens,
      Clock clock) {
    this.shelf = shelf;
    this.serde = serde;
    this.producer = producer;
    this.topic = topic;
    this.tokens = tokens;
    this.clock = clock;
  }

  @Override
  public Optional<Escalation> of(Job job, String moderator) {
    return shelf
        .escalation(job.jobId())
        .map(
            told ->
                new Escalation(
                    told.getModerator().equals(tokens.of(moderator)),
                    told.getModerator(),
                    told.getReason(),
                    told.getEscalatedAt()));
  }

  @Override
  public CompletionStage<Escalation> escalate(Job job, Why why, String moderator) {
    JobEscalation word = word(job, true, why.name(), moderator);
    return write(word)
        .thenApply(
            read -> new Escalation(true, word.getModerator(), why.name(), word.getEscalatedAt()));
  }

  @Override
  public CompletionStage<Void> handBack(Job job, String moderator) {
    return write(word(job, false, "", moderator));
  }

  private JobEscalation word(Job job, boolean escalated, String reason, String moderator) {
    return new JobEscalation(
        UUID.randomUUID().toString(),
        job.jobId(),
        EscalationShelf.revision(job.revision()),
        escalated,
        reason,
        tokens.of(moderator),
        clock.instant().truncatedTo(ChronoUnit.MILLIS));
  }

  private CompletableFuture<Void> write(JobEscalation word) {
    return shelf
        .awaited()
        .write(
            word.getEscalationId(),
            producer,
            new ProducerRecord<>(
                topic,
                0,
                word.getEscalatedAt().toEpochMilli(),
                word.getJobId().getBytes(UTF_8),
                serde.serialize(topic, word)));
  }
}
