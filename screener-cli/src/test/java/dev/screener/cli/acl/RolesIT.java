package dev.screener.cli.acl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each role at each endpoint of the running services, by the tables that people read. */
@Timeout(240)
@ExtendWith(SharedSite.class)
class RolesIT {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final ClosedSite site;

  RolesIT(ClosedSite site) {
    this.site = site;
  }

  @Test
  void eachRoleIsLetInWhereTheTableSaysSoAndNowhereElse() throws IOException {
    Map<String, String> wrong = new TreeMap<>();
    int tried = 0;
    for (AccessTable.Row row : AccessTable.rows()) {
      for (Map.Entry<String, AccessTable.Cell> cell : row.cells().entrySet()) {
        String role = cell.getKey();
        ClosedSite.Answer answer = answer(row, role);
        tried++;
        if (!isAsTold(row, role, cell.getValue(), answer.status())) {
          wrong.put(row.endpoint() + " as " + role, cell.getValue() + " but " + answer.status());
        }
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(tried).isGreaterThan(400);
  }

  @Test
  void aReaderIsLetInAsItselfAlone() throws IOException {
    int tried = 0;
    for (AccessTable.Row row : AccessTable.rows()) {
      if (row.cells().get("reader") == AccessTable.Cell.SELF) {
        boolean deletes = row.method().equals("DELETE");
        String path =
            row.path()
                    .replace("{filmId}", "crossing")
                    .replace("{reviewId}", "r1")
                    .replace("{authorId}", "ada")
                + (deletes ? "?authorId=ada" : "");
        String body =
            deletes
                ? ""
                : row.path().endsWith("/reports")
                    ? "{\"reporterId\":\"ada\",\"kind\":\"SPAM\"}"
                    : "{\"authorId\":\"ada\",\"text\":\"Mine.\"}";

        assertThat(site.send(row.port(), row.method(), path, "reader", body).status())
            .as(row.endpoint())
            .isEqualTo(403);
        tried++;
      }
    }

    assertThat(tried).isEqualTo(6);
  }

  @Test
  void theConsolesCookieIsForItsOwnPagesAlone() throws IOException {
    String own = "http://127.0.0.1:" + site.actual(8082);
    ClosedSite.Answer signedIn =
        site.send(
            8082,
            "POST",
            "/moderation/session",
            "anonymous",
            "token=moderator&then=/moderation",
            "Content-Type",
            "application/x-www-form-urlencoded",
            "Origin",
            own);
    String cookie = signedIn.response().headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).containsIgnoringCase("; HttpOnly").contains("; SameSite=Strict");
    String pair = cookie.substring(0, cookie.indexOf(';'));
    String claim = "/v1/moderation/queue/crossing/r1/claim";

    assertThat(cookied("POST", claim, pair, own)).isNotIn(401, 403);
    assertThat(cookied("POST", claim, pair, "http://elsewhere.example")).isEqualTo(401);
    assertThat(cookied("DELETE", claim, pair, null)).isEqualTo(401);
    assertThat(cookied("GET", "/v1/moderation/queue", pair, null)).isEqualTo(200);
    assertThat(
            site.send(
                    8082,
                    "POST",
                    "/moderation/session",
                    "anonymous",
                    "token=moderator&then=/moderation",
                    "Content-Type",
                    "application/x-www-form-urlencoded",
                    "Origin",
                    "http://elsewhere.example")
                .status())
        .isEqualTo(403);
  }

  private static boolean isAsTold(
      AccessTable.Row row, String role, AccessTable.Cell cell, int status) {
    if (row.path().startsWith("/moderation/") && isSession(row)) {
      return status == (cell == AccessTable.Cell.NO ? 403 : 303);
    }
    boolean anonymous = role.equals("anonymous");
    boolean page = row.port() == 8082 && row.path().startsWith("/moderation");
    return switch (cell) {
      case NO -> status == (anonymous ? page ? 303 : 401 : 403);
      // 429 and 503 would say nothing of roles; a page that is let in leads nowhere else.
      case YES, SELF ->
          status != 401 && status != 403 && status != 429 && status != 303 && status != 503;
    };
  }

  /**
   * A 503 says nothing of roles: partitions are on their way to a thread, and it is asked again.
   */
  private ClosedSite.Answer answer(AccessTable.Row row, String role) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> sent(row, role), answer -> answer.status() != 503);
  }

  private ClosedSite.Answer sent(AccessTable.Row row, String role) throws IOException {
    ClosedSite.Answer answer =
        isSession(row)
            ? session(row, role)
            : site.send(row.port(), row.method(), path(row, role), role, body(row));
    answer.response().body().close();
    return answer;
  }

  /** What a page's own form sends. */
  private static boolean isSession(AccessTable.Row row) {
    return row.path().endsWith("/session") || row.path().endsWith("/sign-out");
  }

  private ClosedSite.Answer session(AccessTable.Row row, String role) throws IOException {
    String token = role.equals("anonymous") ? "" : site.token(role);
    return site.send(
        row.port(),
        row.method(),
        row.path(),
        "anonymous",
        "token=" + token + "&then=/moderation",
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Origin",
        "http://127.0.0.1:" + site.actual(row.port()));
  }

  private static String path(AccessTable.Row row, String role) {
    return row.path()
        .replace("{filmId}", "crossing")
        .replace("{reviewId}", "r1")
        .replace("{authorId}", role.equals("reader") ? ClosedSite.READER : "nobody")
        .replace("{jobId}", "crossing/r-none")
        .replace("{campaignId}", "c1")
        .replace("{name}", "ours");
  }

  private static String body(AccessTable.Row row) {
    return row.method().equals("GET") || row.method().equals("DELETE") ? "" : "{}";
  }

  private int cookied(String method, String path, String cookie, String origin) throws IOException {
    ClosedSite.Answer answer =
        origin == null
            ? site.send(8082, method, path, "anonymous", "", "Cookie", cookie)
            : site.send(8082, method, path, "anonymous", "", "Cookie", cookie, "Origin", origin);
    answer.response().body().close();
    return answer.status();
  }
}
