package dev.screener.ingest;

import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** Carries what stood in the way of a person's key through a chain of stages. */
final class NotWritten extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Publication publication;

  NotWritten(Publication publication) {
    super("a person's key was not written", null, false, false);
    this.publication = publication;
  }

  /** What to answer when a chain ended with {@code failure}. */
  static Publication publicationOf(@Nullable Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return cause instanceof NotWritten notWritten
        ? notWritten.publication
        : new Publication.Unavailable();
  }
}
