package dev.screener.simulator.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Gathers the events of one attack, and the honest crowd around it. */
final class Cast {

  // Popular, and old enough that it does not open while the traffic runs.
  private static final int POPULAR_RANK = 5;

  final SplittableRandom random;
  final TrafficSettings settings;
  final Stage stage;
  private final Label label;
  private final Drafts drafts;
  private final List<TrafficEvent> events = new ArrayList<>();

  Cast(Stage stage, String campaign) {
    this.stage = stage;
    this.settings = stage.settings();
    this.label = Label.attack(campaign);
    this.random = new SplittableRandom(settings.seed() * 7_919 + campaign.hashCode());
    this.drafts = new Drafts(settings.series() + "-" + Integer.toHexString(campaign.hashCode()));
  }

  /** A hired account, between so many days old. */
  Author hired(Instant at, double youngest, double oldest) {
    return stage.people().hired(random, at, youngest, oldest);
  }

  FilmShelf.Entry film(int rank) {
    return stage.films().get(rank);
  }

  /** Different films, if there are as many. */
  List<FilmShelf.Entry> films(int count) {
    return Draws.distinct(stage.films().size(), count, random).stream().map(this::film).toList();
  }

  /** The film under which a crowd meets: one that opens, if one does. */
  FilmShelf.Entry crowded() {
    List<FilmShelf.Entry> premieres = stage.films().premieres();
    return premieres.isEmpty() ? film(POPULAR_RANK) : premieres.get(0);
  }

  /** When the crowd begins to come. */
  Instant crowdBegins() {
    return crowded().premiere().orElseGet(() -> settings.after(0.5));
  }

  void attack(
      Author author,
      FilmShelf.Entry film,
      Instant at,
      @Nullable Integer rating,
      @Nullable String text) {
    events.add(drafts.live(author, film, at, rating, null, text, label));
  }

  TrafficEvent.Review honest(Author author, FilmShelf.Entry film, Instant at, Label honest) {
    HonestReviews.Said said = stage.reviews().by(author, film, random);
    TrafficEvent.Review review =
        drafts.live(author, film, at, said.rating(), said.title(), said.text(), honest);
    events.add(review);
    return review;
  }

  void imported(Author author, FilmShelf.Entry film, Instant written) {
    HonestReviews.Said said = stage.reviews().by(author, film, random);
    Instant brought = settings.begin().minus(Duration.ofMinutes(90));
    events.add(drafts.imported(author, film, brought, written, said.rating(), said.text()));
  }

  void add(TrafficEvent event) {
    events.add(event);
  }

  /** So many honest people on one film's first night. */
  void crowd(String name, int people) {
    Duration lasts = settings.ofANight(TrafficSettings.NIGHT);
    Set<String> seen = new HashSet<>();
    while (seen.size() < people) {
      Instant at = Draws.within(crowdBegins(), lasts, random);
      Author author = stage.people().any(random, at);
      if (seen.add(author.id())) {
        honest(author, crowded(), at, Label.crowd(name));
      }
    }
  }

  List<TrafficEvent> inOrder() {
    events.sort(Comparator.comparing(TrafficEvent::at));
    return events;
  }
}
