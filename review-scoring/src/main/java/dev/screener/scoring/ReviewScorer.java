package dev.screener.scoring;

import java.util.List;

/**
 * Reads a review's title and text.
 *
 * <p>Thread-safe. Deterministic: the same text gives the same floats on every machine, JDK and
 * locale.
 */
public final class ReviewScorer {

  private static final String SIGNALS_VERSION = "signals-2";

  private final ScoringModel model;
  private final ThreadLocal<Reading> readings;

  /** A scorer with the model that ships with this version. */
  public ReviewScorer() {
    this(ShippedModel.get());
  }

  public ReviewScorer(ScoringModel model) {
    this.model = model;
    this.readings = ThreadLocal.withInitial(() -> new Reading(model));
  }

  /** Never throws; a text without a usable character measures nothing but lengths of 0. */
  public ContentScores score(ReviewText review) {
    return score(review, FilmVocabulary.NONE);
  }

  /** The same beside what the catalogue says of the film. */
  public ContentScores score(ReviewText review, FilmVocabulary film) {
    return readings.get().score(review, film);
  }

  /**
   * The same; leaves the folded text with the reader of tokens, as if that had read it. Folding
   * costs a quarter of scoring, so who needs both has it done once.
   */
  public ContentScores score(ReviewText review, TokenReader tokens) {
    return score(review, FilmVocabulary.NONE, tokens);
  }

  /** Both: beside the catalogue, and folded once. */
  public ContentScores score(ReviewText review, FilmVocabulary film, TokenReader tokens) {
    return readings.get().score(review, film, tokens.text());
  }

  /**
   * Where the text speaks for the head, strongest first.
   *
   * @param most how many spans are wanted
   */
  public List<Span> explain(ReviewText review, Head head, int most) {
    return readings.get().explain(review, model, head, most);
  }

  /** Names everything that a score depends on: the code of the signals and the trained model. */
  public String modelVersion() {
    return SIGNALS_VERSION + "+" + model.name();
  }
}
