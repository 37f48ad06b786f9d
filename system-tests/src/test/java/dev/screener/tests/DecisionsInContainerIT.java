package dev.screener.tests;

import java.nio.file.Path;

/** The same on a broker of the official image. */
@OnKafkaImage
class DecisionsInContainerIT extends DecisionsIT {
  @Override
  TestCluster cluster(Path directory) {
    return TestCluster.inContainer(directory);
  }
}
