package dev.screener.moderation.siege;

import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.line.StoreSettings;
import dev.screener.moderation.record.FilmPulse;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The siege model's stores, by film. */
final class SiegeStores {

  /**
   * filmId to {@link FilmPulse}; about 300 bytes, and 3 a vote of the last six hours and 4 a text
   * of these: at most 2 KB. Under {@value #SITE} what the films of the partition have in common. An
   * entry goes when nobody has voted on the film for 600 days.
   */
  static final String FILM_PULSE = "film-pulse";

  /**
   * filmId/000 to filmId/255, written in turn: the last votes by voters without standing on films
   * that are voted on just now, to be judged again when a siege opens. The time in 8 bytes, what it
   * was in 2, the reviewId; about 60 bytes. An entry is overwritten, or goes after a day.
   */
  static final String FILM_VOTES = "film-votes";

  /** No film's id holds the character. */
  static final String SITE = "@site";

  private final StoreBuilder<KeyValueStore<String, FilmPulse>> pulses;
  private final StoreBuilder<KeyValueStore<String, byte[]>> votes;

  SiegeStores(WriterSchemas writerSchemas) {
    pulses =
        StoreSettings.persistent(
            FILM_PULSE, Serdes.String(), AvroSerde.of(FilmPulse.class, writerSchemas));
    votes = StoreSettings.persistent(FILM_VOTES, Serdes.String(), Serdes.ByteArray());
  }

  Set<StoreBuilder<?>> all() {
    return Set.of(pulses, votes);
  }
}
