package dev.screener.projection.pages.console;

/** The parts of the console, as its navigation lists them. */
enum Place {
  OVERVIEW("Overview", "/moderation"),
  QUEUE("Queue", "/moderation/queue"),
  CAMPAIGNS("Campaigns", "/moderation/campaigns"),
  SIEGES("Sieges", "/moderation/sieges"),
  POLICIES("Policies", "/moderation/policies");

  private final String label;
  private final String address;

  Place(String label, String address) {
    this.label = label;
    this.address = address;
  }

  String label() {
    return label;
  }

  String address() {
    return address;
  }
}
