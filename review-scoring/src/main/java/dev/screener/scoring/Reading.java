package dev.screener.scoring;

import java.util.List;

/** One thread's buffers and gauges. */
final class Reading {

  private final TextFolding folding = new TextFolding();
  private final FoldedText own = new FoldedText();

  /** What was read last. */
  private FoldedText text = own;

  private final ScoreSheet scores = new ScoreSheet();

  private final Explainer explainer = new Explainer();
  private final List<Gauge> gauges;
  private final FilmGauge filmGauge = new FilmGauge();

  Reading(ScoringModel model) {
    // Later ones read what earlier ones measured: information takes repetition off, heads use all.
    gauges =
        List.of(
            new LengthGauge(),
            new ShoutingGauge(),
            new SymbolGauge(),
            new ScriptGauge(),
            new LanguageGauge(),
            new DisguiseGauge(),
            new RepetitionGauge(),
            new ContactGauge(),
            new PhraseGauge(),
            new SpecificsGauge(),
            new SentimentGauge(),
            new InformationGauge(),
            new HeadsGauge(model));
  }

  ContentScores score(ReviewText review) {
    return score(review, FilmVocabulary.NONE);
  }

  ContentScores score(ReviewText review, FilmVocabulary film) {
    return score(review, film, own);
  }

  /** Folds into {@code target}, which keeps the text for others to read. */
  ContentScores score(ReviewText review, FilmVocabulary film, FoldedText target) {
    text = target;
    folding.fold(review.title(), review.text(), text);
    scores.clear();
    for (Gauge gauge : gauges) {
      gauge.measure(text, scores);
    }
    filmGauge.measure(text, film, scores);
    return scores.toScores(fingerprint());
  }

  List<Span> explain(ReviewText review, ScoringModel model, Head head, int most) {
    score(review);
    String title = review.title();
    int titleLength = title == null ? 0 : title.length();
    int index = List.of(Head.values()).indexOf(head);
    return explainer.explain(model, text, scores, titleLength, index, most);
  }

  long fold(ReviewText review) {
    text = own;
    folding.fold(review.title(), review.text(), text);
    return fingerprint();
  }

  /** The features of the text that was scored last. */
  void readFeatures(Features features) {
    features.read(text, scores, false);
  }

  int scriptGroup() {
    return HeadsGauge.scriptGroup(text.tally);
  }

  private long fingerprint() {
    if (text.tokens == 0) {
      return 0;
    }
    long hash = FoldedText.HASH_START;
    for (int i = 0; i < text.tokens; i++) {
      hash = (hash ^ text.tokenHash[i]) * 0x9E3779B97F4A7C15L;
      hash ^= hash >>> 32;
    }
    // 0 means that there is no text.
    return hash == 0 ? 1 : hash;
  }
}
