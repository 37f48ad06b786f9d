package dev.screener.benchmarks.pipeline;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * Bytes that another JVM of this user has allocated on its heap, asked over a local JMX connection.
 *
 * <p>JDK 21 and later count for the whole JVM. Before, only live threads can be asked: what a
 * thread that has ended allocated is missing, which matters little for services whose threads live
 * as long as they do. Memory outside the heap (RocksDB, buffers of the network) is not counted.
 */
final class AllocatedBytes implements AutoCloseable {

  private final JvmConnection connection;
  private final ObjectName threads;
  private final Map<Long, Long> byThread = new TreeMap<>();

  private AllocatedBytes(JvmConnection connection) throws JMException {
    this.connection = connection;
    this.threads = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
  }

  /**
   * Attaches to a JVM.
   *
   * @throws IllegalStateException when it cannot be attached to
   */
  static AllocatedBytes of(ChildJvm jvm) {
    try {
      return new AllocatedBytes(JvmConnection.to(jvm));
    } catch (JMException e) {
      throw new IllegalStateException("cannot ask " + jvm.name() + " for its threads", e);
    }
  }

  /** Bytes allocated so far. */
  long soFar() {
    try {
      return (long) connection.server().getAttribute(threads, "TotalThreadAllocatedBytes");
    } catch (AttributeNotFoundException beforeJdk21) {
      return ofThreadsSeen();
    } catch (IOException | JMException e) {
      throw new IllegalStateException("cannot ask for allocated bytes", e);
    }
  }

  private long ofThreadsSeen() {
    try {
      long[] ids = (long[]) connection.server().getAttribute(threads, "AllThreadIds");
      Object answer =
          connection
              .server()
              .invoke(
                  threads,
                  "getThreadAllocatedBytes",
                  new Object[] {ids},
                  new String[] {long[].class.getName()});
      long[] bytes = (long[]) answer;
      for (int i = 0; i < ids.length; i++) {
        if (bytes[i] >= 0) {
          byThread.put(ids[i], bytes[i]);
        }
      }
      return byThread.values().stream().mapToLong(Long::longValue).sum();
    } catch (IOException | JMException e) {
      throw new IllegalStateException("cannot ask for allocated bytes", e);
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
