package dev.screener.benchmarks.pipeline;

import java.util.Collection;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.common.KafkaFuture;

/** What lies on the broker's disk, by topic. */
final class Topics {

  private static final int TIMEOUT_SECONDS = 120;

  private Topics() {}

  /** Bytes of each topic's logs as the broker tells them, all replicas together. */
  static Map<String, Long> bytes(String bootstrapServers) throws InterruptedException {
    Properties properties = new Properties();
    properties.put("bootstrap.servers", bootstrapServers);
    try (Admin admin = Admin.create(properties)) {
      var brokers = await(admin.describeCluster().nodes());
      var ids = brokers.stream().map(broker -> broker.id()).toList();
      return bytes(
          await(admin.describeLogDirs(ids).allDescriptions()).values().stream()
              .flatMap(directories -> directories.values().stream())
              .toList());
    }
  }

  static Map<String, Long> bytes(Collection<LogDirDescription> directories) {
    Map<String, Long> bytes = new TreeMap<>();
    for (LogDirDescription directory : directories) {
      directory
          .replicaInfos()
          .forEach(
              (partition, replica) -> bytes.merge(partition.topic(), replica.size(), Long::sum));
    }
    return bytes;
  }

  /** Whether it is the changelog of a store of this service. */
  static boolean isChangelog(String topic, String service) {
    return topic.startsWith(service + "-") && topic.endsWith("-changelog");
  }

  private static <T> T await(KafkaFuture<T> future) throws InterruptedException {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the broker does not tell what its topics take: " + e, e);
    }
  }
}
