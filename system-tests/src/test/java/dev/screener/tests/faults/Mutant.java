package dev.screener.tests.faults;

import java.util.Map;

/**
 * A guarantee that is broken on purpose.
 *
 * @param settings for every instance of a service, by its first word: ingest, moderation or
 *     projection
 * @param answersEarly whether what ingest-service writes is answered before the brokers have it
 */
record Mutant(Map<String, Map<String, String>> settings, boolean answersEarly) {
  static final Mutant NONE = new Mutant(Map.of(), false);
  static final Mutant ANSWERS_EARLY = new Mutant(Map.of(), true);

  /** Of moderation-streams, by settings that it takes anyway. */
  static Mutant of(Map<String, String> settings) {
    return new Mutant(Map.of("moderation", settings), false);
  }
}
