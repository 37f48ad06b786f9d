package dev.screener.projection.http;

import dev.screener.projection.live.EventFeed;
import dev.screener.projection.live.EventRing;
import dev.screener.projection.live.OffsetVector;
import dev.screener.projection.view.ViewNotReadyException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All who listen to a feed over HTTP. A frame is made once and written to each of them; one that
 * does not take it in time is cut off, and what it missed is told when it comes back.
 *
 * <p>Everything but the counting happens on one event loop, so that nobody is told anything out of
 * order.
 */
final class Listeners implements EventFeed.Audience {

  /** Every scope's listeners hear something at least that often. */
  static final int SIGN_OF_LIFE_SECONDS = 15;

  /** Changes of figures within this time are told as one. */
  static final long FIGURES_MILLIS = 250;

  /** Beyond what the network holds, of one listener. */
  private static final int MOST_WAITING_BYTES = 64 * 1024;

  private final Vertx vertx;
  private final Context loop;
  private final EventFeed feed;
  private final int most;
  private final Function<String, CompletionStage<String>> figures;
  private final AtomicInteger open = new AtomicInteger();
  private final Counter cut;
  private final Map<String, Set<Listener>> bySubject = new ConcurrentHashMap<>();
  private final Set<String> figuresAsked = new HashSet<>();
  private long second;

