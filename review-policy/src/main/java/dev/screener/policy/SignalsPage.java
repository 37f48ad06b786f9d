package dev.screener.policy;

import dev.screener.scoring.Signal;
import java.util.Locale;

/** Writes the page on which the authors of policies look signals up: {@code docs/signals.md}. */
public final class SignalsPage {

  private static final String HEAD =
      """
      # Signals

      What a policy may ask of a review, beside its text ([policies](policies.md)). This page is written from the registry; do not edit it.

      A signal that was not measured, such as a model's opinion on a language that it does not know, makes no condition true: neither
      `content.spam >= 0.9` nor its opposite. Flags are used by themselves (`review.rated`, `!review.rated`), counts are compared with whole
      numbers (`content.links >= 1`), everything else with numbers with a point (`content.spam >= 0.9`). No signal reads an author's name.

      """;

  private SignalsPage() {}

  /** The whole page, in Markdown. */
  public static String markdown() {
    StringBuilder page = new StringBuilder(HEAD);
    String desk = "";
    for (Signal signal : Signals.all()) {
      String prefix = signal.key().substring(0, signal.key().indexOf('.'));
      if (!prefix.equals(desk)) {
        page.append(desk.isEmpty() ? "" : "\n").append(heading(prefix));
        desk = prefix;
      }
      page.append(row(signal));
    }
    return page.toString();
  }

  private static String heading(String prefix) {
    String title =
        switch (prefix) {
          case "content" -> "Read off the text";
          case "author" -> "Known of the author";
          case "review" -> "Said by the submission";
          case "reports" -> "Said by readers";
          case "campaign" -> "Found of others who wrote the same";
          case "siege" -> "Found of a film under siege";
          default -> prefix;
        };
    return "## "
        + title
        + "\n\n| signal | kind | unit | usual range | what it says | id |\n|---|---|---|---|---|---|\n";
  }

  private static String row(Signal signal) {
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %s | %s | %s | %d |\n",
        signal.key(),
        signal.kind().name().toLowerCase(Locale.ROOT),
        signal.unit(),
        signal.usualRange(),
        signal.description(),
        signal.id());
  }
}
