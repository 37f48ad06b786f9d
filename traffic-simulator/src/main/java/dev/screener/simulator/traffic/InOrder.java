package dev.screener.simulator.traffic;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/**
 * Several streams of events, each in order, as one in order. Of two at once the earlier stream's.
 */
final class InOrder implements Iterator<TrafficEvent> {

  private final PriorityQueue<Head> heads =
      new PriorityQueue<>(
          Comparator.comparing((Head head) -> head.event().at()).thenComparing(Head::stream));

  private record Head(TrafficEvent event, int stream, Iterator<TrafficEvent> rest) {}

  InOrder(List<Iterator<TrafficEvent>> streams) {
    for (int i = 0; i < streams.size(); i++) {
      offer(i, streams.get(i));
    }
  }

  @Override
  public boolean hasNext() {
    return !heads.isEmpty();
  }

  @Override
  public TrafficEvent next() {
    Head head = heads.poll();
    if (head == null) {
      throw new NoSuchElementException();
    }
    offer(head.stream(), head.rest());
    return head.event();
  }

  private void offer(int stream, Iterator<TrafficEvent> rest) {
    if (rest.hasNext()) {
      heads.add(new Head(rest.next(), stream, rest));
    }
  }
}
