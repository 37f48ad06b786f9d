package dev.screener.projection.http;

import dev.screener.projection.view.FilmVersions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers about films, kept until their film changes: most readers ask for the same first pages.
 * Those asked for least lately go first. Used on one event loop.
 */
final class KeptAnswers {

  private static final int BESIDE_THE_BODY = 512;
  private static final float LOAD = 0.75f;

  private final FilmVersions versions;
  private final long most;
  private final Counter given;
  private final Map<String, Kept> byAddress = new LinkedHashMap<>(16, LOAD, true);
  private long bytes;

  /**
   * An answer that was given.
   *
   * @param route by which it was found
   * @param version of its film, from before it was read
   */
  record Kept(Answer answer, String route, String filmId, long version) {
    private long size() {
      return (long) answer.body().length() + BESIDE_THE_BODY;
    }
  }

  /**
   * @param most bytes; 0 keeps nothing
   */
  KeptAnswers(FilmVersions versions, long most, MeterRegistry metrics) {
    this.versions = versions;
    this.most = most;
    this.given =
        Counter.builder("screener.answers.kept")
            .description("Answers that were given again, since their film had not changed")
            .register(metrics);
  }

  long version(String filmId) {
    return versions.of(filmId);
  }

  /** The answer to this address, if its film is as it was. */
  @Nullable Kept get(String address) {
    Kept kept = byAddress.get(address);
    if (kept == null) {
      return null;
    }
    if (kept.version != versions.of(kept.filmId)) {
      byAddress.remove(address);
      bytes -= kept.size();
      return null;
    }
    given.increment();
    return kept;
  }

  void put(String address, Kept kept) {
    if (kept.size() + address.length() > most) {
      return;
    }
    Kept before = byAddress.put(address, kept);
    bytes += kept.size() - (before == null ? 0 : before.size());
    Iterator<Kept> oldest = byAddress.values().iterator();
    while (bytes > most && oldest.hasNext()) {
      bytes -= oldest.next().size();
      oldest.remove();
    }
  }
}
