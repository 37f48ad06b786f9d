package dev.screener.projection.pages;

import org.jspecify.annotations.Nullable;

/**
 * A poster made of type alone: there are no pictures of films here. Colour and motif follow from
 * the film's id, so that a film looks the same wherever it is met.
 *
 * @param classes names for the style sheet
 */
record Poster(String title, String classes) {

  static final String UNTITLED = "Not in the catalogue yet";

  private static final int TONES = 9;
  private static final int MOTIFS = 6;

  static Poster of(String filmId, @Nullable String title) {
    String shown = title == null || title.isBlank() ? UNTITLED : title;
    int hash = spread(filmId.hashCode());
    int tone = Math.floorMod(hash, TONES);
    int motif = Math.floorMod(hash / TONES, MOTIFS);
    return new Poster(shown, "tone-" + tone + " motif-" + motif + " title-" + size(shown));
  }

  /** Longer titles are set smaller; the longest are cut by the style sheet. */
  private static String size(String title) {
    int letters = title.codePointCount(0, title.length());
    if (letters <= 12) {
      return "short";
    }
    return letters <= 28 ? "medium" : letters <= 60 ? "long" : "endless";
  }

  /** Ids often differ in their last letter only; Murmur3's finaliser lets that reach every bit. */
  private static int spread(int hash) {
    int h = hash;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    h ^= h >>> 16;
    return h;
  }
}
