package dev.screener.projection.pages.console;

import dev.screener.projection.moderation.Policies.Version;
import java.util.List;

/**
 * All versions of the policies, one of them open.
 *
 * @param chosen whose text is shown
 */
public record PolicyPage(Visitor visitor, List<Version> versions, Version chosen) {

  public PolicyPage {
    versions = List.copyOf(versions);
  }
}
