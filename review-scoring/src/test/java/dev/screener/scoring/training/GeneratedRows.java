package dev.screener.scoring.training;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Rows of our own making under the names of known sets: enough to learn spam from. */
public final class GeneratedRows {

  private static final String[] HAM = {
    "the harbour at night", "her brother never explains the letter",
        "slow but the dog is a delight",
    "the train sequence holds up", "nobody sings like that", "a widow and her three keys",
    "the director trusts silence", "we laughed at the goat", "the colours of the market",
    "an ending that earns its tears"
  };
  private static final String[] SPAM = {
    "win a free prize now",
    "cheap pills online",
    "visit our shop today",
    "earn cash from home",
    "claim your bonus code",
    "hot singles near you",
    "best loans approved fast",
    "click to get followers",
    "double your coins",
    "free streaming site"
  };

  private GeneratedRows() {}

  public static List<LabelledText> of(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<LabelledText> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(new LabelledText("sms_spam", text(HAM, random), "ham", "", 0));
      rows.add(new LabelledText("sms_spam", text(SPAM, random), "spam", "", 0));
    }
    return rows;
  }

  private static String text(String[] pieces, SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    int parts = 2 + random.nextInt(4);
    for (int i = 0; i < parts; i++) {
      text.append(pieces[random.nextInt(pieces.length)]).append(", ");
    }
    return text.append(random.nextInt(1000)).toString();
  }
}
