package dev.screener.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cel.runtime.CelEvaluationException;
import dev.screener.scoring.ContentSignal;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.Signal;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short cut by numbers must say what CEL itself would say. */
class NumericShortCutTest {

  private static final List<Signal> NUMBERS =
      List.of(
          ContentSignal.GIBBERISH,
          ContentSignal.SHOUTING,
          AuthorSignal.STOOD_REVIEWS,
          AuthorSignal.REVIEWS_LAST_HOUR);
  private static final List<Signal> FLAGS =
      List.of(ReviewSignal.RATED, ReviewSignal.EDITED, ContentSignal.SPOILER_DECLARED);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theShortCutAgreesWithCel(long seed) throws CelEvaluationException {
    Random random = new Random(seed);
    for (int i = 0; i < 40; i++) {
      String expression = condition(random, 4);
      RulesPolicy policy = Policies.compiled(Policies.withCondition("\"" + expression + "\""));
      Condition condition = policy.rules().get(0).condition();
      for (int j = 0; j < 25; j++) {
        Case review =
            new Case("f", "r", 1, new ReviewText(null, "Some words.", null), evidence(random));

        boolean byNumbers = condition.holds(review.evidence(), () -> policy.variables(review));
        boolean byCel = condition.evaluate(policy.variables(review));

        assertThat(byNumbers).as("%s given %s", expression, review).isEqualTo(byCel);
      }
    }
  }

  private static String condition(Random random, int depth) {
    if (depth == 0 || random.nextInt(5) == 0) {
      return leaf(random);
    }
    String left = condition(random, depth - 1);
    return switch (random.nextInt(4)) {
      case 0 -> "!(" + left + ")";
      case 1 -> "(" + left + " || " + condition(random, depth - 1) + ")";
      default -> "(" + left + " && " + condition(random, depth - 1) + ")";
    };
  }

  private static String leaf(Random random) {
    Signal number = NUMBERS.get(random.nextInt(NUMBERS.size()));
    String operator = List.of("<", "<=", ">", ">=", "==", "!=").get(random.nextInt(6));
    String constant =
        number.kind() == Signal.Kind.COUNT ? "" + random.nextInt(4) : random.nextInt(4) / 2.0 + "";
    return switch (random.nextInt(6)) {
      case 0 -> FLAGS.get(random.nextInt(FLAGS.size())).key();
      case 1 -> constant + " " + operator + " " + number.key();
      case 2 -> random.nextBoolean() ? "true" : "review.text.contains('words')";
      default -> number.key() + " " + operator + " " + constant;
    };
  }

  private static Evidence evidence(Random random) {
    Evidence.Builder evidence = Evidence.builder();
    for (Signal signal : NUMBERS) {
      boolean whole = signal.kind() == Signal.Kind.COUNT;
      float value = whole ? random.nextInt(4) : random.nextInt(4) / 2f;
      evidence.put(signal, random.nextInt(3) == 0 ? Float.NaN : value);
    }
    for (Signal signal : FLAGS) {
      evidence.put(signal, random.nextInt(3) == 0 ? Float.NaN : random.nextInt(2));
    }
    return evidence.build();
  }
}
