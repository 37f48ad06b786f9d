package dev.screener.simulator.traffic;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewSubmission;
import java.time.Instant;
import java.util.Iterator;

/**
 * Live reviews made old ones that a site brings over with what became of them, in the order in
 * which they were written, a thousand a second.
 */
public final class Imports implements Iterator<TrafficEvent.Review> {

  private final Iterator<TrafficEvent> live;
  private Instant brought;

  /**
   * @param begin when the first is brought
   */
  public Imports(Traffic traffic, Instant begin) {
    this.live = traffic.events();
    this.brought = begin;
  }

  @Override
  public boolean hasNext() {
    return live.hasNext();
  }

  @Override
  public TrafficEvent.Review next() {
    TrafficEvent event = live.next();
    if (!(event instanceof TrafficEvent.Review review)) {
      throw new IllegalStateException("only reviews can be imported");
    }
    brought = brought.plusMillis(1);
    ReviewSubmission old =
        ReviewSubmission.newBuilder(review.submission())
            .setImported(true)
            .setPriorOutcome(Outcome.APPROVED)
            .build();
    return new TrafficEvent.Review(brought, old, Label.HISTORY);
  }
}
