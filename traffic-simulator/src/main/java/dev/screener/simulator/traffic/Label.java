package dev.screener.simulator.traffic;

/**
 * The ground truth about a review.
 *
 * @param kind honest or not
 * @param campaign the attack that it belongs to, or the burst; empty for everyday traffic
 */
public record Label(Kind kind, String campaign) {

  /** Who wrote it, and why. */
  public enum Kind {
    /** An old review that the site brings over before the traffic begins; not scored. */
    HISTORY,
    /** Everyday honest traffic. */
    ORGANIC,
    /** Honest, and part of a crowd under one film. */
    CROWD,
    /** Written for an attack. */
    ATTACK
  }

  static final Label HISTORY = new Label(Kind.HISTORY, "");
  static final Label ORGANIC = new Label(Kind.ORGANIC, "");

  static Label crowd(String name) {
    return new Label(Kind.CROWD, name);
  }

  static Label attack(String campaign) {
    return new Label(Kind.ATTACK, campaign);
  }

  /** Whether its author is to be treated as honest. */
  public boolean isHonest() {
    return kind == Kind.ORGANIC || kind == Kind.CROWD;
  }

  public boolean isAttack() {
    return kind == Kind.ATTACK;
  }
}
