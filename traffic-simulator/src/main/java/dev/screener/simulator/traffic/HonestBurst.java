package dev.screener.simulator.traffic;

import java.util.List;

/** A release night as it should be: thousands of honest people under one film, and no attack. */
record HonestBurst(String name) implements Attack {

  private static final int CROWD = 6_000;

  @Override
  public List<TrafficEvent> on(Stage stage) {
    Cast cast = new Cast(stage, name);
    cast.crowd(name, stage.settings().sized(CROWD));
    return cast.inOrder();
  }
}
