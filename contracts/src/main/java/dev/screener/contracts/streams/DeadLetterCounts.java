package dev.screener.contracts.streams;

import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How many records one service put away, by the dead-letter topic that they went to. Every topic
 * has its count from the beginning, at nought: a counter that appears with its first record shows
 * no increase. A transaction that is tried again counts its letters again.
 */
final class DeadLetterCounts implements MeterBinder {

  private final Map<String, LongAdder> byTopic;

  DeadLetterCounts(TopicCatalogue catalogue) {
    this.byTopic =
        catalogue.deadLetters().stream()
            .map(Topic::name)
            .collect(Collectors.toUnmodifiableMap(Function.identity(), name -> new LongAdder()));
  }

  void putAway(String deadLetterTopic) {
    LongAdder count = byTopic.get(deadLetterTopic);
    if (count != null) {
      count.increment();
    }
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    byTopic.forEach(
        (topic, count) ->
            FunctionCounter.builder("screener.dead.letters", count, LongAdder::doubleValue)
                .description("Records that this service could not read and put away")
                .tag("topic", topic)
                .register(registry));
  }
}
