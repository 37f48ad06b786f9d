package dev.screener.projection.view;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Titles as they are sorted and searched: without case and accents. Letters that Unicode does not
 * take apart, but that readers type without their stroke, are replaced too.
 */
final class TitleWords {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Map<Character, String> STROKES =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('ø', "o"),
          Map.entry('ł', "l"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('þ', "th"),
          Map.entry('ħ', "h"),
          Map.entry('ı', "i"));

  private TitleWords() {}

  static String fold(String title) {
    String apart = Normalizer.normalize(title.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
    String bare = MARKS.matcher(apart).replaceAll("").toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder(bare.length());
    for (int i = 0; i < bare.length(); i++) {
      char letter = bare.charAt(i);
      folded.append(STROKES.getOrDefault(letter, String.valueOf(letter)));
    }
    return folded.toString();
  }

  /** The words of a folded title; none in one without letters and figures. */
  static List<String> of(String folded) {
    return Arrays.stream(BETWEEN.split(folded)).filter(word -> !word.isEmpty()).toList();
  }
}
