package dev.screener.cli.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Text that becomes a page; whatever comes from outside is escaped. */
public final class Html {

  private final StringBuilder body = new StringBuilder();
  private final String title;

  public Html(String title) {
    this.title = title;
    body.append("<h1>").append(escaped(title)).append("</h1>\n");
  }

  public static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  public Html heading(String text) {
    body.append("<h2>").append(escaped(text)).append("</h2>\n");
    return this;
  }

  public Html subheading(String text) {
    body.append("<h3>").append(escaped(text)).append("</h3>\n");
    return this;
  }

  public Html paragraph(String text) {
    body.append("<p>").append(escaped(text)).append("</p>\n");
    return this;
  }

  /** Text as it stands, lines kept. */
  public Html verbatim(String text) {
    body.append("<pre tabindex=\"0\">").append(escaped(text)).append("</pre>\n");
    return this;
  }

  /**
   * What {@link LineChart} or {@link RangeChart} drew, with its numbers below it for whoever cannot
   * see it.
   */
  public Html chart(String figure, String summary, Table numbers) {
    body.append("<figure>").append(figure);
    body.append("<details><summary>").append(escaped(summary)).append("</summary>\n");
    numbers.appendTo(body);
    body.append("</details></figure>\n");
    return this;
  }

  public Html table(Table table) {
    table.appendTo(body);
    return this;
  }

  /** The whole page. */
  public String page() {
    return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>%s</title>
        <style>
        %s</style>
        </head>
        <body>
        <main>
        %s</main>
        </body>
        </html>
        """
        .formatted(escaped(title), style(), body);
  }

  private static String style() {
    try (InputStream css = Html.class.getResourceAsStream("/page/page.css")) {
      if (css == null) {
        throw new IllegalStateException("page.css is missing");
      }
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cell: text, and where it is a share how far its bar reaches. */
  public record Cell(String text, double share, boolean number) {
    public static Cell text(String text) {
      return new Cell(text, -1, false);
    }

    public static Cell count(long count) {
      return new Cell("%,d".formatted(count), -1, true);
    }

    /** A number that is told already as it is to stand there. */
    public static Cell told(String number) {
      return new Cell(number, -1, true);
    }

    /** A number without a bar; a dash where it is not known. */
    public static Cell number(double value) {
      return new Cell(three(value), -1, true);
    }

    /** A share from 0 to 1 with a bar. */
    public static Cell share(double value) {
      return new Cell(three(value), Double.isNaN(value) ? -1 : value, true);
    }

    /**
     * A share as percent, with a bar.
     *
     * @param full the share at which the bar is full
     */
    public static Cell percent(double value, double full) {
      return Double.isNaN(value)
          ? new Cell("\u2013", -1, true)
          : new Cell(
              String.format(Locale.ROOT, "%.2f%%", 100 * value), Math.min(1, value / full), true);
    }

    private static String three(double value) {
      return Double.isNaN(value) ? "\u2013" : String.format(Locale.ROOT, "%.3f", value);
    }
  }

  /** A table with a caption; the first cell of a row is its heading. */
  public record Table(String caption, List<String> heads, List<List<Cell>> rows) {

    void appendTo(StringBuilder html) {
      html.append("<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
          .append(escaped(caption))
          .append("\"><table><caption>")
          .append(escaped(caption))
          .append("</caption>\n<thead><tr>");
      heads.forEach(
          head -> html.append("<th scope=\"col\">").append(escaped(head)).append("</th>"));
      html.append("</tr></thead>\n<tbody>\n");
      rows.forEach(row -> append(html, row));
      html.append("</tbody></table></div>\n");
    }

    private static void append(StringBuilder html, List<Cell> row) {
      html.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        Cell cell = row.get(i);
        String tag = i == 0 ? "th" : "td";
        html.append('<').append(tag).append(i == 0 ? " scope=\"row\"" : "");
        html.append(cell.number() ? " class=\"n\"" : "").append('>');
        html.append(escaped(cell.text()));
        if (cell.share() >= 0) {
          html.append(
              String.format(
                  Locale.ROOT,
                  "<span class=\"bar\" aria-hidden=\"true\"><span style=\"width:%.1f%%\"></span></span>",
                  100 * cell.share()));
        }
        html.append("</").append(tag).append('>');
      }
      html.append("</tr>\n");
    }
  }
}
