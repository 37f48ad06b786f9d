package dev.screener.contracts.access;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who may ask how often, on this instance: credentials by their own rate, persons by one for all.
 */
final class Rates {

  /** Beyond so many at once the one who was longest away begins anew. */
  private static final int MOST_PERSONS = 50_000;

  private final Map<String, Allowance> byCredential;
  private final Optional<Rate> persons;
  private final LongSupplier nanos;
  private final Map<String, Allowance> byPerson =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Allowance> eldest) {
          return size() > MOST_PERSONS;
        }
      };

  /**
   * @param byCredential of the credentials that have one, by name
   * @param persons of each reader and each bearer of an issuer's token
   */
  Rates(Map<String, Rate> byCredential, Optional<Rate> persons, LongSupplier nanos) {
    this.byCredential =
        byCredential.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> new Allowance(entry.getValue(), nanos)));
    this.persons = persons;
    this.nanos = nanos;
  }

  /** Null where this one may ask as often as they like. */
  @Nullable Allowance of(Principal principal) {
    if (principal.author() == null && !principal.name().startsWith(Principal.OF_ISSUER)) {
      return byCredential.get(principal.name());
    }
    return persons.map(rate -> person(key(principal), rate)).orElse(null);
  }

  private Allowance person(String key, Rate rate) {
    synchronized (byPerson) {
      return byPerson.computeIfAbsent(key, absent -> new Allowance(rate, nanos));
    }
  }

  private static String key(Principal principal) {
    return principal.name() + ' ' + principal.author();
  }
}
