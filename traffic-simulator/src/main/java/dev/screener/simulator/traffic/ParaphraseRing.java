package dev.screener.simulator.traffic;

import dev.screener.simulator.text.FilmFacts;
import dev.screener.simulator.text.Language;
import dev.screener.simulator.text.ReviewWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Sixty accounts that rewrite one text of about fifty words: any two of its versions share between
 * half and four fifths of their words (Jaccard).
 */
record ParaphraseRing(String name) implements Attack {

  static final int TEXTS = 60;
  static final double LEAST = 0.5;
  static final double MOST = 0.8;
  private static final int SENTENCES = 5;
  private static final Duration LASTS = Duration.ofDays(2);
  private static final double BEGINS = 0.3;
  private static final int TRIES = 10_000;

  @Override
  public List<TrafficEvent> on(Stage stage) {
    Cast cast = new Cast(stage, name);
    List<FilmShelf.Entry> films = cast.films(TEXTS);
    int next = 0;
    for (String text : texts(films.get(0).facts(), cast.random)) {
      Instant at =
          Draws.within(stage.settings().after(BEGINS), stage.settings().atMost(LASTS), cast.random);
      cast.attack(cast.hired(at, 3, 300), films.get(next++), at, cast.random.nextInt(9, 11), text);
    }
    return cast.inOrder();
  }

  static List<String> texts(FilmFacts film, SplittableRandom random) {
    ReviewWriter writer = ReviewWriter.in(Language.ENGLISH);
    String base = writer.sentences(SENTENCES, film, random);
    String other = writer.sentences(SENTENCES * 40, film, random);
    List<String> texts = new ArrayList<>();
    List<Set<String>> bags = new ArrayList<>();
    for (int i = 0; i < TRIES && texts.size() < TEXTS; i++) {
      String text =
          rewritten(base, other.split(" ", -1), 0.07 + 0.08 * random.nextDouble(), random);
      Set<String> bag = new HashSet<>(List.of(text.split(" ", -1)));
      if (bags.stream().allMatch(known -> isWithin(jaccard(known, bag)))) {
        texts.add(text);
        bags.add(bag);
      }
    }
    return texts;
  }

  static double jaccard(Set<String> one, Set<String> other) {
    Set<String> shared = new HashSet<>(one);
    shared.retainAll(other);
    return (double) shared.size() / (one.size() + other.size() - shared.size());
  }

  private static boolean isWithin(double similarity) {
    return similarity >= LEAST && similarity <= MOST;
  }

  private static String rewritten(
      String text, String[] others, double share, SplittableRandom random) {
    String[] words = text.split(" ", -1);
    for (int i = 0; i < words.length; i++) {
      if (random.nextDouble() < share) {
        words[i] = others[random.nextInt(others.length)];
      }
    }
    return String.join(" ", words);
  }
}
