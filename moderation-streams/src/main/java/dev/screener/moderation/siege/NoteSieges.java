package dev.screener.moderation.siege;

import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.SiegeState;
import dev.screener.contracts.topics.Ids;
import dev.screener.moderation.line.Sweep;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.moderation.record.SiegeFile;
import java.time.Duration;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a file of each siege that is told of, and tells what comes to its film meanwhile how
 * moderators have decided on it.
 */
final class NoteSieges implements ProcessorSupplier<String, Watched, String, Watched> {

  private static final Duration SWEEP = Duration.ofMinutes(1);
  private static final long REMEMBERED_MILLIS = Duration.ofDays(180).toMillis();
  private static final long UNHEARD_OF_MILLIS = Duration.ofDays(1).toMillis();

  @Override
  public Processor<String, Watched, String, Watched> get() {
    return new Desk();
  }

  private static final class Desk implements Processor<String, Watched, String, Watched> {
    private ProcessorContext<String, Watched> context;
    private SiegeRegister register;

    @Override
    public void init(ProcessorContext<String, Watched> processorContext) {
      context = processorContext;
      register = new SiegeRegister(processorContext);
      KeyValueStore<String, byte[]> members = SiegeStores.members(processorContext);
      Sweep<SiegeFile> files =
          new Sweep<>(register.files(), NoteSieges::isForgotten, this::forget).daily();
      Sweep<byte[]> old = Sweep.byKey(members, this::isForgotten).daily();
      processorContext.schedule(SWEEP, PunctuationType.STREAM_TIME, files::next);
      processorContext.schedule(SWEEP, PunctuationType.STREAM_TIME, old::next);
    }

    @Override
    public void process(Record<String, Watched> record) {
      Watched what = record.value();
      if (what instanceof Watched.Review review) {
        SiegeState state = state(record.key(), review.review());
        context.forward(
            state == SiegeState.OPEN
                ? record
                : record.withValue(new Watched.Review(told(state, review.review()))));
      } else if (what instanceof Watched.LookedBack back && back.evidence().siege() != 0) {
        SiegeEvidence evidence = back.evidence();
        SiegeState state = register.state(Ids.filmOf(record.key()), evidence.siege());
        context.forward(record.withValue(new Watched.LookedBack(evidence.in(state))));
      } else if (what instanceof Watched.News news) {
        news(record, news.siege());
      } else {
        context.forward(record);
      }
    }

    private SiegeState state(String key, SeenReview seen) {
      return seen.siege() == 0 ? SiegeState.OPEN : register.state(Ids.filmOf(key), seen.siege());
    }

    private void news(Record<String, Watched> record, @Nullable FilmSiege siege) {
      String filmId = record.key();
      SiegeFile known =
          siege == null
              ? register.newest(filmId)
              : register.file(filmId, siege.getOpenedAt().toEpochMilli());
      if (siege != null) {
        SiegeFile file = SiegeFiles.told(known, siege);
        keep(record, file);
        context.forward(record.withValue(new Watched.News(SiegeFiles.toSiege(filmId, file))));
        return;
      }
      if (known != null && SiegeFiles.goesOn(known)) {
        keep(record, SiegeFiles.ended(known, record.timestamp()));
      }
      context.forward(record);
    }

    private void keep(Record<String, Watched> record, SiegeFile file) {
      String filmId = record.key();
      register.keep(filmId, file);
      context.forward(
          record
              .withKey(SiegeRegister.key(filmId, file.getOpenedAt()))
              .withValue(new Watched.File(SiegeFiles.toSiege(filmId, file))));
    }

    /** Whoever can still decide on the siege, or take that back, finds its members. */
    private boolean isForgotten(String key, byte[] member, long now) {
      return SiegeMembers.isOld(member, now, REMEMBERED_MILLIS)
          && register.file(Ids.filmOf(key), SiegeMembers.openedAt(member)) == null;
    }

    private void forget(String key, SiegeFile file) {
      register.files().delete(key);
      context.forward(new Record<>(key, new Watched.File(null), context.currentStreamTimeMs()));
    }
  }

  private static SeenReview told(SiegeState state, SeenReview seen) {
    ScreenedReview screened = seen.screened();
    return new SeenReview(
        ScreenedReview.newBuilder(screened)
            .setSignals(SiegeEvidence.decided(state, screened.getSignals()))
            .build(),
        seen.siege());
  }

  private static boolean isForgotten(SiegeFile file, long now) {
    if (SiegeFiles.goesOn(file)) {
      return false;
    }
    long life = file.getOpened() ? REMEMBERED_MILLIS : UNHEARD_OF_MILLIS;
    return file.getChangedAt() < now - life;
  }
}
