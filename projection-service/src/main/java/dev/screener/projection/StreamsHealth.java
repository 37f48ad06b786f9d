package dev.screener.projection;

import dev.screener.projection.http.ReadSide;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Health by the state of Kafka Streams, which runs when the global stores are loaded and the others
 * are restored. While partitions move later on, it stays ready: all instances rebalance at once,
 * and what is not here is asked of those who have it.
 */
final class StreamsHealth implements ReadSide.Health {

  private final KafkaStreams streams;
  private volatile boolean hasRun;

  StreamsHealth(KafkaStreams streams) {
    this.streams = streams;
  }

  @Override
  public boolean isLive() {
    return switch (streams.state()) {
      case CREATED, REBALANCING, RUNNING -> true;
      case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> false;
    };
  }

  @Override
  public boolean isReady() {
    KafkaStreams.State state = streams.state();
    hasRun |= state == KafkaStreams.State.RUNNING;
    return hasRun
        && (state == KafkaStreams.State.RUNNING || state == KafkaStreams.State.REBALANCING);
  }

  @Override
  public String state() {
    return streams.state().name();
  }
}
