package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.SchemaTopic;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.TopicCatalogue;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.avro.Schema;

/** Puts submissions and films onto their topics. */
final class Submissions {

  private final AvroSerde<ReviewSubmission> reviews =
      AvroSerde.of(ReviewSubmission.class, WriterSchemas.none());
  private final AvroSerde<Film> films = AvroSerde.of(Film.class, WriterSchemas.none());
  private final String submitted;
  private final String catalogue;
  private final String schemas;
  private final TopicWriter writer;
  private final AtomicBoolean probing = new AtomicBoolean();

  Submissions(TopicCatalogue topics, TopicWriter writer) {
    this.submitted = topics.submitted().name();
    this.catalogue = topics.films().name();
    this.schemas = topics.schemas().name();
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

  /** Whether long uploads should pause. */
  boolean isCongested() {
    return writer.isCongested();
  }

  /**
   * Tries the brokers when they last failed, so that a service which gets no requests because it is
   * not ready learns that it is again. Puts down a schema that stands there already, which changes
   * nothing.
   */
  void probe() {
    if (!writer.isAcknowledging() && probing.compareAndSet(false, true)) {
      Schema schema = ReviewSubmission.getClassSchema();
      writer
          .write(schemas, SchemaTopic.key(schema), schema.toString().getBytes(UTF_8))
          .whenComplete((publication, failure) -> probing.set(false));
    }
  }
}
