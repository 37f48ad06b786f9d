package dev.screener.ingest;

import dev.screener.contracts.event.Film;
import dev.screener.contracts.http.WriteToken;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** The catalogue of films. */
final class FilmsEndpoint {

  private static final int MAX_BODY_BYTES = 256 * 1024;
  private static final Set<String> JSON = Set.of("application/json");

  private final FilmIntake intake;
  private final Submissions submissions;
  private final Bodies bodies;
  private final String readPublicUrl;

  FilmsEndpoint(FilmIntake intake, Submissions submissions, Bodies bodies, String readPublicUrl) {
    this.intake = intake;
    this.submissions = submissions;
    this.bodies = bodies;
    this.readPublicUrl = readPublicUrl;
  }

  /** {@code PUT /v1/films/{filmId}} */
  void put(RoutingContext context) {
    if (Bodies.isAcceptable(context, JSON)) {
      String filmId = context.pathParam("filmId");
      bodies.read(context, MAX_BODY_BYTES, bytes -> publish(context, intake.read(filmId, bytes)));
    }
  }

  private void publish(RoutingContext context, Reading<Film> reading) {
    if (reading instanceof Reading.Refused<Film> refused) {
      Answers.problem(context, refused.problem());
    } else if (reading instanceof Reading.Sound<Film> sound) {
      String filmId = sound.value().getFilmId();
      Answers.onceKnown(
          context,
          submissions.publish(sound.value()),
          acknowledged -> Answers.accepted(context, accepted(filmId, acknowledged)));
    }
  }

  private String accepted(String filmId, Publication.Acknowledged at) {
    return "{\"filmId\":\""
        + filmId
        + "\",\"url\":\""
        + readPublicUrl
        + "/v1/films/"
        + filmId
        + "\",\"token\":\""
        + new WriteToken.OfFilm(filmId, at.partition(), at.offset()).encode()
        + "\"}";
  }
}
