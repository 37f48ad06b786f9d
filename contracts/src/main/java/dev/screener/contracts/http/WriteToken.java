package dev.screener.contracts.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.screener.contracts.topics.Ids;
import java.util.Base64;
import java.util.Optional;

/**
 * What a 202 hands out so that a read can wait for that very write, sent back as {@code
 * Screener-After}. Opaque to clients; it holds nothing that the client did not know.
 */
public sealed interface WriteToken {

  String HEADER = "Screener-After";

  /** As sent over HTTP: URL-safe base64. */
  String encode();

  /** A submission: the view has arrived when it holds its verdict. */
  record OfSubmission(String filmId, String reviewId, String submissionId) implements WriteToken {
    @Override
    public String encode() {
      return base64("s:" + filmId + '/' + reviewId + '@' + submissionId);
    }
  }

  /** A film's record on the catalogue: the view has arrived when it has read that far. */
  record OfFilm(String filmId, int partition, long offset) implements WriteToken {
    @Override
    public String encode() {
      return base64("f:" + filmId + '@' + partition + '/' + offset);
    }
  }

  /** A moderator's decision on a review: the view has arrived when it has been answered. */
  record OfDecision(String filmId, String reviewId, String decisionId) implements WriteToken {
    @Override
    public String encode() {
      return base64("d:" + filmId + '/' + reviewId + '@' + decisionId);
    }
  }

  /** The token, or empty when it is none of ours. Never throws. */
  static Optional<WriteToken> decode(String encoded) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(encoded), UTF_8);
      int at = text.lastIndexOf('@');
      if (at < 0) {
        return Optional.empty();
      }
      String target = text.substring(2, at);
      String rest = text.substring(at + 1);
      return text.startsWith("f:") ? film(target, rest) : ofReview(text, target, rest);
    } catch (IllegalArgumentException | IndexOutOfBoundsException garbage) {
      return Optional.empty();
    }
  }

  private static Optional<WriteToken> ofReview(String text, String key, String id) {
    int slash = key.indexOf('/');
    String filmId = key.substring(0, slash);
    String reviewId = key.substring(slash + 1);
    if (!Ids.isValid(filmId) || !Ids.isValid(reviewId) || !Ids.isValid(id)) {
      return Optional.empty();
    }
    return switch (text.substring(0, 2)) {
      case "s:" -> Optional.of(new OfSubmission(filmId, reviewId, id));
      case "d:" -> Optional.of(new OfDecision(filmId, reviewId, id));
      default -> Optional.empty();
    };
  }

  private static Optional<WriteToken> film(String filmId, String position) {
    int slash = position.indexOf('/');
    int partition = Integer.parseInt(position.substring(0, slash));
    long offset = Long.parseLong(position.substring(slash + 1));
    return Ids.isValid(filmId) && partition >= 0 && offset >= 0
        ? Optional.of(new OfFilm(filmId, partition, offset))
        : Optional.empty();
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }
}
