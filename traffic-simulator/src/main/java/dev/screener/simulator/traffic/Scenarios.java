package dev.screener.simulator.traffic;

import dev.screener.simulator.text.Language;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Every scenario by its name. Names joined by + are played together; everyday traffic is always
 * there.
 */
public final class Scenarios {

  public static final String ORGANIC = "organic";

  private static final Duration USUAL = Duration.ofDays(3);

  private static final Map<String, Attack> ATTACKS =
      new TreeMap<>(Map.of(TemplateSwarm.NAME, new TemplateSwarm()));

  private Scenarios() {}

  /** All names, in order. */
  public static Set<String> names() {
    Set<String> names = new TreeSet<>(ATTACKS.keySet());
    names.add(ORGANIC);
    return names;
  }

  /** Event time that a scenario takes when nothing else is asked for. */
  public static Duration window(String scenario) {
    return USUAL;
  }

  /**
   * The traffic of a scenario.
   *
   * @throws IllegalArgumentException when a name is not known
   */
  public static Traffic of(String scenario, TrafficSettings settings) {
    List<Attack> attacks = attacks(scenario);
    FilmShelf films = FilmShelf.of(settings);
    People people = new People(settings);
    Map<Language, List<String>> real =
        settings
            .realTexts()
            .map(folder -> RealTexts.in(folder, settings.seed()))
            .orElseGet(Map::of);
    HonestReviews reviews = new HonestReviews(real);
    Stage stage = new Stage(settings, films, people, reviews);
    List<Iterator<TrafficEvent>> streams = new ArrayList<>();
    long expected = settings.organicReviews();
    if (settings.history() && settings.reviewsPerSecond() > 0) {
      List<TrafficEvent> old = OldReviews.of(settings, films, people, reviews);
      expected += old.size();
      streams.add(old.iterator());
    }
    streams.add(new OrganicTraffic(settings, films, new People(settings), reviews));
    for (Attack attack : attacks) {
      List<TrafficEvent> events = attack.on(stage);
      expected += events.size();
      streams.add(events.iterator());
    }
    return new Traffic(scenario, films.films(), new InOrder(streams), expected);
  }

  private static List<Attack> attacks(String scenario) {
    List<Attack> attacks = new ArrayList<>();
    for (String name : scenario.split("\\+", -1)) {
      Attack attack = ATTACKS.get(name);
      if (attack != null) {
        attacks.add(attack);
      } else if (!name.equals(ORGANIC)) {
        throw new IllegalArgumentException("no scenario " + name + "; there are " + names());
      }
    }
    return attacks;
  }
}
