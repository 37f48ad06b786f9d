package dev.screener.projection.http;

import dev.screener.contracts.http.Problem;
import dev.screener.contracts.http.WriteToken;
import dev.screener.contracts.serde.SchemaUnavailableException;
import dev.screener.projection.http.KeptAnswers.Kept;
import dev.screener.projection.moderation.Cases;
import dev.screener.projection.view.StaleReads;
import dev.screener.projection.view.ViewNotReadyException;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads on the readers' threads, since stores lie on disk, and sends what was read. */
final class Reads {

  private static final Logger LOG = LoggerFactory.getLogger(Reads.class);
  private static final int NOT_MODIFIED = 304;
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;
  private static final int BAD_REQUEST = 400;

  private final Executor readers;
  private final Function<Answer, Answer> onFailure;
  private final @Nullable KeptAnswers kept;

  /**
   * @param onFailure what becomes of problems: pages for people say them as pages
   */
  Reads(Executor readers, Function<Answer, Answer> onFailure) {
    this(readers, onFailure, null);
  }

  /**
   * @param kept answers about films, which need not be read again
   */
  Reads(Executor readers, Function<Answer, Answer> onFailure, @Nullable KeptAnswers kept) {
    this.readers = readers;
    this.onFailure = onFailure;
    this.kept = kept;
  }

  /** Reads and answers. */
  void answer(RoutingContext context, Supplier<Answer> read) {
    send(context, CompletableFuture.completedFuture(false), arrived -> read.get());
  }

  /**
   * Answers as before what was asked before, where its film has not changed since; otherwise the
   * request goes on to its route.
   */
  void again(RoutingContext context) {
    HttpServerRequest request = context.request();
    Kept before = kept != null && mayBeAsBefore(request) ? kept.get(request.uri()) : null;
    if (before == null) {
      context.next();
    } else {
      RequestTimes.countAs(context, before.route());
      send(context, before.answer());
    }
  }

