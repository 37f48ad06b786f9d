package dev.screener.moderation;

import dev.screener.contracts.event.ReviewReport;
import dev.screener.contracts.streams.FilmStreamPartitioner;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.CampaignWord;
import dev.screener.moderation.record.ClusterNews;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.moderation.record.WeighedReport;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;

/** From desk to desk: each is an internal record and a repartition topic. */
final class Hops {

  private final TopicCatalogue topics;
  private final Formats formats;

  Hops(TopicCatalogue topics, Formats formats) {
    this.topics = topics;
    this.formats = formats;
  }

  /** Reports by who reports. */
  KStream<String, ReviewReport> byReporter(KStream<String, ReviewReport> reports) {
    return reports
        .selectKey((key, report) -> report.getPersonId(), Named.as("key-by-person"))
        .repartition(
            Repartitioned.<String, ReviewReport>as("reported")
                .withKeySerde(Serdes.String())
                .withValueSerde(formats.avro(ReviewReport.class))
                .withNumberOfPartitions(topics.partitions()));
  }

  KStream<String, WeighedReport> reportsByFilm(KStream<String, WeighedReport> weighed) {
    return weighed.repartition(byFilm("weighed", WeighedReport.class));
  }

  /** The part before the slash is the template key, by which the same partitioner places. */
  KStream<String, ScreenedReview> byTemplate(KStream<String, ScreenedReview> screened) {
    return screened
        .selectKey(
            (key, review) -> ClusterKeys.member(review.getTemplate(), key),
            Named.as("key-by-template"))
        .repartition(byFilm("screened", ScreenedReview.class));
  }

  KStream<String, ClusterNews> inOnePlace(KStream<String, ClusterNews> news) {
    return news.repartition(
        Repartitioned.<String, ClusterNews>as("clusters")
            .withKeySerde(Serdes.String())
            .withValueSerde(formats.avro(ClusterNews.class))
            .withNumberOfPartitions(topics.campaignDecisions().partitions()));
  }

  KStream<String, CampaignEvidence> evidenceByFilm(KStream<String, CampaignEvidence> late) {
    return late.repartition(byFilm("campaign-evidence", CampaignEvidence.class));
  }

  KStream<String, CampaignWord> toEveryPartition(KStream<String, CampaignWord> words) {
    return words.repartition(
        Repartitioned.<String, CampaignWord>as("campaign-words")
            .withKeySerde(Serdes.String())
            .withValueSerde(formats.avro(CampaignWord.class))
            .withStreamPartitioner(
                (topic, key, word, partitions) ->
                    Optional.of(IntStream.range(0, partitions).boxed().collect(Collectors.toSet())))
            .withNumberOfPartitions(topics.partitions()));
  }

  KStream<String, ScreenedReview> reviewsByFilm(
      String name, KStream<String, ScreenedReview> reviews) {
    return reviews.repartition(byFilm(name, ScreenedReview.class));
  }

  private <V extends SpecificRecord> Repartitioned<String, V> byFilm(String name, Class<V> type) {
    return Repartitioned.<String, V>as(name)
        .withKeySerde(Serdes.String())
        .withValueSerde(formats.avro(type))
        .withStreamPartitioner(new FilmStreamPartitioner<>())
        .withNumberOfPartitions(topics.partitions());
  }
}
