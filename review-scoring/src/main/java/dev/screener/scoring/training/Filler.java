package dev.screener.scoring.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Makes filler: what people type only to reach a number of characters; and, to be told from it,
 * what honest people say without a word.
 *
 * <p>The words that filler repeats are taken from honest texts, so that no word speaks for filler,
 * only that it says nothing else.
 */
final class Filler {

  private static final String MARKS = ".,-_!?*#~=+:;/@…";
  private static final String EMOJI = "❤😍🥰👍😂🤣😊😘🔥💯👏🎉😭😱🙏🤔😁🙄💔👎⭐💕🌹🤡";
  private static final List<String> EMOTICONS =
      List.of(":)", ":-)", ":(", ":-(", ";)", "<3", ":/", ":')", "^^", "^_^", "!", "!!!", "?", "…");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private static final int MOST_CHARACTERS = 120;
  private static final int LEAST_CHARACTERS = 10;
  private static final int LEAST_WORDS = 4;

  private final SplittableRandom random;
  private final List<List<String>> honest;

  /**
   * @param honest texts of honest people, by set, so that a small set gives as many words as a
   *     large one
   */
  Filler(SplittableRandom random, List<List<String>> honest) {
    this.random = random;
    this.honest = honest.stream().filter(texts -> !texts.isEmpty()).toList();
  }

  /** One text of filler. */
  String next() {
    int kind = random.nextInt(10);
    if (kind < 2) {
      return symbols(some(MARKS, 1 + random.nextInt(3)));
    }
    if (kind < 4) {
      return symbols(some(EMOJI, 1 + random.nextInt(12)));
    }
    return kind < 5 || honest.isEmpty() ? figures() : sameWords();
  }

  /** What is short, has no word, and yet says something; or what is long, but not of one piece. */
  String nextHonest() {
    if (!honest.isEmpty() && random.nextInt(3) == 0) {
      return manyTexts();
    }
    return switch (random.nextInt(6)) {
      case 0 -> random.nextInt(11) + (random.nextBoolean() ? "/10" : "/5");
      case 1 -> random.nextInt(10) + "." + random.nextInt(10) + (random.nextBoolean() ? "/10" : "");
      case 2 -> random.nextInt(101) + "%";
      case 3 -> "★".repeat(1 + random.nextInt(5)) + "☆".repeat(random.nextInt(3));
      case 4 -> EMOTICONS.get(random.nextInt(EMOTICONS.size())) + rarely(" " + one(EMOJI));
      default -> one(EMOJI).repeat(1 + random.nextInt(5)) + rarely(one(EMOJI));
    };
  }

  private String manyTexts() {
    List<String> texts = honest.get(random.nextInt(honest.size()));
    StringBuilder joined = new StringBuilder();
    int count = 2 + random.nextInt(10);
    for (int i = 0; i < count; i++) {
      joined.append(texts.get(random.nextInt(texts.size()))).append(' ');
    }
    return joined.toString();
  }

  private String rarely(String text) {
    return random.nextInt(4) == 0 ? text : "";
  }

  private String one(String characters) {
    return some(characters, 1).get(0);
  }

  private List<String> some(String characters, int count) {
    int[] all = characters.codePoints().toArray();
    List<String> chosen = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      chosen.add(Character.toString(all[random.nextInt(all.length)]));
    }
    return chosen;
  }

  private String symbols(List<String> kinds) {
    StringBuilder text = new StringBuilder();
    int length = LEAST_CHARACTERS + random.nextInt(MOST_CHARACTERS);
    boolean inRows = random.nextBoolean();
    int spaces = random.nextInt(3) == 0 ? 3 + random.nextInt(20) : length;
    String last = kinds.get(0);
    for (int i = 0; i < length; i++) {
      boolean goesOn = inRows && random.nextInt(8) > 0;
      last = goesOn ? last : kinds.get(random.nextInt(kinds.size()));
      text.append(i > 0 && i % spaces == 0 ? " " : "").append(last);
    }
    return text.toString();
  }

  private String figures() {
    StringBuilder text = new StringBuilder();
    int length = LEAST_CHARACTERS + random.nextInt(MOST_CHARACTERS / 2);
    int same = random.nextInt(10);
    boolean counts = random.nextBoolean();
    boolean repeats = random.nextBoolean();
    for (int i = 1; text.length() < length; i++) {
      text.append(counts ? i : repeats ? same : random.nextInt(10));
    }
    return text.toString();
  }

  private String sameWords() {
    List<String> texts = honest.get(random.nextInt(honest.size()));
    String[] words = SPACES.split(texts.get(random.nextInt(texts.size())).strip());
    int count = Math.min(words.length, 1 + random.nextInt(3));
    int from = random.nextInt(words.length - count + 1);
    String piece = String.join(" ", List.of(words).subList(from, from + count));
    int times = LEAST_WORDS + random.nextInt(12);
    return (piece + (random.nextInt(4) == 0 ? ", " : " ")).repeat(times).strip();
  }
}
