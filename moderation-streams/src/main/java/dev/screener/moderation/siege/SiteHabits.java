package dev.screener.moderation.siege;

import dev.screener.moderation.record.FilmPulse;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * How the films of a partition are usually voted on. Learns each film's day when it is over, so it
 * is written once a film and day.
 */
final class SiteHabits {

  /** So many votes it weighs before a film's own count alone. */
  private static final float WEIGHT = 100;

  private final KeyValueStore<String, FilmPulse> store;
  private final Habits habits;
  private long day;
  private Habits blend;

  SiteHabits(KeyValueStore<String, FilmPulse> store) {
    FilmPulse stored = store.get(SiegeStores.SITE);
    this.store = store;
    this.habits = stored == null ? Habits.none() : Habits.of(stored.getUsual());
    this.day = stored == null ? Long.MIN_VALUE : stored.getDay();
    this.blend = habits.weighing(WEIGHT, Habits.prior());
  }

  /** The site's habits, leaning on those of film sites as long as they are few. */
  Habits habits() {
    return blend;
  }

  void learn(Habits ended, long at) {
    long now = Math.max(day, TimeUnit.MILLISECONDS.toDays(at));
    habits.fade(day == Long.MIN_VALUE ? 0 : (int) (now - day));
    habits.addAll(ended);
    day = now;
    blend = habits.weighing(WEIGHT, Habits.prior());
    store.put(
        SiegeStores.SITE, FilmPulse.newBuilder().setDay(day).setUsual(habits.toBytes()).build());
  }
}
