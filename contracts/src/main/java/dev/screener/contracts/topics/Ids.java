package dev.screener.contracts.topics;

/** The one form of an id (film, review, author, submission): {@code [A-Za-z0-9._~-]{1,128}}. */
public final class Ids {

  public static final int MAX_LENGTH = 128;

  private Ids() {}

  /** An id never holds a slash, so {@code filmId/reviewId} can be taken apart again. */
  public static boolean isValid(String id) {
    if (id.isEmpty() || id.length() > MAX_LENGTH) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (!isAllowed(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAllowed(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '.'
        || c == '_'
        || c == '~'
        || c == '-';
  }

  /** The address of a review, and its key on every topic that is partitioned by film. */
  public static String reviewKey(String filmId, String reviewId) {
    return filmId + '/' + reviewId;
  }

  /** The film of {@code filmId/reviewId}, or the key itself where it names a film alone. */
  public static String filmOf(String key) {
    int slash = key.indexOf('/');
    return slash < 0 ? key : key.substring(0, slash);
  }
}
