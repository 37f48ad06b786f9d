package dev.screener.contracts.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Puts faults into what is sound. */
public final class Faults {

  private static final int MOST = 4;
  private static final int LONGEST_PART = 20;
  private static final int MOST_REPEATS = 2_000;

  /** What breaks readers of JSON, of YAML and of text. */
  public static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "[",
          "]",
          ":",
          ",",
          "\"",
          "\\",
          "\\u0000",
          "\\ud800",
          "\\udc00",
          "null",
          "true",
          "1e9",
          "-0",
          "99999999999999999999",
          "1.5",
          "-1",
          "\"\":1",
          " ",
          "\n",
          "\t",
          "\u0000",
          "\u007f",
          "é",
          "😀",
          "\u202e",
          "\u0301",
          "\uFEFF",
          "/*x*/",
          "NaN",
          "'",
          "%",
          "%00",
          "..",
          "/",
          "&",
          "=",
          "a@b",
          "1970-01-01T00:00:00Z",
          "-999999999-01-01T00:00:00Z",
          "+999999999-12-31T23:59:59.999999999Z");

  private Faults() {}

  /** Up to four faults, or none: bytes changed, cut out, doubled, cut off, or pieces put in. */
  public static byte[] in(byte[] sound, Random random, List<String> pieces) {
    byte[] bytes = sound;
    for (int faults = random.nextInt(MOST + 1); faults > 0; faults--) {
      bytes = with(bytes, random, pieces);
    }
    return bytes;
  }

  /** The same in a text, which stays one. */
  public static String in(String sound, Random random, List<String> pieces) {
    return new String(in(sound.getBytes(UTF_8), random, pieces), UTF_8);
  }

  private static byte[] with(byte[] bytes, Random random, List<String> pieces) {
    int at = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, at + random.nextInt(LONGEST_PART));
    byte[] piece = pieces.get(random.nextInt(pieces.size())).getBytes(UTF_8);
    return switch (random.nextInt(8)) {
      case 0 -> joined(bytes, at, new byte[] {(byte) random.nextInt(256)}, Math.max(at, to));
      case 1 -> joined(bytes, at, new byte[0], to);
      case 2 -> joined(bytes, to, Arrays.copyOfRange(bytes, at, to), to);
      case 3 -> joined(bytes, at, new byte[0], random.nextInt(4) == 0 ? bytes.length : to);
      case 4 -> joined(bytes, at, piece, to);
      case 5 ->
          joined(
              bytes,
              at,
              repeated(piece, random.nextInt(8) == 0 ? random.nextInt(MOST_REPEATS) : 3),
              at);
      default -> joined(bytes, at, piece, at);
    };
  }

  /** The bytes up to {@code head}, then {@code middle}, then those from {@code tail}. */
  private static byte[] joined(byte[] bytes, int head, byte[] middle, int tail) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.write(bytes, 0, head);
    whole.writeBytes(middle);
    whole.write(bytes, tail, bytes.length - tail);
    return whole.toByteArray();
  }

  private static byte[] repeated(byte[] piece, int times) {
    byte[] all = new byte[piece.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(piece, 0, all, i * piece.length, piece.length);
    }
    return all;
  }
}
