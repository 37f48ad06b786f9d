package dev.screener.moderation.films;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaUnavailableException;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.siege.ReleaseCalendar;
import dev.screener.scoring.FilmVocabulary;
import dev.screener.scoring.template.FilmWords;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The titles of films, for moderators' jobs, their words, which say nothing about who wrote the
 * same but much about whether a text is about them, and when they come out; from films.catalog, in
 * the memory of every instance. What cannot be read changes nothing: bytes come in, and nothing is
 * thrown on what they say.
 */
public final class Films implements ProcessorSupplier<byte[], byte[], Void, Void>, ReleaseCalendar {

  private static final String STORE = "film-titles";
  private static final int YEAR_DIGITS = 4;
  private static final Logger LOG = LoggerFactory.getLogger(Films.class);

  /** About a kilobyte a film, at most 6 kB however much the catalogue says of it. */
  private record Known(String title, FilmWords words, FilmVocabulary vocabulary, long releaseDay) {}

  private final AvroSerde<Film> films;
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  public Films(WriterSchemas writerSchemas) {
    this.films = AvroSerde.of(Film.class, writerSchemas);
  }

  /**
   * Holds nothing, since what is known stands in this object; a global processor must have one. The
   * map loses an entry when the film's record becomes a tombstone.
   */
  public static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.inMemoryKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingDisabled();
  }

  /** The title of a film, or empty when the catalogue does not know it. */
  public String title(String filmId) {
    Known film = known.get(filmId);
    return film == null ? "" : film.title();
  }

  /** The words of a film, or none when the catalogue does not know it. */
  public FilmWords words(String filmId) {
    Known film = known.get(filmId);
    return film == null ? FilmWords.NONE : film.words();
  }

  /** The words by which a text is about the film, or none when the catalogue does not know it. */
  public FilmVocabulary vocabulary(String filmId) {
    Known film = known.get(filmId);
    return film == null ? FilmVocabulary.NONE : film.vocabulary();
  }

  @Override
  public long dayOf(String filmId) {
    Known film = known.get(filmId);
    return film == null ? UNKNOWN : film.releaseDay();
  }

  @Override
  public Processor<byte[], byte[], Void, Void> get() {
    return this::learn;
  }

  private static long releaseDay(@Nullable String date) {
    try {
      return date == null ? UNKNOWN : LocalDate.parse(date).toEpochDay();
    } catch (DateTimeParseException notADate) {
      return UNKNOWN;
    }
  }

  private void learn(Record<byte[], byte[]> record) {
    String filmId = record.key() == null ? "" : new String(record.key(), UTF_8);
    try {
      Film film = films.decode(record.value());
      if (film == null) {
        known.remove(filmId);
      } else {
        FilmWords words = FilmWords.of(film.getTitle(), year(film), film.getPeople());
        FilmVocabulary vocabulary =
            FilmVocabulary.of(film.getTitle(), film.getPeople(), film.getSynopsis());
        long releaseDay = releaseDay(film.getReleaseDate());
        known.put(filmId, new Known(film.getTitle(), words, vocabulary, releaseDay));
      }
    } catch (SchemaUnavailableException away) {
      // The record is not to blame, and passed over it would not come again.
      throw away;
    } catch (RuntimeException unreadable) {
      LOG.warn("event=film-unreadable error={}", unreadable.getClass().getSimpleName());
    }
  }

  private static @Nullable Integer year(Film film) {
    String date = film.getReleaseDate();
    if (date == null || date.length() < YEAR_DIGITS) {
      return null;
    }
    try {
      return Integer.valueOf(date.substring(0, YEAR_DIGITS));
    } catch (NumberFormatException notADate) {
      return null;
    }
  }
}
