package dev.screener.projection.view;

import dev.screener.contracts.http.WriteToken;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What readers may ask of the catalogue. Throws {@link ViewNotReadyException} while it is being
 * loaded.
 */
public interface Films {

  /** What the catalogue says of a film. */
  Optional<FilmEntry> find(String filmId);

  /** A film as lists show it. */
  Optional<FilmCard> card(String filmId);

  /** One page of the films of the catalogue, with their counts. */
  FilmList list(FilmQuery query);

  /**
   * What a film's shown reviews amount to, without reading its view: as last told, also of films
   * that another instance holds.
   */
  FilmCounts counts(String filmId);

  /** Films that share people and genres with this one, the nearest first. */
  List<FilmCard> similar(String filmId, int most);

  /** The ids of the films that were reviewed last, in the catalogue or not, on all instances. */
  List<String> latelyReviewed(int most);

  /** Waits until the catalogue was read that far. False when {@code patience} ends before. */
  CompletionStage<Boolean> awaitRecord(WriteToken.OfFilm film, Duration patience);
}
