package dev.screener.policy;

import dev.cel.runtime.CelVariableResolver;
import dev.screener.scoring.Signal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gives an expression the values that it names, one by one as it asks: a map of them all would cost
 * more than most rules.
 */
final class CaseVariables implements CelVariableResolver {

  static final String TEXT = "text";
  static final String REVIEW_TITLE = "review.title";
  static final String REVIEW_TEXT = "review.text";
  static final String REVIEW_LANGUAGE = "review.language";
  static final String FILM_ID = "film.id";

  private final Case review;
  private final CaseText text;
  private final Map<String, Optional<Object>> constants;

  /**
   * @param constants settings and word lists by their full names
   * @param patterns those of the policy
   */
  CaseVariables(Case review, Map<String, Optional<Object>> constants, LiteralPatterns patterns) {
    this.review = review;
    this.text = new CaseText(review.text(), patterns);
    this.constants = constants;
  }

  @Override
  public Optional<Object> find(String name) {
    Signal signal = Signals.byKey(name);
    if (signal != null) {
      return Optional.of(value(signal));
    }
    Optional<Object> constant = constants.get(name);
    return constant != null ? constant : ofReview(name);
  }

  private Object value(Signal signal) {
    float value = review.evidence().value(signal);
    if (Float.isNaN(value)) {
      throw new NotMeasured();
    }
    return switch (signal.kind()) {
      case FLAG -> value != 0;
      case COUNT -> (long) value;
      default -> (double) value;
    };
  }

  private Optional<Object> ofReview(String name) {
    return switch (name) {
      case TEXT -> Optional.of(text);
      case REVIEW_TITLE -> Optional.of(orEmpty(review.text().title()));
      case REVIEW_TEXT -> Optional.of(orEmpty(review.text().text()));
      case REVIEW_LANGUAGE -> Optional.of(orEmpty(review.text().language()));
      case FILM_ID -> Optional.of(review.filmId());
      default -> Optional.empty();
    };
  }

  private static String orEmpty(@Nullable String value) {
    return value == null ? "" : value;
  }

  /**
   * Thrown for a signal that was not measured. CEL lets it vanish where the rest of the expression
   * decides, as in {@code false && x}, and passes it on otherwise.
   */
  static final class NotMeasured extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private NotMeasured() {
      // Without a stack trace, which would cost more than the expression.
      super("not measured", null, false, false);
    }
  }
}
