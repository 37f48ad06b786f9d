package dev.screener.ingest;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.TopicCatalogue;
import java.util.Objects;
import java.util.concurrent.CompletionStage;

/** Puts submissions and films onto their topics. */
final class Submissions {

  private final AvroSerde<ReviewSubmission> reviews =
      AvroSerde.of(ReviewSubmission.class, WriterSchemas.none());
  private final AvroSerde<Film> films = AvroSerde.of(Film.class, WriterSchemas.none());
  private final String submitted;
  private final String catalogue;
  private final TopicWriter writer;

  Submissions(TopicCatalogue topics, TopicWriter writer) {
    this.submitted = topics.submitted().name();
    this.catalogue = topics.films().name();
    this.writer = writer;
  }

  /** Ends once the brokers have answered, or could not; see {@link TopicWriter#write}. */
  CompletionStage<Publication> publish(ReviewSubmission submission) {
    byte[] value = Objects.requireNonNull(reviews.encode(submission));
    return writer.write(submitted, submission.getAuthorId(), value);
  }

  /** As above. */
  CompletionStage<Publication> publish(Film film) {
    byte[] value = Objects.requireNonNull(films.encode(film));
    return writer.write(catalogue, film.getFilmId(), value);
  }
}
