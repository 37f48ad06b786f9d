package dev.screener.policy;

import dev.screener.scoring.ContentSignal;
import dev.screener.scoring.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The registry of all signals. Ids and keys stand in stored cases, on topics and in policies, so
 * one that was ever given out is never changed or used again.
 *
 * <p>Each signal also has a slot, its place by rising id. Slots are for arrays in memory only: they
 * move when a signal is added.
 */
public final class Signals {

  private static final List<Signal> ALL = collect();
  private static final Signal[] BY_SLOT = ALL.toArray(new Signal[0]);
  private static final int[] SLOT_BY_ID = slotsById();
  private static final Map<String, Signal> BY_KEY = byKeys();

  private Signals() {}

  /** All signals, by rising id. */
  public static List<Signal> all() {
    return ALL;
  }

  /** The signal with this id, or null for one of another version. */
  public static @Nullable Signal byId(int id) {
    if (id < 0 || id >= SLOT_BY_ID.length || SLOT_BY_ID[id] < 0) {
      return null;
    }
    return BY_SLOT[SLOT_BY_ID[id]];
  }

  /** The signal with this key, such as {@code author.reviewsLastHour}, or null. */
  public static @Nullable Signal byKey(String key) {
    return BY_KEY.get(key);
  }

  /** How many signals, hence slots, there are. */
  public static int count() {
    return BY_SLOT.length;
  }

  /**
   * The place of a signal in an array of all of them.
   *
   * @throws IllegalArgumentException when the signal is not in the registry
   */
  public static int slot(Signal signal) {
    int id = signal.id();
    if (id < 0 || id >= SLOT_BY_ID.length || SLOT_BY_ID[id] < 0) {
      throw new IllegalArgumentException("Not in the registry: " + signal.key());
    }
    return SLOT_BY_ID[id];
  }

  /** The signal in this slot, from 0 to {@link #count} - 1. */
  public static Signal at(int slot) {
    return BY_SLOT[slot];
  }

  private static List<Signal> collect() {
    List<Signal> all = new ArrayList<>();
    all.addAll(List.of(ContentSignal.values()));
    all.addAll(List.of(AuthorSignal.values()));
    all.addAll(List.of(ReviewSignal.values()));
    all.addAll(List.of(ReportSignal.values()));
    all.addAll(List.of(CampaignSignal.values()));
    all.addAll(List.of(SiegeSignal.values()));
    all.sort(Comparator.comparingInt(Signal::id));
    return List.copyOf(all);
  }

  private static int[] slotsById() {
    int[] slots = new int[BY_SLOT[BY_SLOT.length - 1].id() + 1];
    Arrays.fill(slots, -1);
    for (int slot = 0; slot < BY_SLOT.length; slot++) {
      slots[BY_SLOT[slot].id()] = slot;
    }
    return slots;
  }

  private static Map<String, Signal> byKeys() {
    Map<String, Signal> byKey = new HashMap<>();
    for (Signal signal : ALL) {
      byKey.put(signal.key(), signal);
    }
    return Map.copyOf(byKey);
  }
}
