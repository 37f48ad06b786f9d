package dev.screener.projection.http;

import dev.screener.contracts.topics.Ids;
import dev.screener.projection.view.FilmOwners;
import dev.screener.projection.view.FilmOwners.Holders;
import dev.screener.projection.view.FilmOwners.Peer;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request for a film to the instance that owns it, so that clients may ask any. Where the
 * owner does not answer, the copies of the others do, and say that they are copies. While nobody
 * can, it is tried again for a bounded time.
 */
final class FilmRouting {

  /**
   * Set by an instance that asks another: the answer is what that one has, and is not passed on.
   */
  static final String FORWARDED = "Screener-Forwarded";

  /** Set on what was read from a copy. */
  static final String STALE = "Screener-Stale";

  private static final String ATTEMPT = "film-attempt";
  private static final String COPIES_ALLOWED = "film-copies-allowed";
  private static final long PATIENCE_NANOS = Duration.ofSeconds(3).toNanos();
  private static final long PAUSE_MILLIS = 100;

  private final Vertx vertx;
  private final FilmOwners owners;
  private final Forwarding forwarding;

  FilmRouting(Vertx vertx, FilmOwners owners, Forwarding forwarding) {
    this.vertx = vertx;
    this.owners = owners;
    this.forwarding = forwarding;
  }

  /** The handler, for a request whose path names a {@code filmId}, where that film is. */
  Handler<RoutingContext> atOwner(Handler<RoutingContext> here) {
    return context -> {
      String filmId = context.pathParam("filmId");
      if (context.request().headers().contains(FORWARDED)) {
        context.put(COPIES_ALLOWED, true);
        here.handle(context);
      } else if (filmId == null || !Ids.isValid(filmId)) {
        here.handle(context);
      } else {
        Attempt attempt = new Attempt(context, filmId, here);
        context.put(ATTEMPT, attempt);
        attempt.begin();
      }
    };
  }

  /** Whether a read for this request may fall back on a copy. */
  static boolean allowsCopies(RoutingContext context) {
    return Boolean.TRUE.equals(context.get(COPIES_ALLOWED));
  }

  /** Goes on with the next instance that may know; false when this was the last. */
  static boolean isTriedElsewhere(RoutingContext context) {
    Attempt attempt = context.get(ATTEMPT);
    if (attempt == null) {
      return false;
    }
    try {
      return attempt.next();
    } catch (RuntimeException e) {
      context.fail(e);
      return true;
    }
  }

  /** One request on its way round. */
  private final class Attempt {
    private final RoutingContext context;
    private final String filmId;
    private final Handler<RoutingContext> here;
    private final long begun = System.nanoTime();
    private final Deque<Candidate> left = new ArrayDeque<>();
    private boolean isFirstRound = true;

    Attempt(RoutingContext context, String filmId, Handler<RoutingContext> here) {
      this.context = context;
      this.filmId = filmId;
      this.here = here;
    }

    void begin() {
      Holders holders = owners.of(filmId);
      if (holders.here()) {
        // The common way, without a list of who else there is.
        here.handle(context);
      } else {
        isFirstRound = false;
        line(holders);
        goOn();
      }
    }

    boolean next() {
      if (context.response().closed() || context.response().headWritten()) {
        return true;
      }
      Candidate candidate = left.poll();
      if (candidate != null) {
        ask(candidate);
        return true;
      }
      Holders holders = owners.of(filmId);
      boolean isAlone = holders.owner().isEmpty() && holders.copies().isEmpty();
      if (isAlone || System.nanoTime() - begun > PATIENCE_NANOS) {
        return false;
      }
      if (isFirstRound) {
        isFirstRound = false;
        line(holders);
        return next();
      }
      vertx.setTimer(
          PAUSE_MILLIS,
          later -> {
            line(owners.of(filmId));
            goOn();
          });
      return true;
    }

    private void ask(Candidate candidate) {
      Peer peer = candidate.peer();
      if (peer == null) {
        context.put(COPIES_ALLOWED, candidate.copy());
        here.handle(context);
        return;
      }
      forwarding
          .to(peer, context)
          .onComplete(
              asked -> {
                if (asked.failed() || !asked.result()) {
                  goOn();
                }
              });
    }

    /** Later than the router's own look for what is thrown: nobody else would answer then. */
    private void goOn() {
      try {
        if (!next()) {
          giveUp();
        }
      } catch (RuntimeException e) {
        context.fail(e);
      }
    }

    private void giveUp() {
      // The handler here says, in its own way, that it cannot answer; the attempt is over.
      context.remove(ATTEMPT);
      context.put(COPIES_ALLOWED, true);
      here.handle(context);
    }

    private void line(Holders holders) {
      left.clear();
      Optional<Peer> owner = holders.owner();
      owner.filter(forwarding::isWell).ifPresent(peer -> left.add(new Candidate(peer, false)));
      if (holders.here() || holders.copyHere()) {
        left.add(new Candidate(null, !holders.here()));
      }
      if (holders.here()) {
        left.add(new Candidate(null, true));
      }
      holders.copies().stream()
          .filter(forwarding::isWell)
          .forEach(peer -> left.add(new Candidate(peer, true)));
      // One that did not answer a moment ago may again.
      owner
          .filter(peer -> !forwarding.isWell(peer))
          .ifPresent(peer -> left.add(new Candidate(peer, false)));
    }
  }

  /**
   * Who may answer.
   *
   * @param peer null for this instance
   * @param copy whether it is asked for its copy
   */
  private record Candidate(@Nullable Peer peer, boolean copy) {}
}
