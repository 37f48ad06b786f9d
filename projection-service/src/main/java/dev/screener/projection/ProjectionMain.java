package dev.screener.projection;

import dev.screener.contracts.settings.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs projection-service until it is told to stop. */
public final class ProjectionMain {

  private static final Logger LOG = LoggerFactory.getLogger(ProjectionMain.class);
  private static final int BAD_CONFIGURATION = 2;

  private ProjectionMain() {}

  public static void main(String[] args) {
    System.exit(run());
  }

  private static int run() {
    try {
      ProjectionService service = ProjectionService.start(ProjectionSettings.of(System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
      service.awaitFailure();
      LOG.error("service.failed name={}", ProjectionSettings.SERVICE);
    } catch (ConfigurationException e) {
      System.err.println(e.getMessage());
      return BAD_CONFIGURATION;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("service.start.failed name={}", ProjectionSettings.SERVICE, e);
    }
    return 1;
  }
}
