package dev.screener.projection.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;

/**
 * Renders the pages for people as HTML 5. What authors and catalogues wrote is escaped; there is no
 * inline script or style, so that a strict Content-Security-Policy holds. Safe for use by many
 * threads.
 */
public final class Pages {

  private final TemplateEngine templates =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, Pages.class.getClassLoader(), Pages.class.getPackageName());

  /** All films, and what was reviewed last. */
  public String home(HomePage page) {
    return render("home.jte", page);
  }

  /** A film with its reviews, known to the catalogue or not. */
  public String film(FilmPage page) {
    return render("film.jte", page);
  }

  /** For an address that leads nowhere; to be sent with status 404. */
  public String notFound() {
    return render(
        "message.jte",
        new Message("Nothing here", "There is no page at this address, or not any more."));
  }

  /** For a view that cannot answer yet; to be sent with status 503. */
  public String notReady() {
    return render(
        "message.jte",
        new Message("One moment", "The reviews are still being loaded. Try again in a moment."));
  }

  /** Any template of this package or one below it. */
  public String render(String template, Object page) {
    StringOutput output = new StringOutput();
    templates.render(template, page, new BoundedMarks(output));
    return output.toString();
  }
}
