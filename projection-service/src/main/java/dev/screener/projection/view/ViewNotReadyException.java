package dev.screener.projection.view;

/**
 * The view cannot answer at the moment: it is being loaded, moved to another instance, or kept by
 * one. Asking again in a moment helps.
 */
public final class ViewNotReadyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ViewNotReadyException(String message) {
    super(message);
  }

  public ViewNotReadyException(String message, Throwable cause) {
    super(message, cause);
  }
}
