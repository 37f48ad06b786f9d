package dev.screener.ingest;

import dev.screener.contracts.settings.ConfigurationException;
import dev.screener.contracts.settings.Environment;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the service until it is told to end. */
public final class IngestMain {

  private static final Logger LOG = LoggerFactory.getLogger(IngestMain.class);

  private IngestMain() {}

  /** Settings come from the environment; ends with 0, or with 1 when the start failed. */
  public static void main(String[] args) throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    try {
      IngestService service =
          IngestService.start(IngestSettings.from(new Environment(System.getenv())));
      Runtime.getRuntime().addShutdownHook(new Thread(service::close, "close"));
    } catch (ConfigurationException e) {
      LOG.error("event=not-started error={}", e.getMessage());
      System.exit(1);
    } catch (RuntimeException e) {
      LOG.error("event=not-started", e);
      System.exit(1);
    }
    end.await();
  }
}
