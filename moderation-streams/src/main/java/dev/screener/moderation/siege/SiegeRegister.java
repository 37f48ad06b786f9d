package dev.screener.moderation.siege;

import dev.screener.contracts.event.SiegeState;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.line.StoreSettings;
import dev.screener.moderation.record.SiegeFile;
import java.util.Locale;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;

/** The sieges of one partition's films, open and ended, and what was decided on them. */
public final class SiegeRegister {

  /**
   * filmId, a slash and the opening in ms to {@link SiegeFile}; about 400 bytes. An entry goes 180
   * days of event time after its siege ended or was last decided on; one of which only decisions
   * tell after a day.
   */
  public static final String SIEGE_FILES = "siege-files";

  private final KeyValueStore<String, SiegeFile> files;

  public SiegeRegister(ProcessorContext<?, ?> context) {
    this.files = context.getStateStore(SIEGE_FILES);
  }

  static StoreBuilder<KeyValueStore<String, SiegeFile>> store(WriterSchemas writerSchemas) {
    return StoreSettings.persistent(
        SIEGE_FILES, Serdes.String(), AvroSerde.of(SiegeFile.class, writerSchemas));
  }

  public KeyValueStore<String, SiegeFile> files() {
    return files;
  }

  /** In which a film's sieges stand by rising time. */
  static String key(String filmId, long openedAt) {
    return String.format(Locale.ROOT, "%s/%013d", filmId, openedAt);
  }

  @Nullable SiegeFile file(String filmId, long openedAt) {
    return files.get(key(filmId, openedAt));
  }

  void keep(String filmId, SiegeFile file) {
    files.put(key(filmId, file.getOpenedAt()), file);
  }

  /** What moderators say of a siege. */
  public static SiegeState state(SiegeFile file) {
    return SiegeFiles.state(file);
  }

  /** The same; OPEN where it is not known. */
  public SiegeState state(String filmId, long openedAt) {
    SiegeFile file = file(filmId, openedAt);
    return file == null ? SiegeState.OPEN : SiegeFiles.state(file);
  }

  /** The film's newest siege; null for none. */
  @Nullable SiegeFile newest(String filmId) {
    // The character after the slash ends the film's sieges.
    try (KeyValueIterator<String, SiegeFile> newestFirst =
        files.reverseRange(filmId + '/', filmId + '0')) {
      while (newestFirst.hasNext()) {
        SiegeFile file = newestFirst.next().value;
        if (file.getOpened()) {
          return file;
        }
      }
    }
    return null;
  }

  /**
   * Notes how far a siege's reviews were judged again.
   *
   * @param walkedTo null when that is done
   */
  public void walked(String key, SiegeFile file, @Nullable String walkedTo) {
    files.put(key, SiegeFile.newBuilder(file).setWalkedTo(walkedTo).build());
  }
}
