package dev.screener.projection.view;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.http.WriteToken;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.projection.ProjectionSettings;
import dev.screener.projection.live.EventFeed;
import dev.screener.projection.moderation.InMemoryModeration;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The topology as the service runs it, without a broker. */
final class ViewDriver implements AutoCloseable, ViewStores {

  final ProjectionSerdes serdes = ProjectionSerdes.with(WriterSchemas.none());
  final FilmShelf shelf = new FilmShelf();
  final SiegeShelf siegeShelf = new SiegeShelf();
  final FilmRanking ranking = new FilmRanking();
  final EventFeed live = new EventFeed(100);
  final Arrivals arrivals = new Arrivals(Runnable::run, 100);
  final StreamsFilmReviews reviews = new StreamsFilmReviews(this, serdes, arrivals);
  final StreamsFilms films = new StreamsFilms(this, serdes, shelf, ranking, arrivals);
  final StreamsSieges sieges = new StreamsSieges(this, siegeShelf);
  final TopicCatalogue topics;
  final TopologyTestDriver driver;
  private final TestInputTopic<String, byte[]> verdictsIn;
  private final TestInputTopic<String, byte[]> approvedIn;
  private final TestInputTopic<String, byte[]> filmsIn;
  private final TestInputTopic<String, byte[]> siegesIn;

  ViewDriver(Path stateDirectory) {
    ProjectionSettings settings = settings(stateDirectory);
    topics = settings.topics();
    Properties properties = settings.streams().properties();
    // Under exactly-once the driver forgets a dead letter before it could be read; nothing else
    // differs in it.
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.AT_LEAST_ONCE);
    driver = new TopologyTestDriver(topology(properties), properties, Events.NOON);
    verdictsIn = input(topics.verdicts().name());
    approvedIn = input(topics.approved().name());
    filmsIn = input(topics.films().name());
    siegesIn = input(topics.siegeFiles().name());
  }

  static ProjectionSettings settings(Path stateDirectory) {
    return ProjectionSettings.of(
        Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:9", "STATE_DIR", stateDirectory.toString()));
  }

  Topology topology(Properties properties) {
    return new ProjectionTopology(topics, serdes, shelf, siegeShelf, ranking, arrivals, live)
        .build(properties, InMemoryModeration.readAlong(topics));
  }

  void verdict(ReviewVerdict verdict) {
    verdictBytes(
        verdict.getFilmId() + "/" + verdict.getReviewId(), serdes.verdicts().encode(verdict));
  }

  void verdictBytes(String key, byte[] value) {
    verdictsIn.pipeInput(key, value);
  }

  void approved(ApprovedReview review) {
    approvedBytes(
        review.getFilmId() + "/" + review.getReviewId(), serdes.approved().encode(review));
  }

  void takenDown(String filmId, String reviewId) {
    approvedBytes(filmId + "/" + reviewId, null);
  }

  void approvedBytes(String key, byte[] value) {
    approvedIn.pipeInput(key, value);
  }

  void film(Film film) {
    filmBytes(film.getFilmId(), serdes.films().encode(film));
  }

  void filmBytes(String key, byte[] value) {
    filmsIn.pipeInput(key, value);
  }

  void siegeBytes(String key, byte[] value, Instant at) {
    siegesIn.pipeInput(key, value, at);
  }

  /** The view's entries of a kind, in order. */
  Map<Bytes, byte[]> entries(ReviewKeys.Kind kind) {
    Map<Bytes, byte[]> entries = entries(ProjectionStores.FILM_VIEW);
    entries.keySet().removeIf(key -> !kind.isOf(key));
    return entries;
  }

  /** All entries of a store, in order. */
  Map<Bytes, byte[]> entries(String store) {
    Map<Bytes, byte[]> entries = new TreeMap<>();
    try (KeyValueIterator<Bytes, byte[]> all = store(store).all()) {
      all.forEachRemaining((KeyValue<Bytes, byte[]> entry) -> entries.put(entry.key, entry.value));
    }
    return entries;
  }

  /** The ids of all pages of a list, one page after the other. */
  List<String> ids(String filmId, ReviewSort sort, Integer rating, int limit) {
    List<String> ids = new ArrayList<>();
    ReviewCursor after = null;
    do {
      ReviewPage page = reviews.page(new ReviewQuery(filmId, sort, rating, limit, after));
      page.reviews().forEach(review -> ids.add(review.reviewId()));
      after = page.next();
    } while (after != null);
    return ids;
  }

  static WriteToken.OfSubmission token(String filmId, String reviewId, String submissionId) {
    return new WriteToken.OfSubmission(filmId, reviewId, submissionId);
  }

  @Override
  public ReadOnlyKeyValueStore<Bytes, byte[]> ofFilm(String store, String filmId) {
    return store(store);
  }

  @Override
  public ReadOnlyKeyValueStore<Bytes, byte[]> global(String store) {
    return store(store);
  }

  @Override
  public void close() {
    driver.close();
  }

  private KeyValueStore<Bytes, byte[]> store(String name) {
    return driver.getKeyValueStore(name);
  }

  private TestInputTopic<String, byte[]> input(String topic) {
    return driver.createInputTopic(topic, new StringSerializer(), new ByteArraySerializer());
  }
}
