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
  private static final Duration THREE_WEEKS = Duration.ofDays(21);

  private static final String DRIP = "slow-drip";

  private static final Map<String, Attack> ATTACKS = attacksByName();

  private Scenarios() {}

  /** All names, in order. */
  public static Set<String> names() {
    Set<String> names = new TreeSet<>(ATTACKS.keySet());
    names.add(ORGANIC);
    return names;
  }

  /** Event time that a scenario takes when nothing else is asked for. */
  public static Duration window(String scenario) {
    return List.of(scenario.split("\\+", -1)).contains(DRIP) ? THREE_WEEKS : USUAL;
  }

  private static Map<String, Attack> attacksByName() {
    Map<String, Attack> attacks = new TreeMap<>();
    attacks.put("honest-burst", new HonestBurst("honest-burst"));
    attacks.put("template-swarm", TemplateSwarm.swarm("template-swarm"));
    attacks.put("paraphrase-ring", new ParaphraseRing("paraphrase-ring"));
    attacks.put("flood", SmallAttacks.flood("flood"));
    attacks.put(DRIP, TemplateSwarm.drip(DRIP));
    attacks.put("bomb-low", new Bombing("bomb-low", 1, 0.5));
    attacks.put("bomb-high", new Bombing("bomb-high", 10, 0.5));
    attacks.put("bomb-rating-only", new Bombing("bomb-rating-only", 1, 1));
    attacks.put("aged-farm", SmallAttacks.agedFarm("aged-farm"));
    attacks.put("link-spam", SmallAttacks.linkSpam("link-spam"));
    attacks.put("copycat", SmallAttacks.copycat("copycat"));
    attacks.put("flag-abuse", SmallAttacks.flagAbuse("flag-abuse"));
    return attacks;
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
