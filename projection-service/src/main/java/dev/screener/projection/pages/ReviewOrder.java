package dev.screener.projection.pages;

/** The orders in which a film's reviews can be read. */
public enum ReviewOrder {
  NEWEST("newest", "Newest"),
  OLDEST("oldest", "Oldest"),
  HIGHEST("highest", "Highest rated"),
  LOWEST("lowest", "Lowest rated");

  private final String parameter;
  private final String label;

  ReviewOrder(String parameter, String label) {
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
