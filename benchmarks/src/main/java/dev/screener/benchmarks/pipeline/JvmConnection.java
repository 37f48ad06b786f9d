package dev.screener.benchmarks.pipeline;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.openmbean.CompositeData;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** A local JMX connection to another JVM of this user. */
final class JvmConnection implements AutoCloseable {

  private final JMXConnector connector;
  private final MBeanServerConnection server;

  private JvmConnection(JMXConnector connector) throws IOException {
    this.connector = connector;
    this.server = connector.getMBeanServerConnection();
  }

  /**
   * Attaches to a JVM.
   *
   * @throws IllegalStateException when it cannot be attached to
   */
  // The address comes from the JVM that this one has started, and never leaves the machine.
  @SuppressWarnings("BanJNDI")
  static JvmConnection to(ChildJvm jvm) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(jvm.pid()));
      try {
        String address = machine.startLocalManagementAgent();
        return new JvmConnection(JMXConnectorFactory.connect(new JMXServiceURL(address)));
      } finally {
        machine.detach();
      }
    } catch (IOException | AttachNotSupportedException e) {
      throw new IllegalStateException("cannot attach to " + jvm.name(), e);
    }
  }

  MBeanServerConnection server() {
    return server;
  }

  /** Bytes on the heap that something still refers to: what is left after a collection. */
  long liveHeapBytes() {
    try {
      ObjectName memory = new ObjectName(ManagementFactory.MEMORY_MXBEAN_NAME);
      server.invoke(memory, "gc", new Object[0], new String[0]);
      return (long) ((CompositeData) server.getAttribute(memory, "HeapMemoryUsage")).get("used");
    } catch (IOException | JMException e) {
      throw new IllegalStateException("cannot ask for the heap", e);
    }
  }

  @Override
  public void close() throws IOException {
    connector.close();
  }
}
