package dev.screener.tests;

/** The brokers of a {@link TestCluster}: in this JVM, or in a container. */
interface Brokers extends AutoCloseable {
  String bootstrapServers();

  @Override
  void close();
}
