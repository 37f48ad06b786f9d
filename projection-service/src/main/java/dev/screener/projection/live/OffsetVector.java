package dev.screener.projection.live;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How far each of some sources was told, as the id of an event. It names offsets of topics, so that
 * another instance that has read the same topics understands it.
 *
 * @param offsets of the last record told, by source: lower-case letters and a number, such as the
 *     partition
 */
public record OffsetVector(SortedMap<String, Long> offsets) {

  /** Nothing was told of any source. */
  public static final OffsetVector NOTHING = new OffsetVector(new TreeMap<>());

  private static final int MOST_CHARACTERS = 4_096;
  private static final Pattern PART = Pattern.compile("([a-z]{1,8}[0-9]{0,5})\\.([0-9]{1,18})");
  private static final String NONE = "-";

  public OffsetVector {
    offsets = Collections.unmodifiableSortedMap(new TreeMap<>(offsets));
  }

  /** As sent: {@code a3.1523-b3.877}. Never empty, since an empty id is none. */
  public String encode() {
    return offsets.isEmpty()
        ? NONE
        : offsets.entrySet().stream()
            .map(source -> source.getKey() + '.' + source.getValue())
            .collect(Collectors.joining("-"));
  }

  /** The vector, or empty when it is none of ours. Never throws. */
  public static Optional<OffsetVector> decode(String encoded) {
    if (encoded.equals(NONE)) {
      return Optional.of(NOTHING);
    }
    if (encoded.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    SortedMap<String, Long> offsets = new TreeMap<>();
    for (String part : encoded.split("-", -1)) {
      Matcher match = PART.matcher(part);
      if (!match.matches()) {
        return Optional.empty();
      }
      offsets.put(match.group(1), Long.parseLong(match.group(2)));
    }
    return Optional.of(new OffsetVector(offsets));
  }

  /** Whether all up to these offsets was told. */
  boolean reaches(Map<String, Long> floor) {
    return floor.entrySet().stream()
        .allMatch(
            source -> {
              Long told = offsets.get(source.getKey());
              return told != null && told >= source.getValue();
            });
  }

  boolean isBefore(String source, long offset) {
    Long told = offsets.get(source);
    return told == null || told < offset;
  }
}
