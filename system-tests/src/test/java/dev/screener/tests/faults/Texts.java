package dev.screener.tests.faults;

import java.util.Random;

/** Texts that are seldom alike, and now and then one of those about which a policy has a rule. */
final class Texts {
  private static final String[] WHO = {
    "the director", "the lead", "her sister", "the old captain", "the second act", "the score",
    "the camera", "the whole cast", "the script", "a stray dog", "the train", "the villain",
    "the narrator", "the child", "the last scene", "the dialogue", "the editing", "the lighting"
  };
  private static final String[] DOES = {
    "carries", "ruins", "forgets", "rescues", "explains", "hides", "repeats", "outlives",
    "follows", "wastes", "questions", "mirrors", "delays", "ignores", "softens", "doubles"
  };
  private static final String[] WHAT = {
    "every promise of the opening",
    "a story about debts",
    "the harbour at night",
    "what the book left out",
    "an argument over dinner",
    "the long silence",
    "its own ending",
    "the joke about the piano",
    "a winter that never ends",
    "the quarrel of the brothers",
    "the town's one secret",
    "half an hour of rain",
    "the letter from abroad",
    "our patience with him",
    "the mystery of the bridge",
    "a wedding nobody wanted"
  };
  private static final String[] HOW = {
    "without a word",
    "and it works",
    "for no good reason",
    "with real warmth",
    "once too often",
    "better than expected",
    "in a single take",
    "as if nobody watched",
    "and I laughed",
    "until the lights came on",
    "with some courage",
    "though it hurts",
    "and never looks back"
  };
  private static final String[] SPECIAL = {
    "My long version of this review is on https://kino-diary.example/crossing",
    "Great film. Please subscribe to my channel!",
    "Watch the whole film for free at www.films-for-you.example, click here!",
    "Spoilers ahead! The butler knew from the first scene."
  };
  private static final String[] SHORT = {"Loved", "Liked", "Enjoyed", "Hated", "Never mind"};
  private static final String KEYS = "qwrtzpsdfghjklyxcvbnm";
  private static final String SWARM =
      "A triumph of modern cinema, every minute of it shines, go and see it before it leaves the"
          + " theatres near you";

  private Texts() {}

  static String any(Random random) {
    return switch (random.nextInt(60)) {
      // Never the very same words, which would make a campaign of them.
      case 0, 1, 2 -> of(SPECIAL, random) + ' ' + sentence(random);
      case 3 -> of(SHORT, random) + ' ' + of(WHO, random) + '!';
      case 4 -> gibberish(random);
      default -> sentence(random) + sentence(random) + sentence(random) + sentence(random);
    };
  }

  private static String sentence(Random random) {
    return String.join(
        " ", of(WHO, random), of(DOES, random), of(WHAT, random), of(HOW, random) + ". ");
  }

  private static String gibberish(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 36; i++) {
      text.append(i % 7 == 6 ? ' ' : KEYS.charAt(random.nextInt(KEYS.length())));
    }
    return text.toString();
  }

  /** The template of a campaign with a word of its own. */
  static String ofSwarm(Random random) {
    return SWARM + ", " + of(HOW, random) + "!";
  }

  private static String of(String[] words, Random random) {
    return words[random.nextInt(words.length)];
  }
}
