package dev.screener.moderation;

import dev.screener.contracts.settings.ConfigurationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs moderation-streams until it is told to stop. */
public final class ModerationMain {

  private static final Logger LOG = LoggerFactory.getLogger(ModerationMain.class);
  private static final int BAD_CONFIGURATION = 2;

  private ModerationMain() {}

  public static void main(String[] args) {
    System.exit(run());
  }

  private static int run() {
    try {
      ModerationService service = ModerationService.start(ModerationSettings.of(System.getenv()));
      Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
      service.awaitFailure();
      LOG.error("service.failed name={}", ModerationSettings.SERVICE);
    } catch (ConfigurationException e) {
      System.err.println(e.getMessage());
      return BAD_CONFIGURATION;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.error("service.start.failed name={}", ModerationSettings.SERVICE, e);
    }
    return 1;
  }
}
