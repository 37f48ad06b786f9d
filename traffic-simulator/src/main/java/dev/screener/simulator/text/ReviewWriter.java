package dev.screener.simulator.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Writes as people do in one language: a commonplace, a remark of a few words, or sentences. */
public final class ReviewWriter {

  /** Longest text that counts as short, in words. */
  public static final int SHORT_WORDS = 8;

  // What people say without thinking is a property of the language and not of a seed.
  private static final long COMMONPLACE_SEED = 11;
  private static final int COMMONPLACES = 1_500;
  private static final int TRIES = 60_000;

  // In NSMC's 200,000 Korean reviews the most frequent text makes 0.15% of all, and the n-th about
  // n^-0.9 of it.
  private static final double COMMONPLACE_EXPONENT = 0.9;
  private static final double NAMING_SHARE = 0.3;
  private static final String TITLE_MARK = "\uE000";

  private final Grammar grammar;
  private final List<String> commonplaces;
  private final Zipf commonplaceRanks;

  private ReviewWriter(Grammar grammar) {
    this.grammar = grammar;
    this.commonplaces = commonplaces(grammar);
    this.commonplaceRanks = new Zipf(commonplaces.size(), COMMONPLACE_EXPONENT);
  }

  public static ReviewWriter in(Language language) {
    return new ReviewWriter(Grammar.of(language.tag()));
  }

  /** Words that many write independently of each other, by Zipf's law; some name the film. */
  public String commonplace(FilmFacts film, RandomGenerator random) {
    return commonplaces.get(commonplaceRanks.draw(random)).replace(TITLE_MARK, film.title());
  }

  /** A remark about this film in at most eight words, or little more. */
  public String remark(FilmFacts film, RandomGenerator random) {
    return capital(grammar.expand("short", slots(film, random), random));
  }

  /** A few words of praise or blame, as an attacker writes who has seen nothing of the film. */
  public String verdict(boolean praise, FilmFacts film, RandomGenerator random) {
    String word = grammar.expand(praise ? "praise" : "blame", slots(film, random), random);
    return switch (random.nextInt(3)) {
      case 0 -> word + grammar.expand("end", Map.of(), random);
      case 1 -> film.title() + ": " + word;
      default -> remark(film, random) + " " + word;
    };
  }

  /** So many sentences about the film. */
  public String sentences(int count, FilmFacts film, RandomGenerator random) {
    StringBuilder text = new StringBuilder(count * 90);
    for (int i = 0; i < count; i++) {
      if (i > 0) {
        text.append(' ');
      }
      String rule = random.nextDouble() < NAMING_SHARE ? "personal" : "sentence";
      text.append(capital(grammar.expandRichly(rule, slots(film, random), random)));
    }
    return text.toString();
  }

  /** What stands above a longer review. */
  public String headline(FilmFacts film, RandomGenerator random) {
    return capital(grammar.expand("headline", slots(film, random), random));
  }

  private static Map<String, String> slots(FilmFacts film, RandomGenerator random) {
    return Map.of("title", film.title(), "person", film.person(random.nextInt(1 << 16)));
  }

  private static List<String> commonplaces(Grammar grammar) {
    SplittableRandom random = new SplittableRandom(COMMONPLACE_SEED);
    Set<String> found = new LinkedHashSet<>();
    // The likelier a wording is in the grammar, the earlier it is met, the higher its rank.
    for (int i = 0; i < TRIES && found.size() < COMMONPLACES; i++) {
      found.add(grammar.expand("commonplace", Map.of("title", TITLE_MARK), random));
    }
    return new ArrayList<>(found);
  }

  private static String capital(String sentence) {
    return sentence.isEmpty()
        ? sentence
        : Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
