package dev.screener.scoring;

/** One named number about a review. */
public interface Signal {

  /**
   * Stable for ever: it is written into stores and topics, and is never given to another signal.
   */
  int id();

  /** The name used in policies and on pages, such as {@code content.shouting}. */
  String key();

  Kind kind();

  /** The unit of the value, such as {@code words}; {@code 0..1} for shares and probabilities. */
  String unit();

  /** What ordinary, honest reviews show, for the people who write policies. */
  String usualRange();

  String description();

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
