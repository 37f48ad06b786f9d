package dev.screener.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.scoring.evaluation.Disguise;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Holds what the shipped model answers on generated texts. After a new model, or a change of the
 * signals that it reads, look at the difference and write the file anew: run this test with {@code
 * -DargLine=-Dgolden.update=true}.
 */
class ShippedModelTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/dev/screener/scoring/shipped-model-golden.txt");

  private static final long LARGEST_FILE = 8L << 20;

  private static final String[] WHO = {"The lead", "My sister", "Nobody", "The whole village"};
  private static final String[] DOES = {"cries", "hides in the attic", "sells the boat", "laughs"};
  private static final String[] WHEN = {"at the end", "for ninety minutes", "in the rain", "twice"};
  private static final String[] OFFER = {
    "Subscribe to my channel", "Win a free phone", "Earn $500 a day from home", "Cheap watches"
  };
  private static final String[] WHERE = {
    "at www.prizes.example now", "call 0900 555 0199", "check out my page", "text WIN to 55555"
  };
  private static final String[] INSULT = {"you stupid bitch", "shut up idiot", "dumb hoes"};
  private static final String[] MASH = {"asdfgh", "lkjhlkjh", "qwqwqweqwe", "zxcvbnmzx"};
  private static final String[] ELSEWHERE = {
    "Прекрасный фильм, сын смотрел дважды",
    "Заработок от 5000 рублей в день, пишите в личные сообщения",
    "마지막 장면에서 울었다",
    "Świetne zdjęcia i muzyka, ale zakończenie rozczarowuje",
    "La fotografía es hermosa y el final me hizo llorar",
    "とても良い映画でした",
    "Phim hay lắm, diễn viên đóng rất đạt",
    "10/10"
  };

  @Test
  void theShippedModelAnswersAsWrittenDown() throws IOException {
    ReviewScorer scorer = new ReviewScorer();

    List<String> answers = texts().stream().map(text -> answers(scorer, text)).toList();

    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.write(GOLDEN, answers);
    }
    assertThat(answers).isEqualTo(Files.readAllLines(GOLDEN));
  }

  @Test
  void itsCardNamesEachSetWithItsLicenceAndItsFigures() {
    String card = ShippedModel.get().card();

    assertThat(card.lines().filter(line -> line.startsWith("set: ")))
        .isNotEmpty()
        .allMatch(
            line -> line.contains("CC0") || line.contains("CC BY 4.0") || line.contains("MIT"))
        .noneMatch(line -> line.contains("NC"));
    assertThat(card.lines().filter(line -> line.startsWith("figure: spam on "))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "......................................",
        "👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍👍",
        "nice film nice film nice film nice film nice film nice film nice film"
      })
  void fillerIsLowEffort(String filler) {
    float answer = lowEffort(filler);

    assertThat(answer).isGreaterThan(0.8f);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10/10", ":)", "❤️❤️❤️", "Loved it!", "No no no. Just no.", "최고의 영화"})
  void aShortHonestReviewIsNot(String honest) {
    float answer = lowEffort(honest);

    assertThat(answer).isLessThan(0.5f);
  }

  @Test
  void nothingButLowEffortAndCommonplaceIsAskedOfATextWithoutALetter() {
    ContentScores scores = new ReviewScorer().score(new ReviewText(null, "$$$ 0 % 💰💰", null));

    assertThat(scores.value(ContentSignal.SPAM)).isNaN();
    assertThat(scores.value(ContentSignal.ABUSE)).isNaN();
    assertThat(scores.value(ContentSignal.GIBBERISH)).isNaN();
    assertThat(scores.value(ContentSignal.OFF_TOPIC)).isNaN();
    assertThat(scores.value(ContentSignal.LOW_EFFORT)).isBetween(0f, 1f);
  }

  private static float lowEffort(String text) {
    return new ReviewScorer()
        .score(new ReviewText(null, text, null))
        .value(ContentSignal.LOW_EFFORT);
  }

  @Test
  void itsFileIsSmall() throws IOException {
    try (var file = ShippedModel.class.getResourceAsStream("shipped.model.gz")) {
      assertThat(file).isNotNull();
      assertThat((long) file.readAllBytes().length).isLessThan(LARGEST_FILE);
    }
  }

  private static List<String> texts() {
    SplittableRandom random = new SplittableRandom(7);
    List<String> texts = new ArrayList<>(List.of(ELSEWHERE));
    for (int i = 0; i < 8; i++) {
      texts.add(pick(WHO, random) + " " + pick(DOES, random) + " " + pick(WHEN, random) + ".");
      texts.add(pick(OFFER, random) + " " + pick(WHERE, random) + "!");
    }
    for (int i = 0; i < 4; i++) {
      texts.add(pick(WHO, random) + " " + pick(DOES, random) + ", " + pick(INSULT, random));
      texts.add(pick(MASH, random) + " " + pick(MASH, random));
    }
    Disguise[] disguises = Disguise.values();
    for (int i = 1; i < disguises.length; i++) {
      texts.add(disguises[i].hide(texts.get(ELSEWHERE.length + i), i));
    }
    return texts;
  }

  private static String pick(String[] from, SplittableRandom random) {
    return from[random.nextInt(from.length)];
  }

  private static String answers(ReviewScorer scorer, String text) {
    ContentScores scores = scorer.score(new ReviewText(null, text, null));
    StringBuilder line = new StringBuilder();
    for (Head head : Head.values()) {
      line.append(head.name().toLowerCase(Locale.ROOT)).append('=');
      line.append(scores.value(head.signal())).append(' ');
    }
    line.append("familiarity=").append(scores.value(ContentSignal.FAMILIARITY));
    return line.append(" | ").append(text).toString();
  }
}
