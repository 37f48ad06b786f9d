package dev.screener.scoring;

import java.util.Random;

/** Hostile text from a seed: all planes, lone surrogates, controls, repeats, and bits of sense. */
final class RandomText {

  private static final String[] PIECES = {
    "www.",
    "http://",
    "@",
    "a@b.",
    ".com",
    "f r e e ",
    "$",
    "0",
    "****",
    "\u202E",
    "\u202C",
    "\u200B",
    "\u0301",
    "e\u0301",
    "\uD83D\uDE00",
    "\uD83C\uDDFA",
    "\u3099",
    "\u1100\u1161\u11A8",
    "spoiler",
    "!!!!",
    "\n",
    "  ",
    "aaaa",
    "1-2.3(4)",
    "\u0430",
    "\uFF21",
    "'",
    "n0t",
    "\uFEFF"
  };
  private static final int[] BLOCKS = {
    0x0000, 0x0080, 0x0300, 0x0370, 0x0400, 0x0590, 0x0600, 0x0900, 0x0E00, 0x1100, 0x2000, 0x2100,
    0x2460, 0x3040, 0x4E00, 0xAC00, 0xD800, 0xFE00, 0xFF00, 0x1D400, 0x1F100, 0x1F300, 0xE0000
  };

  private RandomText() {}

  static String of(Random random, int longest) {
    int length = random.nextInt(longest + 1);
    StringBuilder text = new StringBuilder();
    while (text.length() < length) {
      int block = BLOCKS[random.nextInt(BLOCKS.length)];
      switch (random.nextInt(6)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(random.nextInt(0x110000));
        case 2 -> text.append(PIECES[random.nextInt(PIECES.length)]);
        case 3 -> text.append((char) (' ' + random.nextInt(95)));
        default -> {
          int run = 1 + random.nextInt(8);
          for (int i = 0; i < run; i++) {
            text.appendCodePoint(block + random.nextInt(0x100));
          }
        }
      }
    }
    return text.toString();
  }
}
