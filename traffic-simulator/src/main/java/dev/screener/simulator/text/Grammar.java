package dev.screener.simulator.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Sentences by rules, so that texts differ and yet read like reviews. A rule is a line {@code name:
 * choice | choice | …}; {@code {name}} in a choice stands for a choice of that rule. Lines that
 * begin with # are comments; several lines of one name add up. A name that begins with @ is no rule
 * but a slot, which whoever asks for a sentence fills, say with the film's title.
 */
public final class Grammar {

  private static final String SLOT = "@";

  private static final double FILLINGS = 1_000;

  // With 1 the richest choice would drown all others, with 0 all were equal.
  private static final double RICHNESS = 0.6;

  private final Map<String, List<List<Piece>>> rules;
  private final Map<String, double[]> weights = new ConcurrentHashMap<>();

  private Grammar(Map<String, List<List<Piece>>> rules) {
    this.rules = rules;
  }

  /**
   * A grammar that lies beside this class: {@code en} and the other languages hold reviews, {@code
   * films} a catalogue.
   */
  public static Grammar of(String name) {
    String path = name + ".grammar";
    try (InputStream file = Grammar.class.getResourceAsStream(path)) {
      if (file == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      return parse(new BufferedReader(new InputStreamReader(file, UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + path, e);
    }
  }

  /**
   * Reads rules.
   *
   * @throws IllegalArgumentException when a line is no rule or a choice names a rule that is not
   *     there
   */
  static Grammar parse(List<String> lines) {
    Map<String, List<List<Piece>>> rules = new HashMap<>();
    for (String line : lines) {
      if (!line.isBlank() && !line.startsWith("#")) {
        int colon = line.indexOf(':');
        if (colon < 1) {
          throw new IllegalArgumentException("no rule: " + line);
        }
        List<List<Piece>> choices =
            rules.computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>());
        for (String choice : line.substring(colon + 1).split("\\|", -1)) {
          choices.add(pieces(choice.strip()));
        }
      }
    }
    rules.values().forEach(choices -> choices.forEach(pieces -> requireKnown(pieces, rules)));
    return new Grammar(rules);
  }

  /** Appends one expansion of a rule that needs no slot filled. */
  public void expand(String rule, RandomGenerator random, StringBuilder to) {
    expand(rule, Map.of(), random, to);
  }

  /** One expansion of a rule; each of its choices is as likely as any other. */
  public String expand(String rule, Map<String, String> slots, RandomGenerator random) {
    StringBuilder text = new StringBuilder();
    expand(rule, slots, random, text);
    return text.toString();
  }

  /**
   * One expansion of a rule, where choices that can be expanded in more ways come more often:
   * people who write a sentence of their own hardly ever meet in the same one.
   */
  public String expandRichly(String rule, Map<String, String> slots, RandomGenerator random) {
    double[] weights = weights(rule);
    double point = random.nextDouble() * weights[weights.length - 1];
    int choice = 0;
    while (weights[choice] < point) {
      choice++;
    }
    StringBuilder text = new StringBuilder();
    for (Piece piece : rules.getOrDefault(rule, List.of()).get(choice)) {
      text.append(piece.isRule() ? expand(piece.text(), slots, random) : piece.text());
    }
    return text.toString();
  }

  /** Cumulated over the choices of a rule. */
  private double[] weights(String rule) {
    return weights.computeIfAbsent(
        rule,
        name -> {
          List<List<Piece>> choices = rules.getOrDefault(name, List.of());
          double[] cumulated = new double[choices.size()];
          double sum = 0;
          for (int i = 0; i < cumulated.length; i++) {
            sum += Math.pow(expansions(choices.get(i)), RICHNESS);
            cumulated[i] = sum;
          }
          return cumulated;
        });
  }

  private double expansions(List<Piece> pieces) {
    double product = 1;
    for (Piece piece : pieces) {
      if (piece.isRule()) {
        double sum = piece.text().startsWith(SLOT) ? FILLINGS : 0;
        for (List<Piece> choice : rules.getOrDefault(piece.text(), List.of())) {
          sum += expansions(choice);
        }
        product *= sum;
      }
    }
    return product;
  }

  private void expand(
      String rule, Map<String, String> slots, RandomGenerator random, StringBuilder to) {
    if (rule.startsWith(SLOT)) {
      to.append(slots.getOrDefault(rule.substring(SLOT.length()), ""));
      return;
    }
    List<List<Piece>> choices = rules.getOrDefault(rule, List.of());
    if (choices.isEmpty()) {
      throw new IllegalArgumentException("no rule " + rule);
    }
    for (Piece piece : choices.get(random.nextInt(choices.size()))) {
      if (piece.isRule()) {
        expand(piece.text(), slots, random, to);
      } else {
        to.append(piece.text());
      }
    }
  }

  private static List<Piece> pieces(String choice) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    while (from < choice.length()) {
      int open = choice.indexOf('{', from);
      if (open != from) {
        int end = open < 0 ? choice.length() : open;
        pieces.add(new Piece(false, choice.substring(from, end)));
        from = end;
      } else {
        int close = choice.indexOf('}', open);
        if (close < 0) {
          throw new IllegalArgumentException("a brace stays open: " + choice);
        }
        pieces.add(new Piece(true, choice.substring(open + 1, close)));
        from = close + 1;
      }
    }
    return pieces;
  }

  private static void requireKnown(List<Piece> pieces, Map<String, List<List<Piece>>> rules) {
    for (Piece piece : pieces) {
      if (piece.isRule() && !piece.text().startsWith(SLOT) && !rules.containsKey(piece.text())) {
        throw new IllegalArgumentException("no rule " + piece.text());
      }
    }
  }

  /** Plain text, or the name of a rule. */
  private record Piece(boolean isRule, String text) {}
}
