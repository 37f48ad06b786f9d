package dev.screener.moderation.siege;

import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.record.ScreenedReview;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.jspecify.annotations.Nullable;

/** Watches how each film is voted on, before its reviews reach their cases. By film. */
public final class SiegeDesk {

  private final SiegeStores stores;
  private final ReleaseCalendar releases;
  private final UnaryOperator<String> titles;

  /**
   * @param titles a film's title by its id; empty when not known
   */
  public SiegeDesk(
      WriterSchemas writerSchemas, ReleaseCalendar releases, UnaryOperator<String> titles) {
    this.stores = new SiegeStores(writerSchemas);
    this.releases = releases;
    this.titles = titles;
  }

  /**
   * What comes of watching.
   *
   * @param reviews on their way to their cases
   * @param lookedBack evidence for reviews that came a moment before
   * @param sieges a film's siege, by filmId; null when it is over
   * @param jobs the same for moderators, by job id
   * @param files each siege of the last months and how it was decided, by filmId/openedAt; null
   *     when it is forgotten
   * @param words what moderators now say of a siege, by filmId
   */
  public record Seen(
      KStream<String, SeenReview> reviews,
      KStream<String, SiegeEvidence> lookedBack,
      KStream<String, @Nullable FilmSiege> sieges,
      KStream<String, @Nullable QueuedJob> jobs,
      KStream<String, @Nullable FilmSiege> files,
      KStream<String, SiegeWord> words) {}

  /** Examined reviews and moderators' decisions on sieges, both placed by film. */
  public Seen watch(
      KStream<String, ScreenedReview> examined, KStream<String, SiegeDecision> decisions) {
    KStream<String, Watched> noted =
        examined
            .process(new WatchFilm(stores, releases, titles), Named.as("watch-film"))
            .process(new NoteSieges(), Named.as("note-sieges"), SiegeStores.SIEGE_DESK);
    KStream<String, Watched> watched =
        noted.merge(
            decisions.process(
                new DecideSieges(titles), Named.as("decide-sieges"), SiegeStores.SIEGE_DESK),
            Named.as("merge-decided-sieges"));
    return new Seen(
        only(watched, Watched.Review.class, "reviews")
            .mapValues(Watched.Review::review, Named.as("take-watched-review")),
        only(watched, Watched.LookedBack.class, "looked-back")
            .mapValues(Watched.LookedBack::evidence, Named.as("take-siege-evidence")),
        only(watched, Watched.News.class, "sieges")
            .mapValues(Watched.News::siege, Named.as("take-siege")),
        only(watched, Watched.Job.class, "siege-jobs")
            .mapValues(Watched.Job::job, Named.as("take-siege-job")),
        only(watched, Watched.File.class, "siege-files")
            .mapValues(Watched.File::siege, Named.as("take-siege-file")),
        only(watched, Watched.Word.class, "siege-words")
            .mapValues(Watched.Word::word, Named.as("take-siege-word")));
  }

  private static <W extends Watched> KStream<String, W> only(
      KStream<String, Watched> watched, Class<W> kind, String what) {
    return watched
        .filter((key, one) -> kind.isInstance(one), Named.as("if-" + what))
        .mapValues(kind::cast, Named.as("as-" + what));
  }
}
