package dev.screener.projection.pages.console;

import java.util.Arrays;
import java.util.List;

/** The parts of the console, as its navigation lists them. */
enum Place {
  OVERVIEW("Overview", "/moderation"),
  QUEUE("Queue", "/moderation/queue"),
  CAMPAIGNS("Campaigns", "/moderation/campaigns"),
  SIEGES("Sieges", "/moderation/sieges"),
  POLICIES("Policies", "/moderation/policies"),
  AUDIT("Audit trail", "/moderation/audit");

  private final String label;
  private final String address;

  Place(String label, String address) {
    this.label = label;
    this.address = address;
  }

  /** Those that this visitor may enter. */
  static List<Place> of(Visitor visitor) {
    return Arrays.stream(values()).filter(place -> place.isOpenTo(visitor)).toList();
  }

  private boolean isOpenTo(Visitor visitor) {
    return switch (this) {
      case OVERVIEW, POLICIES -> true;
      case QUEUE, CAMPAIGNS, SIEGES -> visitor.readsCases();
      case AUDIT -> visitor.audits();
    };
  }

  String label() {
    return label;
  }

  String address() {
    return address;
  }
}
