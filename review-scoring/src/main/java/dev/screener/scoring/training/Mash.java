package dev.screener.scoring.training;

import java.util.SplittableRandom;

/** Makes keyboard mash: what people type who only want to fill a field. */
final class Mash {

  private static final String[] LATIN_ROWS = {"qwertyuiop", "asdfghjkl", "zxcvbnm"};
  private static final String[] CYRILLIC_ROWS = {"йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю"};
  private static final String JAMO_KEYS = "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ";
  private static final int FIRST_SYLLABLE = 0xAC00;
  private static final int SYLLABLES = 11_172;

  private final SplittableRandom random;

  Mash(SplittableRandom random) {
    this.random = random;
  }

  /** One text of mash; most are Latin, some Cyrillic or Korean. */
  String next() {
    int script = random.nextInt(10);
    int words = 1 + random.nextInt(random.nextInt(4) == 0 ? 12 : 4);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      if (i > 0) {
        text.append(' ');
      }
      if (script < 6) {
        keys(text, LATIN_ROWS);
      } else if (script < 8) {
        keys(text, CYRILLIC_ROWS);
      } else {
        korean(text);
      }
    }
    return text.toString();
  }

  private void keys(StringBuilder text, String[] rows) {
    int length = 3 + random.nextInt(random.nextInt(3) == 0 ? 20 : 8);
    switch (random.nextInt(4)) {
      case 0 -> walk(text, rows, length);
      case 1 -> oneRow(text, rows[random.nextInt(rows.length)], length);
      case 2 -> repeat(text, rows, length);
      default -> anywhere(text, rows, length);
    }
  }

  private void anywhere(StringBuilder text, String[] rows, int length) {
    for (int i = 0; i < length; i++) {
      text.append(key(rows[random.nextInt(rows.length)]));
    }
  }

  private void oneRow(StringBuilder text, String row, int length) {
    for (int i = 0; i < length; i++) {
      text.append(key(row));
    }
  }

  private void walk(StringBuilder text, String[] rows, int length) {
    String row = rows[random.nextInt(rows.length)];
    int at = random.nextInt(row.length());
    int step = random.nextBoolean() ? 1 : -1;
    for (int i = 0; i < length; i++) {
      text.append(row.charAt(at));
      if (random.nextInt(6) == 0) {
        step = -step;
      }
      at = Math.floorMod(at + step, row.length());
    }
  }

  private void repeat(StringBuilder text, String[] rows, int length) {
    StringBuilder piece = new StringBuilder();
    anywhere(piece, rows, 2 + random.nextInt(3));
    while (length > 0) {
      text.append(piece);
      length -= piece.length();
    }
  }

  private void korean(StringBuilder text) {
    int length = 2 + random.nextInt(8);
    boolean jamo = random.nextBoolean();
    for (int i = 0; i < length; i++) {
      text.append(jamo ? key(JAMO_KEYS) : (char) (FIRST_SYLLABLE + random.nextInt(SYLLABLES)));
    }
  }

  private char key(String row) {
    return row.charAt(random.nextInt(row.length()));
  }
}
