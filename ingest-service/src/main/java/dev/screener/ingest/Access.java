package dev.screener.ingest;

import dev.screener.contracts.access.Admission;
import dev.screener.contracts.access.Bearers;
import dev.screener.contracts.access.ModeratorSessions;
import dev.screener.contracts.access.ReaderSessions;
import dev.screener.contracts.http.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who sends a request, from its headers. */
final class Access {

  private static final String BEARER = "bearer ";

  private final Bearers bearers;
  private final @Nullable ReaderSessions sessions;
  private final @Nullable ModeratorSessions moderators;
  private final Set<String> pagesOrigins;

  /**
   * @param sessions null where readers do not write themselves
   * @param moderators null where nobody signs in on the console
   * @param pagesOrigins the pages that may use a cookie
   */
  Access(
      Bearers bearers,
      @Nullable ReaderSessions sessions,
      @Nullable ModeratorSessions moderators,
      List<String> pagesOrigins) {
    this.bearers = bearers;
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
  Admission identify(
      @Nullable String authorization, @Nullable String session, @Nullable String origin) {
    if (authorization != null) {
      if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
        return Admission.unknown("Send the token as Authorization: Bearer <token>.");
      }
      String token = authorization.substring(BEARER.length()).strip();
      return ofSession(token).orElseGet(() -> bearers.admit(token));
    }
    if (session != null) {
      if (!isOfOurPages(origin)) {
        return new Admission.Refused(foreign(), 0);
      }
      return ofSession(session)
          .orElseGet(() -> Admission.unknown("The session is over; sign in again."));
    }
    return Admission.unknown("Send a token as Authorization: Bearer <token>.");
  }

  /**
   * What the console would send in {@code Authorization} if it held the moderator's token itself.
   *
   * @param session the value of the cookie {@link ModeratorSessions#COOKIE}
   */
  Reading<String> open(String session, @Nullable String origin) {
    if (!isOfOurPages(origin)) {
      return new Reading.Refused<>(foreign(), null, null);
    }
    return (moderators == null ? Optional.<String>empty() : moderators.open(session))
        .<Reading<String>>map(token -> new Reading.Sound<>("Bearer " + token))
        .orElseGet(
            () ->
                new Reading.Refused<>(
                    Problems.unauthenticated("The session is over; sign in again."), null, null));
  }

  /** A browser sends a cookie whatever page asks it to; the origin tells which page it was. */
  private boolean isOfOurPages(@Nullable String origin) {
    return origin != null && pagesOrigins.contains(origin);
  }

  private Optional<Admission> ofSession(String token) {
    // Most tokens are the deployment's own, and those are no JWT: that need not be found out by an
    // exception.
    return sessions == null || token.indexOf('.') < 0
        ? Optional.empty()
        : sessions.verify(token).map(bearers::admit);
  }

  private static Problem foreign() {
    return Problems.forbidden("A session's cookie counts only in requests of the film pages.");
  }
}
