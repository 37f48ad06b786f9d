package dev.screener.benchmarks.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.UUID;

/**
 * Counts ids, and how many of them differ, by 64 bits of a hash each: a set of them would take ten
 * times the memory. Of ten million, two that differ are taken for one once in 370,000 runs.
 */
final class DistinctIds {

  private long[] hashes = new long[1 << 16];
  private int size;

  void add(String id) {
    if (size == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * hashes.length);
    }
    hashes[size++] = UUID.nameUUIDFromBytes(id.getBytes(UTF_8)).getMostSignificantBits();
  }

  /** How many were added. */
  int size() {
    return size;
  }

  long distinct() {
    Arrays.sort(hashes, 0, size);
    long distinct = 0;
    for (int i = 0; i < size; i++) {
      distinct += i == 0 || hashes[i] != hashes[i - 1] ? 1 : 0;
    }
    return distinct;
  }
}
