package dev.screener.moderation.siege;

import dev.screener.contracts.event.SiegeState;
import dev.screener.moderation.record.SiegeFile;
import java.util.Locale;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The sieges of one partition's films, open and ended, and what was decided on them. */
public final class SiegeRegister {

  private final KeyValueStore<String, SiegeFile> files;

  public SiegeRegister(ProcessorContext<?, ?> context) {
    this.files = SiegeStores.files(context);
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
