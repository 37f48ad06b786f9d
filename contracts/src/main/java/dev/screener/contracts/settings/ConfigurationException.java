package dev.screener.contracts.settings;

import java.util.List;

/**
 * The environment does not say what the service needs; the message names every fault, a line each.
 */
public final class ConfigurationException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** One fault in what a setting points to. */
  public ConfigurationException(String fault) {
    super(fault);
  }

  ConfigurationException(List<String> faults) {
    super(String.join(System.lineSeparator(), faults));
  }
}
