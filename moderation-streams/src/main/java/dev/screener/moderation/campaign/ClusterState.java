package dev.screener.moderation.campaign;

/** What has become of a cluster. */
enum ClusterState {
  /** Too few or too ordinary to say anything. */
  GATHERING(0),
  /** So many, so evenly spread that it is a phrase that people use; only counts are kept. */
  COMMONPLACE(1),
  /** Part of a campaign; only counts are kept. */
  FORMED(2);

  private final int number;

  ClusterState(int number) {
    this.number = number;
  }

  /** As the store has it. */
  int number() {
    return number;
  }

  /** The state of that number; one that this version does not know is gathering. */
  static ClusterState of(int number) {
    for (ClusterState state : values()) {
      if (state.number == number) {
        return state;
      }
    }
    return GATHERING;
  }
}
