package dev.screener.projection.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.access.ToldEndpoints;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class RoutesTest {

  @Test
  void everyRouteIsInTheTableOfWhoMayDoWhatAndNoOther() throws IOException {
    Set<String> served = new TreeSet<>();
    Vertx vertx = Vertx.vertx();
    try (RunningServer server = RunningServer.start()) {
      for (Route route : ReadRoutes.of(vertx, server.side).getRoutes()) {
        if (route.methods() != null) {
          route.methods().stream()
              .filter(method -> !method.equals(HttpMethod.HEAD))
              .forEach(
                  method -> served.add(ToldEndpoints.endpoint(method.name(), route.getName())));
        }
      }
    } finally {
      vertx.close().await();
    }

    assertThat(served).isEqualTo(ToldEndpoints.of(8082));
  }
}
