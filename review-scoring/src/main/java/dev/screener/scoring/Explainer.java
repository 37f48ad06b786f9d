package dev.screener.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Finds the words that pushed a head most, and where they stand in the original text. */
final class Explainer {

  private static final int FEATURE_SPAN = 64;

  private final Features features = new Features();
  private float[] pushes = new float[0];

  /** The strongest spans first; neighbours are joined. Empty when nothing spoke for the head. */
  List<Span> explain(
      ScoringModel model, FoldedText text, ScoreSheet scores, int titleLength, int head, int most) {
    features.read(text, scores, true);
    spread(model, text, head);
    List<Span> spans = new ArrayList<>();
    int token = 0;
    while (token < text.tokens) {
      int last = token;
      float push = push(text, token);
      if (push > 0) {
        while (last + 1 < text.tokens && joins(text, last, titleLength)) {
          push += push(text, ++last);
        }
        spans.add(span(text, text.tokenStart[token], text.tokenEnd[last], titleLength, push));
      }
      token = last + 1;
    }
    spans.sort(Comparator.comparingDouble(Span::push).reversed().thenComparing(Span::start));
    return List.copyOf(spans.subList(0, Math.min(most, spans.size())));
  }

  /** Gives every character its part of the pieces and words that it belongs to. */
  private void spread(ScoringModel model, FoldedText text, int head) {
    if (pushes.length < text.length) {
      pushes = new float[text.length * 2];
    }
    Arrays.fill(pushes, 0, text.length, 0f);
    float scale = model.head(head).scale();
    float ofPieces = (float) (scale * HeadsGauge.norm(features.words));
    float ofWords = (float) (scale * HeadsGauge.norm(features.facts - features.words));
    for (int i = 0; i < features.facts; i++) {
      int weight = ScoringModel.weight(model.weights(features.hashes[i]), head);
      int start = features.starts[i];
      int end = features.ends[i];
      // A pair of words can span a long gap; its ends carry it.
      if (weight != 0 && end - start <= FEATURE_SPAN) {
        float part = weight * (i < features.words ? ofPieces : ofWords) / (end - start);
        for (int at = start; at < end; at++) {
          pushes[at] += part;
        }
      }
    }
  }

  private float push(FoldedText text, int token) {
    float push = 0;
    for (int at = text.tokenStart[token]; at < text.tokenEnd[token]; at++) {
      push += pushes[at];
    }
    return push;
  }

  private boolean joins(FoldedText text, int token, int titleLength) {
    int next = token + 1;
    boolean sameField =
        (text.origin[text.tokenStart[token]] < titleLength)
            == (text.origin[text.tokenStart[next]] < titleLength);
    return sameField && push(text, next) > 0 && text.tokenStart[next] - text.tokenEnd[token] <= 1;
  }

  private static Span span(FoldedText text, int from, int to, int titleLength, float push) {
    int low = Integer.MAX_VALUE;
    int high = 0;
    for (int at = from; at < to; at++) {
      int origin = text.origin[at];
      low = Math.min(low, origin);
      high = Math.max(high, origin + Character.charCount(rawCodePoint(text, origin)));
    }
    boolean inTitle = low < titleLength;
    int shift = inTitle || titleLength == 0 ? 0 : titleLength + 1;
    int end = inTitle ? Math.min(high, titleLength) : high;
    return new Span(inTitle, low - shift, end - shift, push);
  }

  private static int rawCodePoint(FoldedText text, int at) {
    return Character.codePointAt(text.raw, at, text.rawLength);
  }
}
