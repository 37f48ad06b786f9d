package dev.screener.policy;

/** How an approved review is shown. Later constants show less of it. */
public enum Display {
  /** Not at all: the review is not approved. */
  NONE,
  /** Like any other review. */
  FULL,
  /** Among the short reactions; its rating counts. */
  COLLAPSED,
  /** Behind a click, since it tells the plot. */
  COVERED
}
