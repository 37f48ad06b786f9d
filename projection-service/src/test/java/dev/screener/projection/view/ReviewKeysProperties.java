package dev.screener.projection.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.topics.Ids;
import dev.screener.projection.view.ReviewKeys.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/** What must hold of any keys: the order of the bytes is the order of the parts. */
class ReviewKeysProperties {

  private static final String ALPHABET =
      "-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~";
  private static final int TRIES = 20_000;

  private record Parts(String filmId, int rating, long time, String reviewId) {}

  private static final Comparator<Parts> BY_TIME =
      Comparator.comparing(Parts::filmId)
          .thenComparingLong(Parts::time)
          .thenComparing(Parts::reviewId);
  private static final Comparator<Parts> BY_RATING =
      Comparator.comparing(Parts::filmId)
          .thenComparingInt(Parts::rating)
          .thenComparingLong(Parts::time)
          .thenComparing(Parts::reviewId);

  @Test
  void theAlphabetIsThatOfIds() {
    assertThat(ALPHABET.chars().allMatch(c -> Ids.isValid(Character.toString(c)))).isTrue();
    assertThat(ALPHABET).hasSize(66);
  }

  @Test
  void keysSortAsTheirParts() {
    Random random = new Random(17);
    for (int i = 0; i < TRIES; i++) {
      Parts a = parts(random);
      Parts b = random.nextBoolean() ? parts(random) : near(a, random);

      assertThat(sign(byTime(a).compareTo(byTime(b)))).isEqualTo(sign(BY_TIME.compare(a, b)));
      assertThat(sign(byRating(a).compareTo(byRating(b)))).isEqualTo(sign(BY_RATING.compare(a, b)));
    }
  }

  @Test
  void aFilmsKeysLieBetweenItsBoundsAndNoOthersDo() {
    Random random = new Random(18);
    for (int i = 0; i < TRIES; i++) {
      Parts a = parts(random);
      Parts b = near(a, random);
      boolean sameFilm = a.filmId.equals(b.filmId);

      for (Map.Entry<Kind, Bytes> key : keys(b).entrySet()) {
        for (Kind kind : Kind.values()) {
          boolean within =
              key.getValue().compareTo(ReviewKeys.first(kind, a.filmId)) >= 0
                  && key.getValue().compareTo(ReviewKeys.end(kind, a.filmId)) < 0;
          assertThat(within)
              .as("%s of %s within the bounds of %s of %s", key.getKey(), b, kind, a.filmId)
              .isEqualTo(sameFilm && kind == key.getKey());
        }
      }
    }
  }

  @Test
  void aRatingsKeysLieBetweenItsBoundAndTheNext() {
    Random random = new Random(19);
    for (int i = 0; i < TRIES; i++) {
      Parts a = parts(random);

      assertThat(byRating(a)).isGreaterThan(ReviewKeys.firstOfRating(a.filmId, a.rating));
      assertThat(byRating(a)).isLessThan(ReviewKeys.firstOfRating(a.filmId, a.rating + 1));
    }
  }

  @Test
  void byRatingKeysCanBeTakenApart() {
    Random random = new Random(20);
    for (int i = 0; i < TRIES; i++) {
      Parts a = parts(random);

      assertThat(ReviewKeys.positionOf(a.filmId, byRating(a)))
          .isEqualTo(new ReviewKeys.Position(a.rating, a.time, a.reviewId));
    }
  }

  private static Map<Kind, Bytes> keys(Parts of) {
    return Map.of(
        Kind.ROW, ReviewKeys.byReview(of.filmId, of.reviewId),
        Kind.BY_TIME, byTime(of),
        Kind.BY_RATING, byRating(of),
        Kind.HIDDEN, ReviewKeys.hidden(of.filmId));
  }

  private static Bytes byTime(Parts parts) {
    return ReviewKeys.byTime(parts.filmId, parts.time, parts.reviewId);
  }

  private static Bytes byRating(Parts parts) {
    return ReviewKeys.byRating(parts.filmId, parts.rating, parts.time, parts.reviewId);
  }

  private static int sign(int comparison) {
    return Integer.signum(comparison);
  }

  private static Parts parts(Random random) {
    return new Parts(id(random), random.nextInt(11), time(random), id(random));
  }

  /** The same but for one part, or an id made longer: where an order goes wrong first. */
  private static Parts near(Parts a, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> new Parts(a.filmId + id(random).charAt(0), a.rating, a.time, a.reviewId);
      case 1 -> new Parts(a.filmId, random.nextInt(11), a.time, a.reviewId);
      case 2 -> new Parts(a.filmId, a.rating, a.time + random.nextInt(3) - 1, a.reviewId);
      case 3 -> new Parts(a.filmId, a.rating, a.time, a.reviewId + id(random).charAt(0));
      default -> a;
    };
  }

  private static long time(Random random) {
    List<Long> times = new ArrayList<>(List.of(0L, -1L, 1L, 255L, 256L, -62_135_596_800_000L));
    times.add(random.nextLong() >> 8);
    return times.get(random.nextInt(times.size()));
  }

  private static String id(Random random) {
    StringBuilder id = new StringBuilder();
    int length = 1 + random.nextInt(random.nextInt(10) == 0 ? 120 : 3);
    for (int i = 0; i < length; i++) {
      id.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }
}
