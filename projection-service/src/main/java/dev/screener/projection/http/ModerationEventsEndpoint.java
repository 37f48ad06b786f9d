package dev.screener.projection.http;

import dev.screener.projection.moderation.ModerationEvents;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.CompletableFuture;

/** {@code GET /v1/moderation/events}: what changes in the moderation view, as it changes. */
final class ModerationEventsEndpoint {

  private final Listeners listeners;

  ModerationEventsEndpoint(Vertx vertx, ReadSide side, QueueEndpoint queue) {
    this.listeners =
        new Listeners(
            vertx,
            "moderation",
            side.moderation().events().feed(),
            side.live().maxListeners(),
            subject ->
                CompletableFuture.supplyAsync(
                    () -> Answer.json(queue.waiting()).body().toString(), side.readers()),
            side.metrics());
  }

  void listen(RoutingContext context) {
    listeners.open(context, ModerationEvents.SCOPE, ModerationEvents.SUBJECT);
  }
}
