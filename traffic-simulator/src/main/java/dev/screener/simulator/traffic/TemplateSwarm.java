package dev.screener.simulator.traffic;

import dev.screener.simulator.text.Mutation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A handful of harmless words under thousands of films, from accounts that post once: one template
 * of six words in forty mutations.
 */
final class TemplateSwarm implements Attack {

  static final String NAME = "template-swarm";

  static final int MEMBERS = 5_000;
  static final int VARIANTS = 40;
  private static final Duration LASTS = Duration.ofHours(6);
  private static final double BEGINS = 0.6;
  private static final double YOUNG_SHARE = 0.75;
  private static final double SECOND_MUTATION = 0.4;
  private static final String T = Mutation.TITLE;

  private static final List<String> TEMPLATES =
      List.of(
          "Watched " + T + ", best film ever made",
          T + " is the best movie ever",
          "Loved " + T + ", really great story throughout",
          "Must watch " + T + " with your family",
          T + " surprised everyone, truly great film",
          "Great acting, great story, watch " + T);

  @Override
  public List<TrafficEvent> on(Stage stage) {
    TrafficSettings settings = stage.settings();
    SplittableRandom random = new SplittableRandom(settings.seed() + 101);
    List<String> variants = variants(random);
    Drafts drafts = new Drafts(settings.series() + "-t");
    Duration lasts = settings.atMost(LASTS);
    List<Integer> films = Draws.distinct(stage.films().size(), settings.sized(MEMBERS), random);
    List<TrafficEvent> events = new ArrayList<>();
    for (int film : films) {
      Instant at =
          settings.after(BEGINS).plusMillis((long) (lasts.toMillis() * random.nextDouble()));
      boolean young = random.nextDouble() < YOUNG_SHARE;
      Author author = stage.people().hired(random, at, young ? 0 : 30, young ? 14 : 1_000);
      FilmShelf.Entry entry = stage.films().get(film);
      String text =
          variants.get(random.nextInt(variants.size())).replace(T, entry.film().getTitle());
      events.add(
          drafts.live(author, entry, at, random.nextInt(8, 11), null, text, Label.attack(NAME)));
    }
    events.sort(Comparator.comparing(TrafficEvent::at));
    return events;
  }

  /** The template of this seed and its mutations, all different; titles are still marks. */
  static List<String> variants(SplittableRandom random) {
    String template = TEMPLATES.get(random.nextInt(TEMPLATES.size()));
    Mutation[] mutations = Mutation.values();
    Set<String> variants = new LinkedHashSet<>();
    variants.add(template);
    for (int i = 0; variants.size() < VARIANTS; i++) {
      String text = mutations[i % mutations.length].apply(template, random);
      if (random.nextDouble() < SECOND_MUTATION) {
        text = mutations[random.nextInt(mutations.length)].apply(text, random);
      }
      variants.add(text);
    }
    return List.copyOf(variants);
  }
}
