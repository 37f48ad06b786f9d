package dev.screener.moderation.siege;

import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.line.DeskStore;
import dev.screener.moderation.line.Table;
import dev.screener.moderation.record.FilmPulse;
import dev.screener.moderation.record.SiegeFile;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** What the siege desk keeps: four tables in one store, by film. */
public final class SiegeStores {

  public static final String SIEGE_DESK = "siege-desk";

  /** No film's id holds the character. */
  static final String SITE = "@site";

  private static final char PULSES = 'p';
  private static final char VOTES = 'v';
  private static final char FILES = 'f';
  private static final char MEMBERS = 'm';

  private final StoreBuilder<KeyValueStore<String, Object>> store;

  SiegeStores(WriterSchemas writerSchemas) {
    store = DeskStore.of(SIEGE_DESK, writerSchemas, List.of(FilmPulse.class, SiegeFile.class));
  }

  Set<StoreBuilder<?>> all() {
    return Set.of(store);
  }

  /**
   * filmId to {@link FilmPulse}; about 300 bytes, and 3 a vote of the last six hours and 4 a text
   * of these: at most 2 KB. Under {@value #SITE} what the films of the partition have in common. An
   * entry goes when nobody has voted on the film for 600 days.
   */
  static Table<FilmPulse> pulses(ProcessorContext<?, ?> context) {
    return Table.of(context, SIEGE_DESK, PULSES);
  }

  /**
   * filmId/000 to filmId/255, written in turn: the last votes by voters without standing on films
   * that are voted on just now, to be judged again when a siege opens. The time in 8 bytes, what it
   * was in 2, the reviewId; about 60 bytes. An entry is overwritten, or goes after a day.
   */
  static Table<byte[]> votes(ProcessorContext<?, ?> context) {
    return Table.of(context, SIEGE_DESK, VOTES);
  }

  /**
   * filmId, a slash and the opening in ms to {@link SiegeFile}; about 400 bytes. An entry goes 180
   * days of event time after its siege ended or was last decided on; one of which only decisions
   * tell after a day.
   */
  static Table<SiegeFile> files(ProcessorContext<?, ?> context) {
    return Table.of(context, SIEGE_DESK, FILES);
  }

  /**
   * filmId/reviewId to when the siege opened, 8 bytes, and whether it was lifted after somebody had
   * decided on it, 1; about 40 bytes. Names no person. An entry goes when the review is edited,
   * withdrawn or erased or turns out to be no part of the siege, and with the siege's file, but not
   * within 180 days of event time of the opening.
   */
  static Table<byte[]> members(ProcessorContext<?, ?> context) {
    return Table.of(context, SIEGE_DESK, MEMBERS);
  }
}