  /**
   * @param name of the feed, in metrics
   * @param most listeners at once
   * @param figures reads a subject's figures as JSON in one line, on another thread
   */
  Listeners(
      Vertx vertx,
      String name,
      EventFeed feed,
      int most,
      Function<String, CompletionStage<String>> figures,
      MeterRegistry metrics) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.feed = feed;
    this.most = most;
    this.figures = figures;
    this.cut =
        Counter.builder("screener.listeners.cut")
            .description("Listeners that did not take what they were sent, and were cut off")
            .tag("feed", name)
            .register(metrics);
    Gauge.builder("screener.listeners", open, AtomicInteger::get)
        .description("Listeners to live events")
        .tag("feed", name)
        .register(metrics);
    feed.handTo(this);
    loop.runOnContext(begun -> vertx.setPeriodic(1_000, tick -> signsOfLife()));
  }

  /**
   * Answers with a stream of the subject's events, from its {@code Last-Event-ID} on; or with a
   * problem, when there are too many listeners.
   *
   * @throws ViewNotReadyException when the scope is not told here
   */
  void open(RoutingContext context, int scope, String subject) {
    if (!feed.scopes().contains(scope)) {
      throw new ViewNotReadyException("the events are told elsewhere");
    }
    if (open.incrementAndGet() > most) {
      open.decrementAndGet();
      Reads.send(context, Answer.comeBack("Too many listen already. Ask again in a moment."));
      return;
    }
    Listener listener = new Listener(context.response(), scope, subject);
    Optional<String> last = Optional.ofNullable(context.request().getHeader("Last-Event-ID"));
    try {
      context
          .response()
          .closeHandler(closed -> loop.runOnContext(now -> leave(listener)))
          .exceptionHandler(broken -> loop.runOnContext(now -> leave(listener)))
          .setWriteQueueMaxSize(MOST_WAITING_BYTES);
      loop.runOnContext(now -> begin(listener, last.filter(id -> !id.isEmpty())));
    } catch (RuntimeException e) {
      // Its place is somebody else's again, whatever becomes of the request.
      leave(listener);
      throw e;
    }
  }

  @Override
  public boolean listensTo(String subject) {
    return bySubject.containsKey(subject);
  }

  @Override
  public void told(EventRing.Told told) {
    soon(
        now -> {
          Buffer frame = Frames.event(told);
          for (Listener listener : of(told.subject())) {
            if (listener.from < told.number()) {
              write(listener, frame);
            }
          }
        });
  }

  @Override
  public void touched(String subject) {
    soon(now -> askForFigures(subject));
  }

  @Override
  public void stands(int scope, OffsetVector at) {
    soon(
        now -> {
          Buffer frame = Frames.signOfLife(at);
          inScope(scope).forEach(listener -> write(listener, frame));
        });
  }

  @Override
  public void ended(int scope) {
    soon(now -> inScope(scope).forEach(this::end));
  }

  /** The server closes before the streams that tell: then nobody listens any more. */
  private void soon(Handler<@Nullable Void> task) {
    try {
      loop.runOnContext(task);
    } catch (RejectedExecutionException closed) {
      // Nothing to do: the listeners' connections went with the loop.
    }
  }

  private void begin(Listener listener, Optional<String> last) {
    if (listener.gone) {
      return;
    }
    if (listener.response.closed()) {
      // It went before there was a handler for that, which is not called any more.
      leave(listener);
      return;
    }
    // First in the audience, then the look: what is told between the two is seen by one of them.
    bySubject
        .computeIfAbsent(listener.subject, none -> ConcurrentHashMap.newKeySet())
        .add(listener);
    OffsetVector known = last.flatMap(OffsetVector::decode).orElse(null);
    Optional<EventRing.Since> told = feed.since(listener.scope, listener.subject, known);
    if (told.isEmpty()) {
      end(listener);
      return;
    }
    EventRing.Since since = told.get();
    listener.from = since.number();
    boolean misses = !since.complete() || (last.isPresent() && known == null);
    Buffer beginning = Frames.retry();
    since.missed().forEach(event -> beginning.appendBuffer(Frames.event(event)));
    beginning.appendBuffer(misses ? Frames.reset(since.at()) : Frames.signOfLife(since.at()));
    Frames.headers(listener.response);
    write(listener, beginning);
    askForFigures(listener.subject);
  }

  private void askForFigures(String subject) {
    if (bySubject.containsKey(subject) && figuresAsked.add(subject)) {
      vertx.setTimer(
          FIGURES_MILLIS,
          timer -> {
            // Whatever changes from here on is not in what is read now.
            figuresAsked.remove(subject);
            read(subject).onSuccess(data -> loop.runOnContext(now -> tellFigures(subject, data)));
          });
    }
  }

  /** A view that cannot answer has moved, and its listeners with it. */
  private Future<String> read(String subject) {
    try {
      return Future.fromCompletionStage(figures.apply(subject));
    } catch (RejectedExecutionException busy) {
      loop.runOnContext(now -> askForFigures(subject));
      return Future.failedFuture(busy);
    }
  }

  private void tellFigures(String subject, String data) {
    Buffer frame = Frames.figures(data);
    for (Listener listener : of(subject)) {
      if (!data.equals(listener.figures)) {
        listener.figures = data;
        write(listener, frame);
      }
    }
  }

  private void signsOfLife() {
    second++;
    // Not all in the same second.
    feed.scopes().stream()
        .filter(scope -> (scope + second) % SIGN_OF_LIFE_SECONDS == 0)
        .forEach(feed::stand);
  }

  private void write(Listener listener, Buffer frame) {
    if (listener.response.writeQueueFull()) {
      cut.increment();
      leave(listener);
      listener.response.reset();
      return;
    }
    listener.response.write(frame);
  }

  private void end(Listener listener) {
    leave(listener);
    if (!listener.response.headWritten()) {
      Frames.headers(listener.response);
    }
    listener.response.end();
  }

  private void leave(Listener listener) {
    if (listener.gone) {
      return;
    }
    listener.gone = true;
    open.decrementAndGet();
    bySubject.computeIfPresent(
        listener.subject,
        (same, all) -> {
          all.remove(listener);
          return all.isEmpty() ? null : all;
        });
  }

  /** A copy: a listener that is cut off leaves the set. */
  private Iterable<Listener> of(String subject) {
    return new ArrayList<>(bySubject.getOrDefault(subject, Set.of()));
  }

  private Iterable<Listener> inScope(int scope) {
    ArrayList<Listener> all = new ArrayList<>();
    bySubject
        .values()
        .forEach(
            listeners -> listeners.stream().filter(one -> one.scope == scope).forEach(all::add));
    return all;
  }

  /** One who listens. */
  private static final class Listener {
    private final HttpServerResponse response;
    private final int scope;
    private final String subject;
    private long from = Long.MAX_VALUE;
    private boolean gone;
    private @Nullable String figures;

    Listener(HttpServerResponse response, int scope, String subject) {
      this.response = response;
      this.scope = scope;
      this.subject = subject;
    }
  }
}
