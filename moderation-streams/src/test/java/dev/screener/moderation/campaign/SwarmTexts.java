package dev.screener.moderation.campaign;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A template in forty mutations: what a swarm posts so that no filter on equal texts finds it. */
final class SwarmTexts {

  private static final String[] SYNONYMS = {
    "truly", "stunning", "picture", "superb", "masterpiece", "brilliant", "totally", "adored"
  };

  private SwarmTexts() {}

  /** The mutations; where one holds {@code {}}, the film's title goes. */
  static List<String> of(String template) {
    List<String> words = List.of(template.split(" "));
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      texts.add(with(words, i, typo(words.get(i))));
      texts.add(with(words, i, SYNONYMS[i]));
      texts.add(typoAndSynonym(words, i));
      texts.add(with(words, i, words.get(i).replace('a', '\u0430').replace('o', '\u043E')));
      if (i > 0) {
        List<String> swapped = new ArrayList<>(words);
        Collections.swap(swapped, i - 1, i);
        texts.add(String.join(" ", swapped));
      }
    }
    texts.addAll(
        Arrays.asList(
            template,
            template + " {}",
            "{}: " + template,
            template + " \uD83D\uDD25",
            "\u2764\uFE0F " + template,
            template + "!!!",
            template + "...",
            template.toUpperCase(Locale.ROOT),
            template + " {} \uD83D\uDE0D",
            template.replace(" ", "  "),
            template + " really"));
    return texts;
  }

  private static String typoAndSynonym(List<String> words, int i) {
    int other = (i + 2) % words.size();
    List<String> changed = new ArrayList<>(words);
    changed.set(i, typo(words.get(i)));
    changed.set(other, SYNONYMS[other]);
    return String.join(" ", changed);
  }

  private static String with(List<String> words, int at, String word) {
    List<String> changed = new ArrayList<>(words);
    changed.set(at, word);
    return String.join(" ", changed);
  }

  private static String typo(String word) {
    return word.length() < 3
        ? word + word.charAt(word.length() - 1)
        : word.charAt(0) + word.substring(2, 3) + word.charAt(1) + word.substring(3);
  }
}
