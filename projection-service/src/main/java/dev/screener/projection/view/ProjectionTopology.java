package dev.screener.projection.view;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.projection.live.EventFeed;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.jspecify.annotations.Nullable;

/**
 * From the topics to the film view:
 *
 * <pre>
 * reviews.verdicts -> follow-verdicts -> where each review stands
 * reviews.approved -> shelve-reviews  -> each film's reviews, in every order, and their counts
 * films.catalog    -> keep-films      -> the films, on every instance
 * moderation.sieges -> keep-sieges    -> open and ended sieges, on every instance
 * </pre>
 *
 * Both review topics are partitioned by film, so one task holds all of a film, and nothing is
 * repartitioned.
 */
public final class ProjectionTopology {

  private final TopicCatalogue topics;
  private final ProjectionSerdes serdes;
  private final FilmShelf shelf;
  private final SiegeShelf sieges;
  private final FilmRanking ranking;
  private final Arrivals arrivals;
  private final EventFeed live;

  public ProjectionTopology(
      TopicCatalogue topics,
      ProjectionSerdes serdes,
      FilmShelf shelf,
      SiegeShelf sieges,
      FilmRanking ranking,
      Arrivals arrivals,
      EventFeed live) {
    this.topics = topics;
    this.serdes = serdes;
    this.shelf = shelf;
    this.sieges = sieges;
    this.ranking = ranking;
    this.arrivals = arrivals;
    this.live = live;
  }

  /** The film view alone. */
  public Topology build(Properties streamsProperties) {
    return build(streamsProperties, null);
  }

  /** The film view, and what another view reads along. */
  public Topology build(Properties streamsProperties, @Nullable ReadAlong along) {
    // The settings must reach the builder too: build(properties) alone skips the explicit-naming
    // check.
    StreamsBuilder builder =
        new StreamsBuilder(new TopologyConfig(new StreamsConfig(streamsProperties)));
    shelveReviews(builder);
    KStream<String, ReviewVerdict> verdicts = followVerdicts(builder);
    keepFilms(builder);
    keepSieges(builder);
    if (along != null) {
      along.verdicts(verdicts);
      along.others(builder);
    }
    return builder.build(streamsProperties);
  }

  private void shelveReviews(StreamsBuilder builder) {
    Consumed<String, ApprovedReview> consumed = Consumed.with(Serdes.String(), serdes.approved());
    builder.stream(topics.approved().name(), consumed.withName("read-reviews.approved"))
        .process(
            new ShelveReviews(serdes.approved(), ranking, arrivals, live),
            Named.as("shelve-reviews"));
  }

  private KStream<String, ReviewVerdict> followVerdicts(StreamsBuilder builder) {
    Consumed<String, ReviewVerdict> consumed = Consumed.with(Serdes.String(), serdes.verdicts());
    // The store by name: two processors that each bring the same store would be two
    // sub-topologies, with a store each.
    KStream<String, ReviewVerdict> verdicts =
        builder.stream(topics.verdicts().name(), consumed.withName("read-reviews.verdicts"));
    verdicts.process(
        new FollowVerdicts(arrivals, live),
        Named.as("follow-verdicts"),
        ProjectionStores.FILM_VIEW);
    return verdicts;
  }

  private void keepFilms(StreamsBuilder builder) {
    // Bytes: what cannot be read as a film would otherwise kill the global thread.
    Consumed<byte[], byte[]> consumed = Consumed.with(Serdes.ByteArray(), Serdes.ByteArray());
    builder.addGlobalStore(
        ProjectionStores.inMemory(ProjectionStores.FILMS),
        topics.films().name(),
        consumed.withName("read-films.catalog"),
        new KeepFilms(serdes.films(), shelf, arrivals));
  }

  private void keepSieges(StreamsBuilder builder) {
    Consumed<byte[], byte[]> consumed = Consumed.with(Serdes.ByteArray(), Serdes.ByteArray());
    builder.addGlobalStore(
        ProjectionStores.inMemory(ProjectionStores.SIEGES),
        topics.siegeFiles().name(),
        consumed.withName("read-moderation.sieges"),
        new KeepSieges(serdes.sieges(), sieges));
  }
}
