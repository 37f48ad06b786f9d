package dev.screener.projection.view;

import dev.screener.contracts.topics.Partitioning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsMetadata;
import org.apache.kafka.streams.state.HostInfo;

/**
 * Who holds a film by the metadata that the members of the group tell each other when partitions
 * move. Looked up anew ten times a second at most: a list of before leads to an instance that says
 * that it cannot answer, and the next look mends it.
 */
public final class StreamsFilmOwners implements FilmOwners {

  private static final long GOOD_FOR_NANOS = Duration.ofMillis(100).toNanos();

  private final KafkaStreams streams;
  private final String topic;
  private final HostInfo self;
  private volatile Known known;

  private record Known(List<Holders> byPartition, long at) {}

  /**
   * @param topic whose partitions tell which films are whose
   * @param partitions of that topic
   * @param self as this instance is known to the others
   */
  public StreamsFilmOwners(KafkaStreams streams, String topic, int partitions, HostInfo self) {
    this.streams = streams;
    this.topic = topic;
    this.self = self;
    this.known = new Known(Collections.nCopies(partitions, Holders.ALONE), System.nanoTime());
  }

  @Override
  public Holders of(String filmId) {
    Known now = known;
    if (System.nanoTime() - now.at > GOOD_FOR_NANOS) {
      now = new Known(look(now.byPartition), System.nanoTime());
      known = now;
    }
    return now.byPartition.get(Partitioning.ofKey(filmId, now.byPartition.size()));
  }

  private List<Holders> look(List<Holders> before) {
    List<StreamsMetadata> members;
    try {
      members = List.copyOf(streams.metadataForAllStreamsClients());
    } catch (IllegalStateException notRunning) {
      return before;
    }
    List<Holders> holders = new ArrayList<>();
    for (int partition = 0; partition < before.size(); partition++) {
      holders.add(holders(new TopicPartition(topic, partition), members));
    }
    return holders;
  }

  private Holders holders(TopicPartition partition, List<StreamsMetadata> members) {
    boolean copyHere = false;
    Optional<HostInfo> owner = Optional.empty();
    List<Peer> copies = new ArrayList<>();
    for (StreamsMetadata member : members) {
      if (member.topicPartitions().contains(partition)) {
        owner = Optional.of(member.hostInfo());
      } else if (member.standbyTopicPartitions().contains(partition)) {
        copyHere |= member.hostInfo().equals(self);
        if (!member.hostInfo().equals(self)) {
          copies.add(peer(member.hostInfo()));
        }
      }
    }
    boolean here = owner.isEmpty() || owner.get().equals(self);
    return new Holders(
        here,
        copyHere,
        here ? Optional.empty() : owner.map(StreamsFilmOwners::peer),
        List.copyOf(copies));
  }

  private static Peer peer(HostInfo host) {
    return new Peer(host.host(), host.port());
  }
}
