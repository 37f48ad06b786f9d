package dev.screener.projection.view;

import dev.screener.contracts.event.ReviewVerdict;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.KStream;

/** What another view reads in the same topology. */
public interface ReadAlong {

  /** Reads the verdicts, too, by film. */
  void verdicts(KStream<String, ReviewVerdict> verdicts);

  /** Reads topics of its own. */
  void others(StreamsBuilder builder);
}
