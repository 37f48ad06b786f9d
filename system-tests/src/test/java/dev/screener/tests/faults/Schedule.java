package dev.screener.tests.faults;

import dev.screener.tests.faults.Fault.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** The faults of one run, by when they begin. The same seed and machine give the same ones. */
record Schedule(long seed, List<Fault> faults) {
  private static final double FIRST = 0.05;
  private static final double LAST = 0.9;

  /** Longer than the session time-out of the services here. */
  private static final double LEAST_PAUSE = 7;

  /**
   * @param possible what this machine lets a test do
   * @param number how many; every kind comes once before one comes twice
   */
  static Schedule of(long seed, Set<Kind> possible, int number) {
    Random random = new Random(seed * 31 + 7);
    List<Kind> kinds = new ArrayList<>();
    while (kinds.size() < number) {
      List<Kind> round = new ArrayList<>(possible);
      Collections.sort(round);
      Collections.shuffle(round, random);
      kinds.addAll(round);
    }
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      double at = FIRST + (LAST - FIRST) * (i + random.nextDouble() * 0.6) / number;
      faults.add(fault(kinds.get(i), at, random));
    }
    return new Schedule(seed, List.copyOf(faults));
  }

  /** The services that this kind befalls. */
  Set<String> befalls(Kind kind) {
    return faults.stream()
        .filter(fault -> fault.kind() == kind)
        .map(fault -> FaultCluster.SERVICES.get(fault.target()))
        .collect(Collectors.toSet());
  }

  private static Fault fault(Kind kind, double at, Random random) {
    int broker = random.nextInt(FaultCluster.BROKERS);
    int any = random.nextInt(FaultCluster.SERVICES.size());
    // ingest-service, which comes first, keeps no state.
    int stateful = 2 + random.nextInt(FaultCluster.SERVICES.size() - 2);
    double seconds = 2 + 4 * random.nextDouble();
    return switch (kind) {
      case KILL_SERVICE -> new Fault(kind, at, any, random.nextDouble() * 3, 0);
      case KILL_BROKER, CHANGE_CONTROLLER, CUT_BROKER -> new Fault(kind, at, broker, seconds, 0);
      case PAUSE_SERVICE -> new Fault(kind, at, any, LEAST_PAUSE + random.nextDouble() * 3, 0);
      case PAUSE_BROKER -> new Fault(kind, at, broker, LEAST_PAUSE + random.nextDouble() * 7, 0);
      case CUT -> new Fault(kind, at, any, seconds + 2, random.nextBoolean() ? broker : -1);
      case SLOW_DISK, FULL_DISK -> new Fault(kind, at, stateful, seconds, 0);
      case CLOCK_JUMP ->
          new Fault(kind, at, any, seconds + 2, (random.nextBoolean() ? 1 : -1) * 3_600);
      case REPEAT_AND_REORDER -> new Fault(kind, at, any, 0, 200);
    };
  }

  @Override
  public String toString() {
    return faults.stream().map(Fault::toString).collect(Collectors.joining("\n  ", "  ", ""));
  }
}
