package dev.screener.scoring.evaluation;

import dev.screener.scoring.FeatureReader;
import dev.screener.scoring.Head;
import dev.screener.scoring.training.DataSet;
import dev.screener.scoring.training.LabelledText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What programs that are compared learn from and are tested on.
 *
 * @param heads what the labels are to teach
 * @param learn texts to learn from
 * @param test texts to be told apart
 * @param film genuine film reviews, on which false alarms are counted
 * @param disguised whether the test texts are also tried in each disguise
 */
record Cut(
    String name,
    List<Head> heads,
    List<LabelledText> learn,
    List<LabelledText> test,
    List<LabelledText> film,
    boolean disguised) {

  private static final String COMMENTS = "tubespam";
  private static final int FOLDS = 10;
  private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}\\x{0}\\x{85}]+");

  /**
   * The cut that {@link DevCut} makes of all sets, then the comments alone: each video left out
   * once, and ten folds by text.
   */
  static List<Cut> all(DevCut cut) {
    List<Cut> cuts = new ArrayList<>();
    cuts.add(
        new Cut(
            "public",
            List.of(Head.SPAM, Head.ABUSE),
            onOneLine(cut.learn()),
            onOneLine(cut.unseen()),
            onOneLine(cut.film()),
            true));
    List<LabelledText> comments = new ArrayList<>();
    for (LabelledText row : onOneLine(cut.rows())) {
      if (row.set().equals(COMMENTS)) {
        comments.add(row);
      }
    }
    Set<String> videos = new TreeSet<>();
    comments.forEach(row -> videos.add(row.source()));
    FeatureReader reader = new FeatureReader();
    int number = 0;
    for (String video : videos) {
      cuts.add(
          commentsWithout(
              "video-" + number++, comments, row -> row.source().equals(video), reader));
    }
    for (int fold = 0; fold < FOLDS && !comments.isEmpty(); fold++) {
      int out = fold;
      cuts.add(
          commentsWithout(
              "fold-" + fold,
              comments,
              row -> DevCut.part(row.text(), FOLDS, reader) == out,
              reader));
    }
    return cuts;
  }

  /** The texts to learn from of sets that a model for everybody may learn from. */
  List<LabelledText> shippable() {
    Set<String> names = new HashSet<>();
    DataSet.KNOWN.stream().filter(DataSet::shippable).forEach(set -> names.add(set.name()));
    return learn.stream().filter(row -> names.contains(row.set())).toList();
  }

  private static Cut commentsWithout(
      String name,
      List<LabelledText> comments,
      Predicate<LabelledText> isOut,
      FeatureReader reader) {
    List<LabelledText> out = comments.stream().filter(isOut).toList();
    return new Cut(
        COMMENTS + "-" + name,
        List.of(Head.SPAM),
        DevCut.without(out, comments, reader),
        out,
        List.of(),
        false);
  }

  // Other programs read a text a line in UTF-8, and all are to see the same.
  private static List<LabelledText> onOneLine(List<LabelledText> rows) {
    return rows.stream()
        .map(
            row ->
                new LabelledText(
                    row.set(), onOneLine(row.text()), row.label(), row.source(), row.rating()))
        .toList();
  }

  static String onOneLine(String text) {
    String valid = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    return SPACES.matcher(valid).replaceAll(" ").strip();
  }
}
