package dev.screener.scoring;

import com.ibm.icu.lang.UScript;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words by which a text shows that it is about one film: those of its title and of its people's
 * names, and those of what is told of it. Words that are said under every film, and those that only
 * hold sentences together, are left out. Immutable; some 0.7 kB, at most 5 kB, however much the
 * catalogue says. Made once a film.
 */
public final class FilmVocabulary {

  /** Nothing is known of the film. */
  public static final FilmVocabulary NONE = new FilmVocabulary();

  static final int NAMED = 1;
  static final int TOLD = 2;

  private static final int MOST_STEMS = 400;
  private static final int MOST_NAMES = 40;
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_TITLE = 300;
  private static final int LONGEST_SYNOPSIS = 6_000;

  /** With fewer words told of a film, a text that shares none with them says nothing. */
  private static final int LEAST_TOLD = 10;

  private static final int MOST_SCRIPTS = 4;
  private static final int LETTERS_OF_A_SCRIPT = 2;
  private static final int SPARSENESS = 2;
  private static final int KINDS = 3;

  /** A stem's hash, and in its two lowest bits what it is. */
  private int[] slots = new int[4];

  private int stems;
  private int told;

  /** The title as it stands, when it has more than one word: "Get Out" has no word of its own. */
  private long[] title = new long[0];

  private final int[] scripts = new int[MOST_SCRIPTS];
  private int scriptCount;
  private int language;

  private FilmVocabulary() {}

  /**
   * The words of one film. Never throws.
   *
   * @param title as the catalogue has it
   * @param people names, the most prominent first; those beyond 40 are left out
   * @param synopsis what the catalogue tells of the film; what stands behind 6,000 characters is
   *     left out
   */
  public static FilmVocabulary of(String title, List<String> people, @Nullable String synopsis) {
    FilmVocabulary film = new FilmVocabulary();
    Maker maker = new Maker(film);
    maker.addNames(cut(title, LONGEST_TITLE), true);
    for (String name : people.subList(0, Math.min(people.size(), MOST_NAMES))) {
      maker.addNames(cut(name, LONGEST_NAME), false);
    }
    maker.addTold(cut(synopsis == null ? "" : synopsis, LONGEST_SYNOPSIS));
    return film.stems == 0 && film.title.length == 0 ? NONE : film;
  }

  private static String cut(String text, int longest) {
    return text.substring(0, Math.min(text.length(), longest));
  }

  /** What the stem is to the film: 0, {@link #NAMED} or {@link #TOLD}. */
  int kind(long stem) {
    return slots[slot((int) (stem >>> 32) & ~KINDS)] & KINDS;
  }

  int stemCount() {
    return stems;
  }

  boolean isEmpty() {
    return stems == 0 && title.length == 0;
  }

  /** Whether enough is told of the film to ask how much of it a text says. */
  boolean isTold() {
    return told >= LEAST_TOLD;
  }

  /** Whether the catalogue has words in this script. */
  boolean speaks(int script) {
    for (int i = 0; i < scriptCount; i++) {
      if (scripts[i] == script) {
        return true;
      }
    }
    return false;
  }

  /** The language of what is told of the film as {@link Languages#number} has it, or 0. */
  int language() {
    return language;
  }

  /** Whether the text says the whole title where it has no word of its own. */
  boolean titleStandsIn(FoldedText text, int tokens) {
    for (int i = 0; i + title.length <= tokens && title.length > 0; i++) {
      int at = 0;
      while (at < title.length && text.tokenHash[i + at] == title[at]) {
        at++;
      }
      if (at == title.length) {
        return true;
      }
    }
    return false;
  }

  private int slot(int key) {
    int mask = slots.length - 1;
    int slot = key >>> 2 & mask;
    while (slots[slot] != 0 && (slots[slot] & ~KINDS) != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void addScript(int script) {
    if (!speaks(script) && scriptCount < MOST_SCRIPTS) {
      scripts[scriptCount++] = script;
    }
  }

  private void add(long stem, int kind) {
    int key = (int) (stem >>> 32) & ~KINDS;
    if (stems >= MOST_STEMS || slots[slot(key)] != 0) {
      return;
    }
    stems++;
    told += kind == TOLD ? 1 : 0;
    if (stems * SPARSENESS > slots.length) {
      int[] old = slots;
      slots = new int[old.length * 2];
      Arrays.stream(old).filter(entry -> entry != 0).forEach(e -> slots[slot(e & ~KINDS)] = e);
    }
    slots[slot(key)] = key | kind;
  }

  /** Folds what the catalogue says. */
  private static final class Maker {
    private final TextFolding folding = new TextFolding();
    private final FoldedText text = new FoldedText();
    private final FilmVocabulary film;

    Maker(FilmVocabulary film) {
      this.film = film;
    }

    void addNames(String name, boolean isTitle) {
      folding.fold(null, name, text);
      int before = film.stems;
      addStems(NAMED);
      if (isTitle && film.stems == before && text.tokens > 1) {
        film.title = Arrays.copyOf(text.tokenHash, text.tokens);
      }
    }

    void addTold(String synopsis) {
      folding.fold(null, synopsis, text);
      addStems(TOLD);
      ScoreSheet scores = new ScoreSheet();
      scores.clear();
      new ScriptGauge().measure(text, scores);
      new LanguageGauge().measure(text, scores);
      float measured = scores.value(ContentSignal.LANGUAGE);
      film.language = Float.isNaN(measured) ? 0 : (int) measured;
    }

    private void addStems(int kind) {
      for (int i = 0; i < text.tokens; i++) {
        long stem = Stems.of(text, i);
        if (stem != 0) {
          film.add(stem, kind);
        }
      }
      for (int script = UScript.INHERITED + 1; script < Tally.SCRIPTS; script++) {
        if (text.tally.lettersOf(script) >= LETTERS_OF_A_SCRIPT) {
          film.addScript(script);
        }
      }
    }
  }
}
