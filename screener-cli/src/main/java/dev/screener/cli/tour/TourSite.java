package dev.screener.cli.tour;

import java.net.URI;

/**
 * Where the demo is, and the tokens with which the tour speaks to it.
 *
 * @param ingest the write side
 * @param pages the read side and its pages
 */
public record TourSite(
    URI ingest, URI pages, String siteToken, String moderatorToken, String adminToken) {

  /** Tokens are for requests, not for logs. */
  @Override
  public String toString() {
    return "TourSite";
  }
}
