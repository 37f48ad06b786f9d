package dev.screener.tests.faults;

import static org.awaitility.Awaitility.await;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.ReviewVerdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.awaitility.core.ConditionTimeoutException;

/** One run: a seed, its workload, its faults, and what the checker says of what came of them. */
final class FaultRun {
  static final Duration PATIENCE = Duration.ofSeconds(300);

  /** From its publication on; longer than a fault keeps an instance from hearing of it. */
  private static final Duration UNTIL_IN_FORCE = Duration.ofSeconds(20);

  /**
   * @param seconds in which the workload is sent
   * @param more settings by the first word of a service, for example to break it on purpose
   * @param patience how long it may take to come to rest
   */
  record Plan(
      Schedule schedule,
      int submissions,
      double seconds,
      Map<String, Map<String, String>> more,
      Duration patience) {}

  /**
   * @param told what was done and seen, a line each
   */
  record Result(Findings findings, List<String> told, long verdicts, double seconds) {}

  private final Plan plan;
  private final Path directory;
  private final long begun = System.nanoTime();

  FaultRun(Plan plan, Path directory) {
    this.plan = plan;
    this.directory = directory;
  }

  Result run() throws Exception {
    long seed = plan.schedule().seed();
    Workload workload = new Workload(seed, plan.submissions(), Instant.now());
    try (FaultCluster cluster = new FaultCluster(plan.schedule(), directory, plan.more());
        Sender sender = new Sender(cluster, workload, seed)) {
      workload.policies().forEach(policy -> sender.publish(policy, workload.begin()));
      sender.flush();
      cluster.startServices();
      cluster.awaitReady();
      said("ready");

      Guests guests = new Guests(cluster, workload, seed);
      Injector injector = new Injector(cluster, plan.schedule(), sender);
      PublishedPolicy newest =
          SitePolicy.showsShortReactions("4", Instant.now().plus(UNTIL_IN_FORCE));
      sender.publish(newest, System.currentTimeMillis());
      CompletableFuture<Void> https =
          CompletableFuture.runAsync(() -> play(guests, plan.seconds()));
      injector.start();
      sender.send(plan.seconds());
      List<String> told = injector.join();
      said("sent, faults over");
      sender.flush();
      https.get();
      cluster.awaitReady();
      said("healed; " + guests.told() + "; not acknowledged " + sender.failures());

      Findings findings = new Findings();
      Logs logs = settled(cluster, newest.getName() + '/' + newest.getVersion(), findings);
      said("settled, " + logs.verdicts().size() + " verdicts");
      if (!findings.isEmpty()) {
        return new Result(findings, told, logs.verdicts().size(), elapsed());
      }
      ReferenceModel model = new ReferenceModel(logs.submissions(), logs.decisions());
      Set<String> acknowledged = new HashSet<>(sender.acknowledged());
      acknowledged.addAll(guests.acknowledged());
      findings.addAll(Checker.check(logs, model, acknowledged));
      findings.addAll(views(cluster, new FilmFigures(logs, model)));
      said("views read");
      findings.addAll(
          UndisturbedRun.compare(
              Standing.newest(logs.verdicts()),
              UndisturbedRun.of(logs, directory.resolve("undisturbed"))));
      said("compared with the undisturbed run");
      if (!cluster.endedByThemselves().isEmpty()) {
        told.add("ended by themselves and were started again: " + cluster.endedByThemselves());
      }
      findings.check(
          guests.unexpected() == 0,
          Findings.Guarantee.NOTHING_LOST,
          guests.unexpected() + " writes were answered otherwise than 202, 429 or 503");
      return new Result(findings, told, logs.verdicts().size(), elapsed());
    }
  }

  /**
   * The log once nothing moves any more: all is taken in, and what is held was judged by the newest
   * policy. Where that never comes the log is taken as it is.
   */
  private Logs settled(FaultCluster cluster, String newest, Findings findings) {
    try {
      new Quiet(cluster).await(plan.patience());
      await()
          .atMost(plan.patience())
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofSeconds(1))
          .until(
              () -> {
                List<ReviewVerdict> verdicts =
                    Logs.decoded(
                        Logs.records(cluster, cluster.topics().verdicts()), ReviewVerdict.class);
                return Standing.newest(verdicts).values().stream()
                    .filter(verdict -> verdict.getOutcome() == Outcome.HELD)
                    .allMatch(verdict -> verdict.getPolicyVersion().equals(newest));
              });
      new Quiet(cluster).await(plan.patience());
    } catch (ConditionTimeoutException e) {
      findings.add(Findings.Guarantee.AT_REST, "it never comes to rest: " + e.getMessage());
    }
    return Logs.read(cluster);
  }

  /** Views follow the log within moments, so they are asked until they agree or time is up. */
  private static Findings views(FaultCluster cluster, FilmFigures figures) {
    Findings[] last = {new Findings()};
    for (String instance : List.of("projection-a", "projection-b")) {
      try {
        await()
            .atMost(Duration.ofSeconds(45))
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofSeconds(1))
            .ignoreExceptions()
            .until(
                () -> {
                  last[0] = figures.check(cluster.url(instance));
                  return last[0].isEmpty();
                });
      } catch (ConditionTimeoutException e) {
        last[0].add(Findings.Guarantee.FILM_VIEW, instance + " does not agree with the log");
        return last[0];
      }
    }
    return last[0];
  }

  private static void play(Guests guests, double seconds) {
    try {
      guests.play(seconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private double elapsed() {
    return (System.nanoTime() - begun) / 1e9;
  }

  private void said(String what) {
    System.out.printf("[faults] seed %d %.0f s %s%n", plan.schedule().seed(), elapsed(), what);
  }
}
