package dev.screener.projection;

import dev.screener.projection.http.ReadSide;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Health by the state of Kafka Streams, which runs only when the global store is loaded and the
 * others are restored.
 */
record StreamsHealth(KafkaStreams streams) implements ReadSide.Health {

  @Override
  public boolean isLive() {
    return switch (streams.state()) {
      case CREATED, REBALANCING, RUNNING -> true;
      case PENDING_SHUTDOWN, NOT_RUNNING, PENDING_ERROR, ERROR -> false;
    };
  }

  @Override
  public boolean isReady() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  @Override
  public String state() {
    return streams.state().name();
  }
}
