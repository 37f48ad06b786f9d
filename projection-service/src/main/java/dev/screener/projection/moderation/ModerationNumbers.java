package dev.screener.projection.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is happening, and the eight numbers that say how moderation is doing. Counts come from
 * {@code moderation.stats}, of which a crash loses up to a second.
 */
public interface ModerationNumbers {

  /**
   * One minute of event time.
   *
   * @param in submissions that were answered by a verdict
   * @param out verdicts after which readers see the review
   * @param verdicts all that were given, also later ones on the same review
   * @param millisToVerdictP99 null where no submission was answered
   */
  record Minute(
      Instant minute,
      long in,
      long out,
      long verdicts,
      Map<String, Long> byOutcome,
      Map<String, Long> topReasons,
      @Nullable Long millisToVerdictP99) {}

  /**
   * One of the eight.
   *
   * @param key stays the same; for programs
   * @param definition what is counted, over which time
   * @param value null where nothing is known yet; {@code whyUnknown} then says why
   * @param unit {@code percent}, {@code seconds}, {@code hours}, {@code minutes} or {@code
   *     milliseconds}
   * @param low of the 95% interval, where the number is an estimate
   * @param parts what it is made of: by language, or counts
   */
  record KeyNumber(
      String key,
      String title,
      String definition,
      String unit,
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      @Nullable String whyUnknown,
      Map<String, Double> parts) {}

  /**
   * What the queue asks of moderators.
   *
   * @param formula how {@code hours} came about, in words
   */
  record Work(double hours, String formula) {}

  /** Jobs times seconds a job, measured or assumed. */
  Work work();

  /**
   * The newest minutes, the oldest first, those without a count too.
   *
   * @param minutes 1 to 1440
   */
  List<Minute> series(int minutes);

  /**
   * Always the same eight in the same order: {@code heldPercent}, {@code oldestHoldSeconds}, {@code
   * queueHours}, {@code missedPercent}, {@code wronglyKeptOutPercent}, {@code
   * appealsOverturnedPercent}, {@code publicMinutes}, {@code millisToVerdictP99}.
   */
  List<KeyNumber> numbers();
}
