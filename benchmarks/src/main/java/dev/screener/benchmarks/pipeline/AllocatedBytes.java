package dev.screener.benchmarks.pipeline;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import javax.management.AttributeNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Bytes that another JVM of this user has allocated on its heap, asked over a local JMX connection.
 *
 * <p>JDK 21 and later count for the whole JVM. Before, only live threads can be asked: what a
 * thread that has ended allocated is missing, which matters little for services whose threads live
 * as long as they do. Memory outside the heap (RocksDB, buffers of the network) is not counted.
 */
final class AllocatedBytes implements AutoCloseable {

  private final JMXConnector connector;
  private final MBeanServerConnection server;
  private final ObjectName threads;
  private final Map<Long, Long> byThread = new TreeMap<>();

  private AllocatedBytes(JMXConnector connector) throws IOException, JMException {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
    this.threads = new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME);
  }

  /**
   * Attaches to a JVM.
   *
   * @throws IllegalStateException when it cannot be attached to
   */
  // The address comes from the JVM that this one has started, and never leaves the machine.
  @SuppressWarnings("BanJNDI")
  static AllocatedBytes of(ChildJvm jvm) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(jvm.pid()));
      try {
        String address = machine.startLocalManagementAgent();
        return new AllocatedBytes(JMXConnectorFactory.connect(new JMXServiceURL(address)));
      } finally {
        machine.detach();
      }
    } catch (IOException | AttachNotSupportedException | JMException e) {
      throw new IllegalStateException("cannot attach to " + jvm.name(), e);
    }
  }

  /** Bytes allocated so far. */
  long soFar() {
    try {
      return (long) server.getAttribute(threads, "TotalThreadAllocatedBytes");
    } catch (AttributeNotFoundException beforeJdk21) {
      return ofThreadsSeen();
    } catch (IOException | JMException e) {
      throw new IllegalStateException("cannot ask for allocated bytes", e);
    }
  }

  private long ofThreadsSeen() {
    try {
      long[] ids = (long[]) server.getAttribute(threads, "AllThreadIds");
      Object answer =
          server.invoke(
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
    connector.close();
  }
}
