package dev.screener.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.access.ModeratorSessions;
import dev.screener.contracts.access.PersonKeys;
import dev.screener.contracts.access.ReaderSessions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom the console's cookie lets decide and publish, and from where. */
@Timeout(180)
class ConsoleAccessTest {

  private static final String DECISIONS = "/v1/moderation/decisions";
  private static final String DECISION =
      "{\"target\":{\"filmId\":\"crossing\",\"reviewId\":\"r1\",\"revision\":1},"
          + "\"action\":\"APPROVE\"}";
  private static final String POLICY = "/v1/moderation/policies/ours?preview=true";
  private static final String RULES =
      """
      policy: ours
      version: "1"
      rules:
        - id: many-links
          when: content.links >= 3
          verdict: HELD
          reason: SPAM
          examples:
            - matches: {content.links: 3}
            - passes: {content.links: 0}
      """;

  @TempDir private static Path directory;
  private static StubModeration moderation;
  private static RunningService service;
  private int before;

  @BeforeAll
  static void start() {
    moderation = new StubModeration();
    service =
        RunningService.acknowledging(directory, Map.of("MODERATION_URLS", moderation.url() + "/"));
  }

  @AfterAll
  static void stop() {
    service.close();
    moderation.close();
  }

  @BeforeEach
  void count() {
    before = service.decisions().size();
  }

  @Test
  void aModeratorDecidesWithTheConsolesCookie() {
    Client.Answer answer = ofOurPages(moderators(Tokens.MODERATOR)).post(DECISION);

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo(RunningService.PAGES);
    assertThat(service.decisions()).hasSize(before + 1);
    assertThat(service.decisions().get(before).getModeratorToken())
        .isEqualTo(
            service.keys().tokenOf(PersonKeys.staff("our-moderator")).toCompletableFuture().join());
  }

  @Test
  void fromAnotherOriginOrNoneTheCookieDecidesNothing() {
    Client.Request foreign = to(DECISIONS, moderators(Tokens.MODERATOR));
    Client.Request withoutOrigin = to(DECISIONS, moderators(Tokens.MODERATOR));

    Client.Answer fromElsewhere = foreign.with("Origin", "http://evil.example").post(DECISION);
    Client.Answer fromNowhere = withoutOrigin.post(DECISION);
    Client.Answer fromAFile =
        to(DECISIONS, moderators(Tokens.MODERATOR)).with("Origin", "null").post(DECISION);

    assertThat(fromElsewhere.status()).isEqualTo(403);
    assertThat(fromElsewhere.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(fromNowhere.status()).isEqualTo(403);
    assertThat(fromAFile.status()).isEqualTo(403);
    assertThat(service.decisions()).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {DECISIONS, "/v1//moderation/decisions", "/v1/%6Doderation/decisions", POLICY})
  void aReadersCookieCountsForNothingWhereModeratorsWork(String path) {
    Client.Answer answer = to(path, readers()).with("Origin", RunningService.PAGES).post(DECISION);
    Client.Answer putting = to(path, readers()).with("Origin", RunningService.PAGES).put(RULES);

    // Not 403, which would say that somebody is known, and not for long enough.
    assertThat(answer.status()).isIn(401, 404, 405);
    assertThat(putting.status()).isIn(401, 404, 405);
    assertThat(service.decisions()).hasSize(before);
  }

  @Test
  void aReadersCookieBesideTheModeratorsTakesNothingAway() {
    Client.Answer answer =
        ofOurPages(readers() + "; " + moderators(Tokens.MODERATOR)).post(DECISION);

    assertThat(answer.status()).as(answer.body()).isEqualTo(202);
  }

  @Test
  void aReadersCookieDoesNotStandInForAModeratorsThatIsOver() {
    Client.Answer answer =
        ofOurPages(
                readers()
                    + "; "
                    + ModeratorSessions.COOKIE
                    + '='
                    + Tokens.consoleSessionThatIsOver(Tokens.MODERATOR))
            .post(DECISION);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.text("detail")).contains("sign in again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "garbage", "a.b.c.d.e", Tokens.MODERATOR})
  void aForgedCookieDecidesNothing(String forged) {
    Client.Answer answer = ofOurPages(ModeratorSessions.COOKIE + '=' + forged).post(DECISION);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(service.decisions()).hasSize(before);
  }

  @Test
  void aTokenThatWasTakenAwayCountsNoMoreThoughTheSessionStands() {
    Client.Answer answer = ofOurPages(moderators("taken-away-token")).post(DECISION);

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void theCookieGivesNoMoreThanItsToken() {
    Client.Answer auditor = ofOurPages(moderators(Tokens.AUDITOR)).post(DECISION);
    Client.Answer moderatorsPolicy =
        to(POLICY, moderators(Tokens.MODERATOR)).with("Origin", RunningService.PAGES).put(RULES);

    assertThat(auditor.status()).isEqualTo(403);
    assertThat(moderatorsPolicy.status()).isEqualTo(403);
    assertThat(service.decisions()).hasSize(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/films/crossing/reviews", "/v1/moderation/../films/crossing/reviews"})
  void theConsolesCookieCountsNowhereElse(String path) {
    Client.Answer answer =
        to(path, moderators(Tokens.ADMIN))
            .with("Origin", RunningService.PAGES)
            .post("{\"authorId\":\"ada\",\"rating\":8}");

    assertThat(answer.status()).isEqualTo(401);
  }

  @Test
  void aHeaderCountsBeforeTheCookie() {
    Client.Answer answer =
        ofOurPages(moderators(Tokens.MODERATOR)).as(Tokens.AUDITOR).post(DECISION);

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test
  void whatIsPassedOnIsTheTokenAndNotTheCookie() {
    Client.Answer answer =
        to(POLICY, moderators(Tokens.POLICY_OWNER))
            .with("Origin", RunningService.PAGES)
            .with("Content-Type", "application/yaml")
            .put(RULES);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(moderation.authorizations()).contains("Bearer " + Tokens.POLICY_OWNER);
  }

  private static Client.Request ofOurPages(String cookies) {
    return to(DECISIONS, cookies).with("Origin", RunningService.PAGES);
  }

  private static Client.Request to(String path, String cookies) {
    return service.to(path).without("Authorization").with("Cookie", cookies);
  }

  private static String moderators(String token) {
    return ModeratorSessions.COOKIE + '=' + Tokens.consoleSession(token);
  }

  private static String readers() {
    return ReaderSessions.COOKIE + '=' + Tokens.session("grace");
  }
}
