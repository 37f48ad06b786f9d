package dev.screener.simulator.text;

/** Languages in which reviews are written, with their shares of all reviews. */
public enum Language {
  ENGLISH("en", 0.52),
  KOREAN("ko", 0.12),
  RUSSIAN("ru", 0.09),
  SPANISH("es", 0.08),
  GERMAN("de", 0.07),
  FRENCH("fr", 0.06),
  VIETNAMESE("vi", 0.06);

  private final String tag;
  private final double share;

  Language(String tag, double share) {
    this.tag = tag;
    this.share = share;
  }

  /** BCP 47. */
  public String tag() {
    return tag;
  }

  /**
   * The language at a point between 0 and 1.
   *
   * @param point evenly drawn, it meets each language by its share
   */
  public static Language at(double point) {
    double passed = 0;
    for (Language language : values()) {
      passed += language.share;
      if (point < passed) {
        return language;
      }
    }
    return ENGLISH;
  }
}
