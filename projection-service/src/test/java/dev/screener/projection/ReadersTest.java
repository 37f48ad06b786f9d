package dev.screener.projection;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.screener.contracts.serde.AwaitedSchemas;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.serde.SchemaUnavailableException;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.TopicCatalogue;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class ReadersTest {

  @Test
  void aReaderDoesNotWaitForARegistryThatIsAway() {
    ExecutorService readers = Readers.start(1);
    try (AwaitedSchemas schemas = new AwaitedSchemas(topicWithoutARegistry())) {

      Future<Optional<Schema>> read = readers.submit(() -> schemas.byRegistryId(7));

      assertThatThrownBy(() -> read.get(60, TimeUnit.SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(SchemaUnavailableException.class);
    } finally {
      readers.shutdownNow();
    }
  }

  private static SchemaTopic topicWithoutARegistry() {
    WriterSchemas away =
        new WriterSchemas() {
          @Override
          public Optional<Schema> byFingerprint(long fingerprint) {
            return Optional.empty();
          }

          @Override
          public Optional<Schema> byRegistryId(int id) {
            throw new SchemaUnavailableException("the registry is away");
          }
        };
    return new SchemaTopic(
        new TopicCatalogue("", 1).schemas(),
        () -> {
          throw new AssertionError("no fingerprint is asked for");
        },
        away);
  }
}
