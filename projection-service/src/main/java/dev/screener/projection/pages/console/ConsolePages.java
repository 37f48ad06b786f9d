package dev.screener.projection.pages.console;

import dev.screener.projection.pages.Pages;

/**
 * Renders the console as HTML 5, under the same rules as the pages for readers: what people wrote
 * is escaped, nothing is inline.
 */
public final class ConsolePages {

  private final Pages pages;

  public ConsolePages(Pages pages) {
    this.pages = pages;
  }

  public String signIn(SignIn page) {
    return pages.render("console/signIn.jte", page);
  }

  public String overview(Overview page) {
    return pages.render("console/overview.jte", page);
  }

  public String queue(QueuePage page) {
    return pages.render("console/queue.jte", page);
  }

  public String moderatedCase(CasePage page) {
    return pages.render("console/case.jte", page);
  }

  public String campaigns(CampaignList page) {
    return pages.render("console/campaigns.jte", page);
  }

  public String campaign(CampaignPage page) {
    return pages.render("console/campaign.jte", page);
  }

  public String sieges(SiegeList page) {
    return pages.render("console/sieges.jte", page);
  }

  public String policies(PolicyPage page) {
    return pages.render("console/policies.jte", page);
  }

  public String audit(AuditPage page) {
    return pages.render("console/audit.jte", page);
  }

  /** For an address that leads nowhere, or what cannot be told now; nobody is named on it. */
  public String problem(String heading, String sentence) {
    return pages.render("console/notice.jte", new Notice(null, heading, sentence));
  }

  /** A page of the console that says one thing. */
  public String message(Visitor visitor, String heading, String sentence) {
    return pages.render("console/notice.jte", new Notice(visitor, heading, sentence));
  }
}
