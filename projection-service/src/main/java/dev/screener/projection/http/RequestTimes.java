package dev.screener.projection.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** How long requests take, by route and status; what waits for a write counts its waiting. */
final class RequestTimes {

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

  private void record(RoutingContext context, long nanos) {
    Route route = context.currentRoute();
    // The route's pattern and never the address: there are as many addresses as reviews.
    String path = route == null || route.getPath() == null ? "other" : route.getPath();
    String status = Integer.toString(context.response().getStatusCode());
    timers
        .computeIfAbsent(
            path + ' ' + status,
            unseen ->
                Timer.builder("screener.http.requests")
                    .tag("route", path)
                    .tag("status", status)
                    .register(registry))
        .record(nanos, TimeUnit.NANOSECONDS);
  }
}
