package dev.screener.tests;

import java.nio.file.Path;

/** The same on a broker of the official image. */
@OnKafkaImage
class GarbageSubmittedInContainerIT extends GarbageSubmittedIT {
  @Override
  TestCluster cluster(Path directory) {
    return TestCluster.inContainer(directory);
  }
}
