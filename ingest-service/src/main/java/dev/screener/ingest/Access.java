package dev.screener.ingest;

import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.ModeratorSessions;
import dev.screener.contracts.access.Principal;
import dev.screener.contracts.access.ReaderSessions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who sends a request, from its headers. */
final class Access {

  private static final String BEARER = "bearer ";

  private final Credentials credentials;
  private final @Nullable ReaderSessions sessions;
  private final @Nullable ModeratorSessions moderators;
  private final Set<String> pagesOrigins;

  /**
   * @param sessions null where readers do not write themselves
   * @param moderators null where nobody signs in on the console
   * @param pagesOrigins the pages that may use a cookie
   */
  Access(
      Credentials credentials,
      @Nullable ReaderSessions sessions,
      @Nullable ModeratorSessions moderators,
      List<String> pagesOrigins) {
    this.credentials = credentials;
    this.sessions = sessions;
    this.moderators = moderators;
    this.pagesOrigins = Set.copyOf(pagesOrigins);
  }

  /**
   * A bearer token counts before a cookie.
   *
   * @param authorization the header's value
   * @param session the value of the cookie {@link ReaderSessions#COOKIE}
   * @param origin the header's value
   */
  Reading<Principal> identify(
      @Nullable String authorization, @Nullable String session, @Nullable String origin) {
    if (authorization != null) {
      if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
        return refused("Send the token as Authorization: Bearer <token>.");
      }
      String token = authorization.substring(BEARER.length()).strip();
      return credentials
          .authenticate(token)
          .or(() -> ofSession(token))
          .<Reading<Principal>>map(Reading.Sound::new)
          .orElseGet(() -> refused("The token is unknown or out of date; get a new one."));
    }
    if (session != null) {
      if (!isOfOurPages(origin)) {
        return foreign();
      }
      return ofSession(session)
          .<Reading<Principal>>map(Reading.Sound::new)
          .orElseGet(() -> refused("The session is over; sign in again."));
    }
    return refused("Send a token as Authorization: Bearer <token>.");
  }

  /**
   * What the console would send in {@code Authorization} if it held the moderator's token itself.
   *
   * @param session the value of the cookie {@link ModeratorSessions#COOKIE}
   */
  Reading<String> open(String session, @Nullable String origin) {
    if (!isOfOurPages(origin)) {
      return foreign();
    }
    return (moderators == null ? Optional.<String>empty() : moderators.open(session))
        .<Reading<String>>map(token -> new Reading.Sound<>("Bearer " + token))
        .orElseGet(() -> refused("The session is over; sign in again."));
  }

  /** A browser sends a cookie whatever page asks it to; the origin tells which page it was. */
  private boolean isOfOurPages(@Nullable String origin) {
    return origin != null && pagesOrigins.contains(origin);
  }

  private Optional<Principal> ofSession(String token) {
    return sessions == null ? Optional.empty() : sessions.verify(token);
  }

  private static <T> Reading<T> foreign() {
    return new Reading.Refused<>(
        Problems.forbidden("A session's cookie counts only in requests of the film pages."),
        null,
        null);
  }

  private static <T> Reading<T> refused(String detail) {
    return new Reading.Refused<>(Problems.unauthenticated(detail), null, null);
  }
}
