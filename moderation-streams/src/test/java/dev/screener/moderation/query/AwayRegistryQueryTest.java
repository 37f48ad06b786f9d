package dev.screener.moderation.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.fuzz.RawRequest;
import dev.screener.contracts.serde.AwaitedSchemas;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.serde.SchemaUnavailableException;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.TopicCatalogue;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What who asks is told while nobody can say how the answer was written. */
@Timeout(300)
class AwayRegistryQueryTest {

  private final AwaitedSchemas schemas =
      new AwaitedSchemas(
          new SchemaTopic(
              new TopicCatalogue("", 1).schemas(),
              () -> {
                throw new AssertionError("no fingerprint is asked for");
              },
              new WriterSchemas() {
                @Override
                public Optional<Schema> byFingerprint(long fingerprint) {
                  return Optional.empty();
                }

                @Override
                public Optional<Schema> byRegistryId(int id) {
                  throw new SchemaUnavailableException("the registry is away");
                }
              }));
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void stop() {
    schemas.close();
    vertx.close().await();
  }

  @Test
  void whoAsksIsToldToComeAgainInsteadOfWaitingLikeTheStream() throws IOException {
    Router router = Router.router(vertx);
    router
        .get("/case")
        .handler(
            context ->
                CaseQueries.read(
                    context,
                    () -> schemas.byRegistryId(7),
                    found -> QueryAnswers.json(context, Map.of())));
    HttpServer server =
        vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();

    RawRequest.Answer answer =
        new RawRequest("GET", "/case", Map.of(), new byte[0]).send(server.actualPort());

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.head()).contains("retry-after: 1\r\n");
  }
}
