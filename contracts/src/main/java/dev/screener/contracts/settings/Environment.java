package dev.screener.contracts.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A service's environment, read key by key. Every fault is gathered, so that one start tells them
 * all.
 *
 * <pre>{@code
 * Environment env = new Environment(System.getenv());
 * var settings = new IngestSettings(env.text("HOST", "127.0.0.1"), env.integer("PORT", 8081, 0, 65535));
 * env.requireSound();
 * }</pre>
 */
public final class Environment {

  private static final String KAFKA = "KAFKA_";

  private final Map<String, String> values;
  private final List<String> faults = new ArrayList<>();

  public Environment(Map<String, String> values) {
    this.values = new TreeMap<>(values);
  }

  /** The value of {@code key}, or {@code fallback} where it is unset or blank. */
  public String text(String key, String fallback) {
    return optional(key).orElse(fallback);
  }

  /** The value of {@code key}, unless it is unset or blank. */
  public Optional<String> optional(String key) {
    return Optional.ofNullable(values.get(key))
        .map(String::strip)
        .filter(Predicate.not(String::isEmpty));
  }

  /**
   * The value of {@code key}; a fault, and an empty text meanwhile, where it is unset. {@code what}
   * says what it is for.
   */
  public String required(String key, String what) {
    return optional(key)
        .orElseGet(
            () -> {
              faults.add(key + " is not set: " + what);
              return "";
            });
  }

  /** A whole number from {@code min} to {@code max}, or {@code fallback} where it is unset. */
  public int integer(String key, int fallback, int min, int max) {
    Optional<String> text = optional(key);
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      int value = Integer.parseInt(text.get());
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Told below, with the range.
    }
    faults.add(key + "=" + text.get() + " is not a whole number from " + min + " to " + max);
    return fallback;
  }

  /** {@code true} or {@code false}, or {@code fallback} where it is unset. */
  public boolean flag(String key, boolean fallback) {
    Optional<String> text = optional(key);
    if (text.isEmpty()) {
      return fallback;
    }
    if (text.get().equals("true") || text.get().equals("false")) {
      return text.get().equals("true");
    }
    faults.add(key + "=" + text.get() + " is neither true nor false");
    return fallback;
  }

  /** One of the names of {@code fallback}'s enum in small letters, or {@code fallback}. */
  public <E extends Enum<E>> E choice(String key, E fallback) {
    Optional<String> text = optional(key);
    if (text.isEmpty()) {
      return fallback;
    }
    List<String> names = new ArrayList<>();
    for (E constant : fallback.getDeclaringClass().getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT);
      if (name.equals(text.get())) {
        return constant;
      }
      names.add(name);
    }
    faults.add(key + "=" + text.get() + " is none of " + String.join(", ", names));
    return fallback;
  }

  /** The parts of a comma-separated value, stripped; empty where it is unset. */
  public List<String> list(String key) {
    return optional(key).stream()
        .flatMap(text -> List.of(text.split(",")).stream())
        .map(String::strip)
        .filter(Predicate.not(String::isEmpty))
        .toList();
  }

  /** Notes a fault that the caller found. */
  public void fault(String what) {
    faults.add(what);
  }

  /**
   * Every {@code KAFKA_…} variable as the Kafka setting it names: {@code KAFKA_SASL_MECHANISM} is
   * {@code sasl.mechanism}. {@code KAFKA_BOOTSTRAP_SERVERS} must be there.
   */
  public Properties kafka() {
    required("KAFKA_BOOTSTRAP_SERVERS", "the Kafka cluster, as host:port,host:port");
    Properties properties = new Properties();
    values.forEach(
        (key, value) -> {
          // A blank one is unset here too: compose files pass variables on that nobody has set.
          if (key.startsWith(KAFKA) && !value.isBlank()) {
            properties.setProperty(
                key.substring(KAFKA.length()).toLowerCase(Locale.ROOT).replace('_', '.'),
                value.strip());
          }
        });
    return properties;
  }

  /**
   * Ends the start when anything was wrong.
   *
   * @throws ConfigurationException naming every fault found so far
   */
  public void requireSound() {
    if (!faults.isEmpty()) {
      throw new ConfigurationException(faults);
    }
  }
}
