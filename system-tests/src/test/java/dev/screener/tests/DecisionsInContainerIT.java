package dev.screener.tests;

import java.nio.file.Path;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The same on a broker of the official image. */
@OnKafkaImage
@EnabledIfSystemProperty(
    named = "containers.all",
    matches = "true",
    disabledReason = "a minute and a half: -Dcontainers.all=true runs it, too")
class DecisionsInContainerIT extends DecisionsIT {
  @Override
  TestCluster cluster(Path directory) {
    return TestCluster.inContainer(directory);
  }
}
