package dev.screener.contracts.settings;

import java.util.List;

/**
 * The environment does not say what the service needs; the message names every fault, a line each.
 */
public final class ConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ConfigurationException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
