package dev.screener.scoring;

/** One named number about a review. */
public interface Signal {

  /**
   * What a signal is.
   *
   * @param id stable for ever: it is written into stores and topics, and is never given to another
   *     signal
   * @param key the name used in policies and on pages, such as {@code content.shouting}
   * @param unit such as {@code words}; {@code 0..1} for shares and probabilities
   * @param usualRange what ordinary, honest reviews show, for the people who write policies
   */
  record Meaning(
      int id, String key, Kind kind, String unit, String usualRange, String description) {}

  Meaning meaning();

  default int id() {
    return meaning().id();
  }

  default String key() {
    return meaning().key();
  }

  default Kind kind() {
    return meaning().kind();
  }

  default String unit() {
    return meaning().unit();
  }

  default String usualRange() {
    return meaning().usualRange();
  }

  default String description() {
    return meaning().description();
  }

  /** How a value is to be read. */
  enum Kind {
    /** 0 or 1. */
    FLAG,
    /** A whole number from 0. */
    COUNT,
    /** A part of a whole, 0 to 1. */
    SHARE,
    /** A calibrated probability, 0 to 1. */
    PROBABILITY,
    /** Any other number. */
    NUMBER
  }
}
