package dev.screener.tests.faults;

import dev.screener.contracts.access.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What the services of one run are told by their environment, and the files that it names. */
final class ServiceSettings {
  private final Path credentials;
  private final Path overlay;

  /**
   * @param directory where the files go
   */
  ServiceSettings(Path directory) throws IOException {
    credentials = directory.resolve("credentials.json");
    Files.writeString(
        credentials,
        """
        {"credentials": [
          {"name": "site", "roles": ["site"], "tokenSha256": "%s"},
          {"name": "anna", "roles": ["moderator"], "tokenSha256": "%s"}]}
        """
            .formatted(
                Credentials.sha256(FaultCluster.SITE), Credentials.sha256(FaultCluster.MODERATOR)));
    overlay = directory.resolve("overlay.yaml");
    Files.writeString(
        overlay, "overlays: default\nrules: {siege-suspicious: off, siege-confirmed: off}\n");
  }

  /**
   * @param kind ingest, moderation or projection
   * @param brokers where it reaches them
   */
  Map<String, String> of(String kind, String brokers, int port, Path state) {
    Map<String, String> environment = new HashMap<>();
    environment.put("KAFKA_BOOTSTRAP_SERVERS", brokers);
    environment.put("SCREENER_PARTITIONS", Integer.toString(FaultCluster.PARTITIONS));
    environment.put("PORT", Integer.toString(port));
    environment.put("STATE_DIR", state.toString());
    environment.put("SCREENER_CREDENTIALS_FILE", credentials.toString());
    if (!kind.equals("ingest")) {
      environment.put("STREAM_THREADS", "1");
      // Brokers pay by the transaction, and more is open when something happens.
      environment.put("COMMIT_INTERVAL_MS", "500");
      environment.put("KAFKA_MAIN_CONSUMER_SESSION_TIMEOUT_MS", "6000");
      environment.put("KAFKA_MAIN_CONSUMER_HEARTBEAT_INTERVAL_MS", "1000");
      environment.put("KAFKA_PRODUCER_TRANSACTION_TIMEOUT_MS", "10000");
    }
    if (kind.equals("moderation")) {
      environment.put("POLICY_OVERLAY_FILE", overlay.toString());
    }
    return environment;
  }
}
