package dev.screener.scoring;

import com.ibm.icu.lang.UScript;

/**
 * How much of the text is about its film. Not measured where the catalogue does not know the film,
 * or has no words in the text's script; what is told of the film is compared with texts in its own
 * language only. One thread uses it at a time.
 */
final class FilmGauge {

  /** What so many words do not say of the film, more would not. */
  private static final int MOST_WORDS = 1_000;

  /** A share of fewer words is chance. */
  private static final int LEAST_WORDS = 4;

  private final SeenHashes seen = new SeenHashes();
  private final long[] stems = new long[MOST_WORDS];
  private final long[] named = new long[MOST_WORDS];
  private final long[] own = new long[MOST_WORDS];

  void measure(FoldedText text, FilmVocabulary film, ScoreSheet scores) {
    int script = text.tally.dominantScript();
    if (film.isEmpty() || script == UScript.COMMON || !film.speaks(script)) {
      return;
    }
    int words = Math.min(text.tokens, MOST_WORDS);
    int stemCount = 0;
    int namedCount = 0;
    int ownCount = 0;
    for (int i = 0; i < words; i++) {
      long stem = Stems.of(text, i);
      if (stem != 0) {
        stems[stemCount++] = stem;
        int kind = film.kind(stem);
        if (kind != 0) {
          own[ownCount++] = stem;
        }
        if (kind == FilmVocabulary.NAMED) {
          named[namedCount++] = stem;
        }
      }
    }
    int names = different(named, namedCount) + (film.titleStandsIn(text, words) ? 1 : 0);
    scores.set(ContentSignal.FILM_NAMES, names);
    if (film.isTold() && sameLanguage(film, scores)) {
      int ofFilm = different(own, ownCount);
      int all = different(stems, stemCount);
      scores.set(ContentSignal.FILM_WORDS, ofFilm);
      if (all >= LEAST_WORDS) {
        scores.setShare(ContentSignal.FILM_OVERLAP, ofFilm, all);
      }
    }
  }

  private int different(long[] hashes, int count) {
    return count - seen.repeats(hashes, count);
  }

  private static boolean sameLanguage(FilmVocabulary film, ScoreSheet scores) {
    float language = scores.value(ContentSignal.LANGUAGE);
    return Float.isNaN(language) || film.language() == 0 || language == film.language();
  }
}
