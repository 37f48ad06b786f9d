package dev.screener.tests.faults;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Plays a schedule beside a sender. Of the brokers one at a time has a fault: three bear one. */
final class Injector {
  private static final String DISK_CALLS =
      "fsync,fdatasync,sync_file_range,ftruncate,rename,unlink,mkdir";
  private static final long DISK_DELAY_MICROS = 150_000;

  private final FaultCluster cluster;
  private final Schedule schedule;
  private final Sender sender;
  private final Semaphore brokers = new Semaphore(1);
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  Injector(FaultCluster cluster, Schedule schedule, Sender sender) {
    this.cluster = cluster;
    this.schedule = schedule;
    this.sender = sender;
  }

  void start() {
    for (Fault fault : schedule.faults()) {
      Thread thread = new Thread(() -> await(fault), fault.kind().name());
      thread.start();
      threads.add(thread);
    }
    // What ends by itself is started once more, as in production.
    Thread keeper =
        new Thread(
            () -> {
              while (!over) {
                try {
                  cluster.keepUp();
                } catch (IOException e) {
                  told.add("could not start again: " + e);
                }
                pass(1);
              }
            },
            "keeper");
    keeper.setDaemon(true);
    keeper.start();
  }

  /** Returns when every fault has had its end; what was done, in the order in which it ended. */
  List<String> join() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join(TimeUnit.MINUTES.toMillis(4));
    }
    over = true;
    return told;
  }

  private void await(Fault fault) {
    while (sender.progress() < fault.at()) {
      pass(0.02);
    }
    boolean ofBroker = fault.kind().isOfBroker();
    try {
      if (ofBroker) {
        brokers.acquire();
      }
      double begun = sender.progress();
      String done = play(fault);
      told.add(
          String.format(
              Locale.ROOT,
              "%s: from %.0f%% to %.0f%%",
              done,
              begun * 100,
              sender.progress() * 100));
    } catch (Exception e) {
      told.add(fault + " FAILED: " + e);
    } finally {
      if (ofBroker) {
        awaitBrokers();
        brokers.release();
      }
    }
  }

  private String play(Fault fault) throws Exception {
    boolean ofBroker = fault.kind().isOfBroker();
    int node = fault.kind() == Fault.Kind.CHANGE_CONTROLLER ? cluster.controller() : fault.target();
    String name = ofBroker ? "broker-" + node : FaultCluster.SERVICES.get(fault.target());
    JavaProcess process = ofBroker ? cluster.broker(node) : cluster.service(name);
    switch (fault.kind()) {
      case KILL_SERVICE, KILL_BROKER, CHANGE_CONTROLLER -> {
        process.kill();
        pass(fault.seconds());
        process.start();
      }
      case PAUSE_SERVICE, PAUSE_BROKER -> {
        process.pause();
        pass(fault.seconds());
        process.carryOn();
      }
      case CUT -> cut(linksOf(name, fault.detail()), fault.seconds());
      case CUT_BROKER -> cut(List.of(cluster.peerLink(node)), fault.seconds());
      case SLOW_DISK -> slowDisk(process, fault.seconds());
      case FULL_DISK -> fullDisk(cluster.stateOf(name), fault.seconds());
      case CLOCK_JUMP -> clock(name, fault);
      case REPEAT_AND_REORDER -> sender.repeatNewest(fault.detail());
    }
    return fault.kind() + " " + name;
  }

  private List<Link> linksOf(String service, int broker) {
    List<Link> links = new ArrayList<>();
    for (int any = 0; any < FaultCluster.BROKERS; any++) {
      if (broker < 0 || broker == any) {
        links.add(cluster.link(service, any));
      }
    }
    return links;
  }

  private static void cut(List<Link> links, double seconds) {
    links.forEach(Link::cut);
    pass(seconds);
    links.forEach(Link::mend);
  }

  private static void slowDisk(JavaProcess process, double seconds) throws Exception {
    Process tracer =
        new ProcessBuilder(
                "strace",
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-p",
                Long.toString(process.pid()),
                "-e",
                "trace=" + DISK_CALLS,
                "-e",
                "inject=" + DISK_CALLS + ":delay_exit=" + DISK_DELAY_MICROS)
            .redirectErrorStream(true)
            .redirectOutput(new File("/dev/null"))
            .start();
    pass(seconds);
    boolean traced = tracer.isAlive();
    tracer.destroy();
    tracer.waitFor();
    if (!traced) {
      throw new IOException("strace could not attach");
    }
  }

  private static void fullDisk(Path state, double seconds) throws IOException {
    Path filler = state.resolve("filler");
    byte[] piece = new byte[1 << 16];
    try (RandomAccessFile file = new RandomAccessFile(filler.toFile(), "rw")) {
      while (true) {
        file.write(piece);
      }
    } catch (IOException full) {
      pass(seconds);
    }
    Files.deleteIfExists(filler);
  }

  private void clock(String name, Fault fault) throws IOException {
    Machine.setClock(cluster.clockOf(name), fault.detail());
    pass(fault.seconds());
    Machine.setClock(cluster.clockOf(name), 0);
  }

  /** A broker that is back takes part before the next one has its fault. */
  private void awaitBrokers() {
    long patience = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < patience) {
      try (var admin = cluster.admin()) {
        boolean whole =
            admin.describeCluster().nodes().get(10, TimeUnit.SECONDS).size() == FaultCluster.BROKERS
                && admin
                    .describeTopics(List.of(cluster.topics().submitted().name()))
                    .allTopicNames()
                    .get(10, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .flatMap(topic -> topic.partitions().stream())
                    .allMatch(partition -> partition.isr().size() == FaultCluster.BROKERS);
        if (whole) {
          return;
        }
      } catch (Exception notYet) {
        // Asked again.
      }
      pass(0.3);
    }
  }

  private static void pass(double seconds) {
    long until = System.nanoTime() + (long) (seconds * 1e9);
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
