package dev.screener.tests.faults;

import dev.screener.contracts.event.PublishedPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** One run: a seed, its workload, its faults, and what the checker says of what came of them. */
final class FaultRun {
  /** So long nothing may move; longer than any time-out of the services or the brokers. */
  static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final Duration VIEWS_PATIENCE = Duration.ofSeconds(30);

  /** From its publication on; longer than a fault keeps an instance from hearing of it. */
  private static final Duration UNTIL_IN_FORCE = Duration.ofSeconds(20);

  /**
   * @param seconds in which the workload is sent
   * @param mutant what is broken on purpose
   */
  record Plan(Schedule schedule, int submissions, double seconds, Mutant mutant) {}

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
    try (FaultCluster cluster = new FaultCluster(plan.schedule(), directory, plan.mutant());
        Sender sender = new Sender(cluster, workload, seed);
        Moderator moderator = new Moderator(cluster, sender, seed)) {
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
      moderator.start();
      injector.start();
      sender.send(plan.seconds());
      List<String> told = injector.join();
      said("sent, faults over");
      sender.flush();
      https.get();
      cluster.awaitReady();
      said("healed; " + guests.told() + "; not acknowledged " + sender.failures());

      Findings findings = new Findings();
      try {
        settle(cluster, moderator, newest.getName() + '/' + newest.getVersion());
      } catch (Progress.Standstill e) {
        findings.add(Findings.Guarantee.AT_REST, "it never comes to rest: " + e.getMessage());
        return new Result(findings, told, 0, elapsed());
      }
      said("settled; the moderator: " + moderator.told());
      // They have done all that they will do, and the check wants the cores.
      cluster.killAllBut("projection");
      Logs logs = Logs.read(cluster);
      said(logs.verdicts().size() + " verdicts read");
      ReferenceModel model =
          new ReferenceModel(logs.submissions(), logs.decisions(), logs.reports());
      Set<String> acknowledged = new HashSet<>(sender.acknowledged());
      acknowledged.addAll(guests.acknowledged());
      findings.addAll(Checker.check(logs, model, acknowledged));
      findings.addAll(views(cluster, new FilmFigures(logs, model)));
      said("views read");
      findings.addAll(
          UndisturbedRun.compare(logs, UndisturbedRun.of(logs, directory.resolve("undisturbed"))));
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
   * Returns once nothing moves any more: all is taken in, the moderator who decides on sight has
   * been answered, and what is held was judged by the newest policy.
   */
  private static void settle(FaultCluster cluster, Moderator moderator, String newest) {
    try (Quiet quiet = new Quiet(cluster, PATIENCE)) {
      quiet.await();
      moderator.finish(PATIENCE);
      quiet.awaitJudgedBy(newest);
      quiet.await();
    }
  }

  /** Views follow the log within moments, so they are asked until they agree or stand still. */
  private static Findings views(FaultCluster cluster, FilmFigures figures) {
    for (String instance : List.of("projection-a", "projection-b")) {
      Findings[] last = {new Findings()};
      try {
        Progress.await(
            VIEWS_PATIENCE,
            () -> {
              cluster.keepUp();
              last[0] = figures.check(cluster.url(instance));
              return last[0].isEmpty() ? Map.of() : Map.of(instance, last[0].toString());
            });
      } catch (Progress.Standstill e) {
        last[0].add(Findings.Guarantee.FILM_VIEW, instance + " does not agree with the log");
        return last[0];
      }
    }
    return new Findings();
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
