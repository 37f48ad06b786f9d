package dev.screener.cli.acl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of who may do what, read from the page that people read. */
final class AccessTable {

  private static final Path PAGE = Path.of("../docs/security.md");
  private static final Pattern HEAD = Pattern.compile("\\| (808[123]), [^|]+\\|(.+)\\|");
  private static final Pattern ROW = Pattern.compile("\\| `([A-Z]+) (/[^`]*)` \\|(.+)\\|");

  private AccessTable() {}

  /**
   * An endpoint.
   *
   * @param port by which the service goes
   * @param cells by role; anonymous is one of them
   */
  record Row(int port, String method, String path, Map<String, Cell> cells) {

    String endpoint() {
      return port + " " + method + " " + path;
    }
  }

  enum Cell {
    YES,
    SELF,
    NO
  }

  static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    List<String> roles = List.of();
    int port = 0;
    for (String line : Files.readAllLines(PAGE)) {
      Matcher head = HEAD.matcher(line);
      Matcher row = ROW.matcher(line);
      if (head.matches()) {
        port = Integer.parseInt(head.group(1));
        roles = columns(head.group(2));
      } else if (row.matches()) {
        List<String> cells = columns(row.group(3));
        if (cells.size() != roles.size()) {
          throw new IOException("A row of another width: " + line);
        }
        Map<String, Cell> byRole = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
          byRole.put(roles.get(i), Cell.valueOf(cells.get(i).toUpperCase(Locale.ROOT)));
        }
        rows.add(new Row(port, row.group(1), row.group(2), byRole));
      }
    }
    return rows;
  }

  private static List<String> columns(String text) {
    return Pattern.compile("\\|").splitAsStream(text).map(String::strip).toList();
  }
}
