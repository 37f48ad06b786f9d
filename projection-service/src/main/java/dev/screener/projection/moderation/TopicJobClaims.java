package dev.screener.projection.moderation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.JobClaim;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.projection.view.ViewNotReadyException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Claims by way of their topic: written there, they count once read back, so that of two moderators
 * at two instances the same one comes first for both.
 */
final class TopicJobClaims implements JobClaims {

  static final Duration LENGTH = Duration.ofMinutes(5);

  private final ClaimShelf shelf;
  private final AvroSerde<JobClaim> serde;
  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final HolderTokens tokens;
  private final Clock clock;

  TopicJobClaims(
      ClaimShelf shelf,
      AvroSerde<JobClaim> serde,
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
  public Optional<Claim> of(String jobId, String moderator) {
    return shelf.of(jobId, clock.millis()).map(held -> claim(held, tokens.of(moderator)));
  }

  @Override
  public CompletionStage<Claim> take(String jobId, String moderator) {
    Optional<Claim> standing = of(jobId, moderator);
    if (standing.isPresent() && !standing.get().yours()) {
      return CompletableFuture.completedFuture(standing.get());
    }
    return write(jobId, moderator, LENGTH)
        .thenApply(
            read ->
                of(jobId, moderator)
                    .orElseThrow(
                        () ->
                            new ViewNotReadyException(
                                "the job was settled meanwhile, or clocks differ",
                                new IllegalStateException("no claim stands"))));
  }

  @Override
  public CompletionStage<Void> release(String jobId, String moderator) {
    return of(jobId, moderator).filter(Claim::yours).isPresent()
        ? write(jobId, moderator, Duration.ZERO)
        : CompletableFuture.completedFuture(null);
  }

  private CompletableFuture<Void> write(String jobId, String moderator, Duration length) {
    String claimId = UUID.randomUUID().toString();
    JobClaim claim = new JobClaim(claimId, jobId, tokens.of(moderator), (int) length.toSeconds());
    return shelf
        .awaited()
        .write(
            claimId,
            producer,
            new ProducerRecord<>(
                topic, 0, clock.millis(), jobId.getBytes(UTF_8), serde.serialize(topic, claim)));
  }

  private static Claim claim(ClaimShelf.Held held, String asker) {
    return new Claim(held.holder().equals(asker), Instant.ofEpochMilli(held.until()));
  }
}
