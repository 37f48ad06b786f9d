package dev.screener.simulator.traffic;

import dev.screener.simulator.text.Mutation;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A handful of harmless words under thousands of films, from accounts that post once: one template
 * of six words in forty mutations. The slow drip is the same, a member an hour.
 */
final class TemplateSwarm implements Attack {

  static final int VARIANTS = 40;
  static final int MEMBERS = 5_000;
  private static final Duration LASTS = Duration.ofHours(6);
  private static final double BEGINS = 0.6;
  private static final double YOUNG_SHARE = 0.75;
  private static final double YOUNG_DAYS = 14;
  private static final double OLD_DAYS = 1_000;
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

  private final String name;
  private final boolean drips;

  private TemplateSwarm(String name, boolean drips) {
    this.name = name;
    this.drips = drips;
  }

  static TemplateSwarm swarm(String name) {
    return new TemplateSwarm(name, false);
  }

  static TemplateSwarm drip(String name) {
    return new TemplateSwarm(name, true);
  }

  @Override
  public List<TrafficEvent> on(Stage stage) {
    Cast cast = new Cast(stage, name);
    SplittableRandom random = cast.random;
    List<String> variants = variants(random);
    TrafficSettings settings = stage.settings();
    int members = drips ? (int) settings.window().toHours() : settings.sized(MEMBERS);
    int hour = 0;
    for (FilmShelf.Entry film : cast.films(members)) {
      Instant at =
          drips
              ? Draws.within(
                  settings.begin().plus(Duration.ofHours(hour++)), Duration.ofHours(1), random)
              : Draws.within(settings.after(BEGINS), settings.atMost(LASTS), random);
      boolean young = random.nextDouble() < YOUNG_SHARE;
      Author author = cast.hired(at, young ? 0 : 30, young ? YOUNG_DAYS : OLD_DAYS);
      String text = variants.get(random.nextInt(variants.size()));
      cast.attack(
          author,
          film,
          at,
          random.nextInt(8, 11),
          text.replace(Mutation.TITLE, film.film().getTitle()));
    }
    return cast.inOrder();
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
