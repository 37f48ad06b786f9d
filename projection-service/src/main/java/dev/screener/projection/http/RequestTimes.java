package dev.screener.projection.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How long requests take, by route and status; what waits for a write counts its waiting. */
final class RequestTimes {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofSeconds(1),
    Duration.ofSeconds(5)
  };

  private static final String ROUTE = "route-counted-as";

  private final MeterRegistry registry;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  RequestTimes(MeterRegistry registry) {
    this.registry = registry;
  }

  void measure(RoutingContext context) {
    long begun = System.nanoTime();
    context.addEndHandler(ended -> record(context, System.nanoTime() - begun));
    context.next();
  }

  /** For what is answered before its route is found. */
  static void countAs(RoutingContext context, String route) {
    context.put(ROUTE, route);
  }

  private void record(RoutingContext context, long nanos) {
    String path = route(context);
    String status = Integer.toString(context.response().getStatusCode());
    timers
        .computeIfAbsent(
            path + ' ' + status,
            unseen ->
                Timer.builder("screener.http.requests")
                    .description("From a request's head to the end of its answer")
                    .serviceLevelObjectives(BUCKETS)
                    .tag("route", path)
                    .tag("status", status)
                    .register(registry))
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  /** The route's pattern and never the address: there are as many addresses as reviews. */
  static String route(RoutingContext context) {
    String told = context.get(ROUTE);
    if (told != null) {
      return told;
    }
    Route route = context.currentRoute();
    return route == null || route.getPath() == null ? "other" : route.getPath();
  }
}
