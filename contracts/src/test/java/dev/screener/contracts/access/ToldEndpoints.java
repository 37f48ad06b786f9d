package dev.screener.contracts.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the page on security says that a service serves: the rows of who may do what. */
public final class ToldEndpoints {

  private static final Path PAGE = Path.of("../docs/security.md");
  private static final Pattern HEAD = Pattern.compile("\\| (808[123]), .*");
  private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+ /[^`]*)` \\|.*");

  private ToldEndpoints() {}

  /**
   * Method and path, as {@code GET /v1/films/{filmId}}.
   *
   * @param port by which the service goes
   */
  public static Set<String> of(int port) throws IOException {
    Set<String> endpoints = new TreeSet<>();
    int at = 0;
    for (String line : Files.readAllLines(PAGE)) {
      Matcher head = HEAD.matcher(line);
      Matcher row = ROW.matcher(line);
      if (head.matches()) {
        at = Integer.parseInt(head.group(1));
      } else if (row.matches() && at == port) {
        endpoints.add(row.group(1));
      }
    }
    return endpoints;
  }

  /**
   * A route as the page would name it.
   *
   * @param pattern as {@code /v1/films/:filmId}, or a regular expression with named groups
   */
  public static String endpoint(String method, String pattern) {
    return method
        + ' '
        + pattern.replaceAll("\\(\\?<(\\w+)>[^)]*\\)", "{$1}").replaceAll(":(\\w+)", "{$1}");
  }
}
