package dev.screener.moderation.siege;

import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.SiegeDecision;
import dev.screener.contracts.event.SiegeState;
import dev.screener.moderation.record.FilmPulse;
import dev.screener.moderation.record.OpenSiege;
import dev.screener.moderation.record.SiegeFile;
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** Takes moderators' decisions to sieges; one settles all that a siege holds. Each is answered. */
final class DecideSieges implements ProcessorSupplier<String, SiegeDecision, String, Watched> {

  private final UnaryOperator<String> titles;

  DecideSieges(UnaryOperator<String> titles) {
    this.titles = titles;
  }

  @Override
  public Processor<String, SiegeDecision, String, Watched> get() {
    return new Desk();
  }

  private final class Desk implements Processor<String, SiegeDecision, String, Watched> {
    private ProcessorContext<String, Watched> context;
    private SiegeRegister register;
    private KeyValueStore<String, FilmPulse> pulses;

    @Override
    public void init(ProcessorContext<String, Watched> processorContext) {
      context = processorContext;
      register = new SiegeRegister(processorContext);
      pulses = SiegeStores.pulses(processorContext);
    }

    @Override
    public void process(Record<String, SiegeDecision> record) {
      SiegeDecision decision = record.value();
      String filmId = decision.getFilmId();
      long openedAt = decision.getOpenedAt().toEpochMilli();
      long at = record.timestamp();
      SiegeFile known = register.file(filmId, openedAt);
      SiegeFile before = known == null ? SiegeFiles.unheardOf(openedAt, at) : known;
      SiegeFile newest = register.newest(filmId);
      boolean followed = newest != null && newest.getOpenedAt() > openedAt;
      SiegeFile after = SiegeFiles.decided(before, decision, followed, at);
      if (after == null) {
        return;
      }
      register.keep(filmId, after);
      forward(
          SiegeRegister.key(filmId, openedAt),
          new Watched.File(SiegeFiles.toSiege(filmId, after)),
          at);
      if (SiegeFiles.state(before) != SiegeFiles.state(after)) {
        if (SiegeFiles.goesOn(after)) {
          tell(filmId, before, after, at);
        }
        forward(filmId, new Watched.Word(new SiegeWord(filmId, openedAt)), at);
      }
    }

    /** A siege that is still open is told anew; its job is settled, or stands again. */
    private void tell(String filmId, SiegeFile before, SiegeFile after, long at) {
      forward(filmId, new Watched.News(SiegeFiles.toSiege(filmId, after)), at);
      if (SiegeFiles.state(before) == SiegeState.OPEN) {
        forward(SiegeNotices.jobId(filmId), new Watched.Job(null), at);
      } else if (SiegeFiles.state(after) == SiegeState.OPEN) {
        forward(SiegeNotices.jobId(filmId), new Watched.Job(job(filmId, after)), at);
      }
    }

    private @Nullable QueuedJob job(String filmId, SiegeFile file) {
      FilmPulse pulse = pulses.get(filmId);
      OpenSiege open = pulse == null ? null : pulse.getSiege();
      return open == null || open.getOpenedAt() != file.getOpenedAt()
          ? null
          : SiegeNotices.job(filmId, titles.apply(filmId), open);
    }

    private void forward(String key, Watched what, long at) {
      context.forward(new Record<>(key, what, at));
    }
  }
}
