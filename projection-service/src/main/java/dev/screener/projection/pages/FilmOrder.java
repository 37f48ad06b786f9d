package dev.screener.projection.pages;

/** The orders in which films can be listed. */
public enum FilmOrder {
  TITLE("title", "By title"),
  MOST_REVIEWED("mostReviewed", "Most reviewed"),
  RECENTLY_ACTIVE("recentlyActive", "Reviewed of late");

  private final String parameter;
  private final String label;

  FilmOrder(String parameter, String label) {
    this.parameter = parameter;
    this.label = label;
  }

  /** Its value of the query parameter {@code sort}. */
  public String parameter() {
    return parameter;
  }

  String label() {
    return label;
  }
}
