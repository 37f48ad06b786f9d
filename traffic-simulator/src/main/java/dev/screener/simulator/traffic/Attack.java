package dev.screener.simulator.traffic;

import java.util.List;

/** Something staged beside everyday traffic. */
interface Attack {

  /** All of it, in the order of event time. The same stage gives the same events. */
  List<TrafficEvent> on(Stage stage);
}
