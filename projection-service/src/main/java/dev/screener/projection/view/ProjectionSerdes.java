package dev.screener.projection.view;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Film;
import dev.screener.contracts.event.FilmSiege;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;

/** How the topics of the views are read, and what is not let in. */
public record ProjectionSerdes(
    AvroSerde<ReviewVerdict> verdicts,
    AvroSerde<ApprovedReview> approved,
    AvroSerde<Film> films,
    AvroSerde<FilmSiege> sieges) {

  public static ProjectionSerdes with(WriterSchemas schemas) {
    return new ProjectionSerdes(
        AvroSerde.of(ReviewVerdict.class, schemas),
        AvroSerde.checked(ApprovedReview.class, schemas, ProjectionSerdes::check),
        AvroSerde.of(Film.class, schemas),
        AvroSerde.of(FilmSiege.class, schemas));
  }

  private static void check(ApprovedReview review) {
    Integer rating = review.getRating();
    if (rating != null && (rating < 1 || rating > FilmCounts.HIGHEST_RATING)) {
      throw new IllegalArgumentException("a rating is 1 to 10");
    }
  }
}
