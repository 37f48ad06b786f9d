package dev.screener.cli.models;

import dev.screener.cli.CaseTexts;
import dev.screener.cli.Terminal;
import dev.screener.scoring.FeatureReader;
import dev.screener.scoring.Head;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.training.DecidedText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/**
 * The texts that decisions are about, in two parts: to learn from, and to compare on. Which part a
 * text belongs to is told by the text alone, so that one which was kept out once always is, however
 * often a site learns.
 *
 * @param gone reviews that were withdrawn, erased or forgotten
 * @param edited reviews that stand at another revision now
 */
record Lessons(List<DecidedText> learn, List<DecidedText> heldOut, int gone, int edited) {

  private static final int PARTS = 5;

  /** Where a text comes from; a seam for tests. */
  interface Texts {
    CaseTexts.CaseText of(DecisionLabels.Label label) throws IOException, InterruptedException;
  }

  /** Asks for each text. Equal texts count once for each answer, so that a copied one is one. */
  static Lessons of(List<DecisionLabels.Label> labels, Texts texts)
      throws IOException, InterruptedException {
    List<DecidedText> learn = new ArrayList<>();
    List<DecidedText> heldOut = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    FeatureReader reader = new FeatureReader();
    int gone = 0;
    int edited = 0;
    try (Bar bar = Bar.of(labels.size())) {
      for (DecisionLabels.Label label : labels) {
        CaseTexts.CaseText found = texts.of(label);
        bar.step();
        if (found.title() == null && found.text() == null) {
          gone++;
        } else if (found.note() != null) {
          edited++;
        } else {
          ReviewText text = new ReviewText(found.title(), found.text(), null);
          long fingerprint = reader.fingerprint(text);
          if (fingerprint != 0 && seen.add(fingerprint + label.answers().toString())) {
            boolean out = part(fingerprint) == 0;
            (out ? heldOut : learn).add(new DecidedText(text, label.answers()));
          }
        }
      }
    }
    return new Lessons(learn, heldOut, gone, edited);
  }

  private static int part(long fingerprint) {
    long mixed = fingerprint * 0x9E3779B97F4A7C15L;
    return Math.floorMod(mixed ^ (mixed >>> 32), PARTS);
  }

  /** How many texts of both parts say this of the head. */
  int count(Head head, boolean example) {
    return count(learn, head, example) + count(heldOut, head, example);
  }

  /** The same without answers for other heads; texts that then teach nothing are left out. */
  Lessons only(Set<Head> heads) {
    return new Lessons(only(learn, heads), only(heldOut, heads), gone, edited);
  }

  private static List<DecidedText> only(List<DecidedText> texts, Set<Head> heads) {
    List<DecidedText> kept = new ArrayList<>();
    for (DecidedText text : texts) {
      Map<Head, Boolean> answers = new HashMap<>(text.answers());
      answers.keySet().retainAll(heads);
      if (!answers.isEmpty()) {
        kept.add(new DecidedText(text.text(), answers));
      }
    }
    return kept;
  }

  static int count(List<DecidedText> texts, Head head, boolean example) {
    return (int)
        texts.stream()
            .filter(text -> Boolean.valueOf(example).equals(text.answers().get(head)))
            .count();
  }

  /** Progress on a terminal; nothing elsewhere. */
  private record Bar(@Nullable ProgressBar bar) implements AutoCloseable {
    static Bar of(int total) {
      return new Bar(Terminal.showsProgress() ? Terminal.bar("Texts", total).build() : null);
    }

    void step() {
      if (bar != null) {
        bar.step();
      }
    }

    @Override
    public void close() {
      if (bar != null) {
        bar.close();
      }
    }
  }
}