  /** Who waits for a write of one's own wants more than what was kept. */
  private static boolean mayBeAsBefore(HttpServerRequest request) {
    HttpMethod method = request.method();
    return (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))
        && !request.headers().contains(WriteToken.HEADER);
  }

  /** Reads and answers; {@link #again} gives the same answer until the film changes. */
  void answerOfFilm(RoutingContext context, String filmId, Supplier<Answer> read) {
    if (kept == null) {
      answer(context, read);
      return;
    }
    String address = context.request().uri();
    String route = RequestTimes.route(context);
    long version = kept.version(filmId);
    read(context, CompletableFuture.completedFuture(false), arrived -> read.get())
        .onSuccess(
            answer -> {
              boolean mayBeKept =
                  answer.status() == OK && !answer.headers().containsKey(FilmRouting.STALE);
              Answer tagged = mayBeKept ? answer.with("ETag", EntityTag.of(answer.body())) : answer;
              if (mayBeKept) {
                kept.put(address, new Kept(tagged, route, filmId, version));
              }
              send(context, tagged);
            })
        .onFailure(failure -> fail(context, failure));
  }

  /**
   * Waits without holding a thread, then reads, then answers and says whether what was waited for
   * had arrived.
   */
  void answerAfter(
      RoutingContext context, CompletionStage<Boolean> arrival, Function<Boolean, Answer> read) {
    send(
        context,
        arrival,
        arrived -> read.apply(arrived).with("Screener-Arrived", arrived.toString()));
  }

  /** Reads whether the request is to be refused; if not, goes on with it on the event loop. */
  void unless(RoutingContext context, Supplier<Optional<Answer>> refusal, Runnable otherwise) {
    CompletionStage<Optional<Answer>> looked;
    try {
      looked = CompletableFuture.supplyAsync(refusal, readers);
    } catch (RejectedExecutionException busy) {
      looked = CompletableFuture.failedFuture(busy);
    }
    Future.fromCompletionStage(looked, context.vertx().getOrCreateContext())
        .map(
            found -> {
              found.ifPresentOrElse(answer -> send(context, answer), otherwise);
              return found;
            })
        .onFailure(failure -> fail(context, failure));
  }

  /**
   * Asks on a reader's thread, since asking may wait for a lock or a broker; waits for what is
   * asked for without holding a thread, then answers by it.
   */
  <T> void answerOf(
      RoutingContext context, Supplier<CompletionStage<T>> asked, Function<T, Answer> read) {
    CompletionStage<T> awaited;
    try {
      awaited = CompletableFuture.supplyAsync(asked, readers).thenCompose(Function.identity());
    } catch (RejectedExecutionException busy) {
      awaited = CompletableFuture.failedFuture(busy);
    }
    send(context, awaited, read);
  }

  private <T> void send(
      RoutingContext context, CompletionStage<T> arrival, Function<T, Answer> read) {
    read(context, arrival, read)
        .onSuccess(ready -> send(context, ready))
        .onFailure(failure -> fail(context, failure));
  }

  private <T> Future<Answer> read(
      RoutingContext context, CompletionStage<T> arrival, Function<T, Answer> read) {
    CompletionStage<Answer> answer;
    try {
      answer = arrival.thenApplyAsync(mayBeStale(context, read), readers);
    } catch (RejectedExecutionException busy) {
      answer = CompletableFuture.failedFuture(busy);
    }
    return Future.fromCompletionStage(answer, context.vertx().getOrCreateContext());
  }

  /** A film whose view is not here may be elsewhere. */
  private void fail(RoutingContext context, Throwable failure) {
    boolean goesOn =
        cause(failure) instanceof ViewNotReadyException && FilmRouting.isTriedElsewhere(context);
    if (!goesOn) {
      send(context, onFailure.apply(failed(failure, context)));
    }
  }

  private static <T> Function<T, Answer> mayBeStale(
      RoutingContext context, Function<T, Answer> read) {
    if (!FilmRouting.allowsCopies(context)) {
      return read;
    }
    return arrived -> {
      StaleReads.Read<Answer> answer = StaleReads.allowing(() -> read.apply(arrived));
      if (answer.stale() && answer.value().status() == NOT_FOUND) {
        // A copy that has just begun lacks what the film's owner has: that it is not here says
        // nothing about whether it is.
        throw new ViewNotReadyException("a copy does not know of it");
      }
      return answer.stale() ? answer.value().with(FilmRouting.STALE, "true") : answer.value();
    };
  }

  static void send(RoutingContext context, Answer answer) {
    HttpServerResponse response = context.response();
    if (response.closed() || response.ended()) {
      return;
    }
    response.putHeader("Content-Type", answer.type());
    answer.headers().forEach(response::putHeader);
    response.setStatusCode(answer.status());
    if (answer.status() == OK && !answer.headers().containsKey("Cache-Control")) {
      String known = answer.headers().get("ETag");
      String tag = known == null ? EntityTag.of(answer.body()) : known;
      response.putHeader("ETag", tag).putHeader("Cache-Control", "no-cache");
      if (EntityTag.matches(context.request().getHeader("If-None-Match"), tag)) {
        response.headers().remove("Content-Type");
        response.setStatusCode(NOT_MODIFIED).end();
        return;
      }
    }
    response.end(answer.body());
  }

  private static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
  }

  static Answer failed(Throwable failure, RoutingContext context) {
    Throwable cause = cause(failure);
    if (cause instanceof RequestFault fault) {
      return fault.answer();
    }
    if (cause instanceof ViewNotReadyException) {
      return Answer.comeBack("The view is being loaded or moved. Ask again in a moment.");
    }
    if (cause instanceof SchemaUnavailableException) {
      LOG.warn("event=read-without-schema error={}", cause.getMessage());
      return Answer.comeBack(
          "It was written by a newer program, whose schema cannot be asked for just now. Ask again"
              + " in a moment.");
    }
    if (cause instanceof Cases.UnavailableException unavailable) {
      return Answer.comeBack(String.valueOf(unavailable.getMessage()));
    }
    if (cause instanceof RejectedExecutionException) {
      return Answer.comeBack("Too many reads at once. Ask again in a moment.");
    }
    if (cause instanceof HttpException undecoded && undecoded.getStatusCode() == BAD_REQUEST) {
      return Answer.of(
          Problem.of(
              BAD_REQUEST,
              "Malformed request",
              "The address cannot be read: after each % come two hexadecimal digits."));
    }
    LOG.error("read.failed path={}", context.normalizedPath(), cause);
    return Answer.of(
        Problem.of(500, "Internal error", "The read failed on our side. The log says why."));
  }
}
