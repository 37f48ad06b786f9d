package dev.screener.tests.faults;

import java.util.Locale;

/**
 * One thing that goes wrong.
 *
 * @param at when it begins, as a share of the time in which the workload is sent
 * @param target which broker, from 0, or which service, from 0 in {@link FaultCluster#SERVICES}
 * @param seconds how long it lasts; of a kill, until the start
 * @param detail of a cut: the broker that is not reached, or -1 for none; of a clock: seconds that
 *     it jumps
 */
record Fault(Kind kind, double at, int target, double seconds, int detail) {

  /** What can go wrong. */
  enum Kind {
    /** SIGKILL of a service, and its start. */
    KILL_SERVICE,
    /** SIGKILL of a broker, and its start. */
    KILL_BROKER,
    /** SIGKILL of the active controller, and its start. */
    CHANGE_CONTROLLER,
    /** SIGSTOP of a service beyond the session time-out, then SIGCONT. */
    PAUSE_SERVICE,
    /** The same of a broker. */
    PAUSE_BROKER,
    /** A service reaches one broker, or all of them, no more. */
    CUT,
    /** The other brokers reach one broker no more. */
    CUT_BROKER,
    /** Each write to disk of a service that keeps state is followed by a wait. */
    SLOW_DISK,
    /** No byte is left for the state of a service. */
    FULL_DISK,
    /** The clock of a service jumps, and jumps back. */
    CLOCK_JUMP,
    /** The newest records are written once more, in another order. */
    REPEAT_AND_REORDER;

    boolean isOfBroker() {
      return this == KILL_BROKER
          || this == CHANGE_CONTROLLER
          || this == PAUSE_BROKER
          || this == CUT_BROKER;
    }
  }

  @Override
  public String toString() {
    String what = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    String where = kind.isOfBroker() ? "broker-" + target : FaultCluster.SERVICES.get(target);
    return String.format(
        Locale.ROOT, "%2.0f%% %s %s %.1f s detail %d", at * 100, what, where, seconds, detail);
  }
}
