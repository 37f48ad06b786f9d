package dev.screener.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.topics.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenariosTest {

  private static final Instant BEGIN = Instant.parse("2026-03-02T00:00:00Z");

  static Set<String> names() {
    return Scenarios.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void sameSeedGivesTheSameEvents(String scenario) {
    List<TrafficEvent> once = events(scenario, 4, 0.005);

    assertThat(events(scenario, 4, 0.005)).isEqualTo(once);
    assertThat(events(scenario, 5, 0.005)).isNotEqualTo(once);
  }

  @ParameterizedTest
  @MethodSource("names")
  void eventsAreInOrderAndIdsAreValidAndDiffer(String scenario) {
    List<TrafficEvent> events = events(scenario, 1, 0.005);

    assertThat(events).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
    List<ReviewSubmission> reviews = reviews(events).stream().map(r -> r.submission()).toList();
    assertThat(reviews)
        .allSatisfy(
            review -> {
              assertThat(Ids.isValid(review.getAuthorId())).isTrue();
              assertThat(Ids.isValid(review.getFilmId())).isTrue();
              assertThat(Ids.isValid(review.getReviewId())).isTrue();
              assertThat(review.getRating() != null || review.getText() != null).isTrue();
            });
    assertThat(reviews).extracting(ReviewSubmission::getSubmissionId).doesNotHaveDuplicates();
    assertThat(reviews)
        .extracting(review -> review.getFilmId() + '/' + review.getReviewId())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyAttackIsLabelledWithItsName(String scenario) {
    List<TrafficEvent.Review> reviews = reviews(events(scenario, 1, 0.005));

    Set<String> campaigns =
        reviews.stream()
            .filter(review -> review.label().isAttack())
            .map(review -> review.label().campaign())
            .collect(Collectors.toSet());

    boolean honest = Set.of("organic", "honest-burst", "flag-abuse").contains(scenario);
    assertThat(campaigns).isEqualTo(honest ? Set.of() : Set.of(scenario));
    assertThat(reviews)
        .allMatch(
            review ->
                review.label().isAttack()
                    || review.label().isHonest()
                    || review.submission().getImported());
  }

  @Test
  void manyAuthorsWriteOnceAndMuchHonestPraiseIsShort() {
    // Given
    List<ReviewSubmission> live =
        reviews(events("organic", 1, 0.1)).stream()
            .map(TrafficEvent.Review::submission)
            .filter(review -> !review.getImported())
            .toList();

    // When
    Map<String, Long> byAuthor =
        live.stream()
            .collect(Collectors.groupingBy(ReviewSubmission::getAuthorId, Collectors.counting()));
    double once =
        byAuthor.values().stream().filter(count -> count == 1).count() / (double) byAuthor.size();
    double brief =
        live.stream()
                .filter(review -> review.getText() != null)
                .filter(review -> review.getText().split("\\s+").length <= 8)
                .count()
            / (double) live.size();

    // Then
    assertThat(once).isBetween(0.4, 0.6);
    assertThat(brief).isBetween(0.2, 0.5);
    assertThat(live).extracting(ReviewSubmission::getLanguage).contains("en", "ko", "ru", "vi");
    assertThat(live.stream().filter(review -> review.getText() == null).count())
        .isBetween(live.size() / 8L, live.size() / 4L);
  }

  @Test
  void eveningsAreBusierThanMornings() {
    List<TrafficEvent> events = events("organic", 1, 0.1);

    long evening = events.stream().filter(event -> hour(event) >= 19 && hour(event) < 23).count();
    long morning = events.stream().filter(event -> hour(event) >= 7 && hour(event) < 11).count();

    assertThat(evening).isGreaterThan(3 * morning);
  }

  @Test
  void aSwarmHasFortyVariantsAndItsAccountsPostOnce() {
    List<ReviewSubmission> swarm =
        reviews(events("template-swarm", 2, 0.05)).stream()
            .filter(review -> review.label().isAttack())
            .map(TrafficEvent.Review::submission)
            .toList();

    assertThat(swarm).hasSize(250);
    assertThat(swarm).extracting(ReviewSubmission::getAuthorId).doesNotHaveDuplicates();
    assertThat(swarm).extracting(ReviewSubmission::getFilmId).doesNotHaveDuplicates();
    assertThat(TemplateSwarm.variants(new SplittableRandom(1)))
        .hasSize(TemplateSwarm.VARIANTS)
        .doesNotHaveDuplicates();
  }

  @Test
  void aParaphraseRingKeepsItsDistances() {
    TrafficSettings settings = settings(3, 0.05);
    FilmShelf films = FilmShelf.of(settings);

    List<String> texts = ParaphraseRing.texts(films.get(0).facts(), new SplittableRandom(1));

    assertThat(texts).hasSize(ParaphraseRing.TEXTS);
    for (String one : texts) {
      for (String other : texts) {
        if (!one.equals(other)) {
          assertThat(ParaphraseRing.jaccard(bag(one), bag(other)))
              .isBetween(ParaphraseRing.LEAST, ParaphraseRing.MOST);
        }
      }
    }
  }

  @Test
  void scenariosArePlayedTogether() {
    List<TrafficEvent.Review> reviews = reviews(events("organic+flood+link-spam", 1, 0.01));

    assertThat(reviews.stream().map(review -> review.label().campaign()).distinct())
        .containsExactlyInAnyOrder("", "flood", "link-spam");
  }

  @Test
  void anUnknownScenarioIsRefusedWithTheNamesThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Scenarios.of("organic+nonsense", settings(1, 0.01)))
        .withMessageContaining("nonsense")
        .withMessageContaining("template-swarm");
  }

  private static int hour(TrafficEvent event) {
    return event.at().atZone(ZoneOffset.UTC).getHour();
  }

  private static Set<String> bag(String text) {
    return new HashSet<>(List.of(text.split(" ")));
  }

  private static List<TrafficEvent.Review> reviews(List<TrafficEvent> events) {
    return events.stream()
        .filter(TrafficEvent.Review.class::isInstance)
        .map(TrafficEvent.Review.class::cast)
        .toList();
  }

  private static List<TrafficEvent> events(String scenario, long seed, double scale) {
    List<TrafficEvent> events = new ArrayList<>();
    Scenarios.of(scenario, settings(seed, scale)).events().forEachRemaining(events::add);
    return events;
  }

  private static TrafficSettings settings(long seed, double scale) {
    return new TrafficSettings(
        seed, BEGIN, 200_000 / 259_200.0, Duration.ofDays(3), scale, true, Optional.empty());
  }
}
