package dev.screener.projection.moderation;

import dev.screener.projection.view.ViewStores;
import java.util.Optional;

/** The queue as this process has read it. Half a queue is worse than none. */
final class StreamsQueue implements ModerationQueue {

  private final ViewStores stores;
  private final QueueShelf shelf;

  StreamsQueue(ViewStores stores, QueueShelf shelf) {
    this.stores = stores;
    this.shelf = shelf;
  }

  @Override
  public Page page(Query query) {
    return loaded().page(query);
  }

  @Override
  public Waiting waiting() {
    return loaded().waiting();
  }

  @Override
  public int waitingOf(String filmId) {
    return loaded().waitingOf(filmId);
  }

  @Override
  public Optional<Job> job(String jobId) {
    return loaded().job(jobId);
  }

  private QueueShelf loaded() {
    stores.global(ModerationStores.QUEUE);
    return shelf;
  }
}
