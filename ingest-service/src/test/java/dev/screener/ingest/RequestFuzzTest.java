package dev.screener.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.screener.contracts.fuzz.Faults;
import dev.screener.contracts.fuzz.Fuzz;
import dev.screener.contracts.fuzz.RawRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent to whatever address, it is taken or refused with a problem, and soon. */
@Timeout(3600)
class RequestFuzzTest {

  /** The stand-in for Kafka keeps all and looks through it again and again. */
  private static final int MOST_KEPT = 20_000;

  private static final String JSON = "application/json";
  private static final String NDJSON = "application/x-ndjson";

  private static final String REVIEW =
      """
      {"filmId":"f","reviewId":"r","authorId":"ada","authorName":"Ada","rating":8,"title":"Tít",\
      "text":"Two \\ud83d\\ude00 lines\\n — 映画","language":"pt","verifiedViewing":true,\
      "accountCreatedAt":"2020-01-01T00:00:00Z","clientHash":"ab","submittedAt":"2021-01-01T00:00:00Z",\
      "imported":true,"priorOutcome":"APPROVED"}""";

  private static final String DECISION =
      """
      {"target":{"filmId":"f","reviewId":"r","revision":1},"action":"REJECT","effect":"RULES",\
      "reason":"SPAM","note":"seen before"}""";

  private static final String FILM =
      """
      {"title":"Crossing","releaseDate":"2024-02-29","releaseCountry":"PT","synopsis":"Snow.",\
      "trailers":["https://films.example/t"],"genres":["drama"],"people":["Ada"]}""";

  private static final String POLICY =
      """
      policy: ours
      version: 1
      settings:
        most: 3
      words:
        bad: [casino]
      rules:
        - id: one
          when: content.links > settings.most || text.mentions(words.bad)
          verdict: HELD
          reason: SPAM
          expiresAfter: 3h
      """;

  private static final List<String> TOKENS =
      List.of(Tokens.SITE, Tokens.IMPORTER, Tokens.MODERATOR, Tokens.POLICY_OWNER, Tokens.ADMIN);

  /** An address with a sound request to it. */
  private record Address(String method, String path, String token, String type, String body) {

    RawRequest broken(Random random) {
      Map<String, String> headers = new LinkedHashMap<>();
      String bearer = random.nextInt(8) == 0 ? TOKENS.get(random.nextInt(TOKENS.size())) : token;
      headers.put("Authorization", seldomBroken("Bearer " + bearer, random));
      headers.put("Content-Type", seldomBroken(type, random));
      more(random, "Idempotency-Key", "key-1", headers);
      more(random, "If-Match", "\"3\"", headers);
      more(random, "Cookie", "screener-session=" + Tokens.session("grace"), headers);
      more(
          random,
          "Cookie",
          "screener-moderator=" + Tokens.consoleSession(Tokens.MODERATOR),
          headers);
      more(random, "Origin", RunningService.PAGES, headers);
      more(random, "Content-Encoding", "gzip", headers);
      more(random, "Expect", "100-continue", headers);
      more(random, "Accept", "*/*", headers);
      return new RawRequest(
          method,
          '/' + seldomBroken(path.substring(1), random),
          headers,
          Faults.in(body.getBytes(UTF_8), random, Faults.PIECES));
    }

    private static String seldomBroken(String sound, Random random) {
      return random.nextInt(6) == 0 ? Faults.in(sound, random, Faults.PIECES) : sound;
    }

    private static void more(
        Random random, String name, String value, Map<String, String> headers) {
      if (random.nextInt(12) == 0) {
        headers.put(name, Faults.in(value, random, Faults.PIECES));
      }
    }
  }

  private static final List<Address> ADDRESSES =
      List.of(
          new Address("PUT", "/v1/films/f", Tokens.SITE, JSON, FILM),
          new Address("POST", "/v1/films/f/reviews", Tokens.IMPORTER, JSON, REVIEW),
          new Address("PUT", "/v1/films/f/reviews/r", Tokens.IMPORTER, JSON, REVIEW),
          new Address("DELETE", "/v1/films/f/reviews/r?authorId=ada", Tokens.SITE, JSON, ""),
          new Address("POST", "/v1/reviews", Tokens.IMPORTER, NDJSON, lines(REVIEW)),
          new Address(
              "POST",
              "/v1/films/f/reviews/r/reports",
              Tokens.SITE,
              JSON,
              "{\"reporterId\":\"joan\",\"kind\":\"ABUSE\",\"note\":\"The last line.\"}"),
          new Address(
              "POST",
              "/v1/films/f/reviews/r/appeals",
              Tokens.SITE,
              JSON,
              "{\"authorId\":\"ada\",\"text\":\"I saw it.\"}"),
          new Address("DELETE", "/v1/authors/ada", Tokens.SITE, JSON, ""),
          new Address("POST", "/v1/moderation/decisions", Tokens.MODERATOR, JSON, DECISION),
          new Address(
              "POST",
              "/v1/moderation/decisions",
              Tokens.MODERATOR,
              JSON,
              "{\"target\":{\"campaignId\":\"c\"},\"action\":\"REJECT\",\"reason\":\"SPAM\"}"),
          new Address(
              "POST",
              "/v1/moderation/decisions",
              Tokens.MODERATOR,
              JSON,
              "{\"target\":{\"filmId\":\"f\",\"siegeOpenedAt\":\"2026-01-01T00:00:00Z\"},"
                  + "\"action\":\"APPROVE\"}"),
          new Address("POST", "/v1/moderation/decisions", Tokens.IMPORTER, NDJSON, lines(DECISION)),
          new Address(
              "PUT",
              "/v1/moderation/policies/ours?mode=live&rejudge=held&acceptChange=true",
              Tokens.POLICY_OWNER,
              "application/yaml",
              POLICY),
          new Address("GET", "/health/ready?x=1", Tokens.SITE, JSON, ""),
          new Address("GET", "/metrics", Tokens.SITE, JSON, ""));

  @TempDir private Path directory;
  private RunningService service;

  @BeforeEach
  void start() {
    service = RunningService.acknowledging(directory);
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void noRequestIsAnsweredAsOurFault() {
    Fuzz.of(
            "requests to ingest-service",
            random -> ADDRESSES.get(random.nextInt(ADDRESSES.size())).broken(random))
        .madeSmallerBy(RawRequest::smaller)
        // A policy is compiled on a worker and may take 2 s (PolicyFuzzTest holds that); the loop,
        // on which everybody waits, may not.
        .onThreads("vert.x-eventloop")
        .tries(3_000)
        .check(this::isSoundlyAnswered);
  }

  private void isSoundlyAnswered(RawRequest request) throws IOException {
    if (service.producer().history().size() > MOST_KEPT) {
      stop();
      start();
    }

    RawRequest.Answer answer = request.send(service.port());

    answer.mustBeSound();
    if (answer.hasHeader("content-type: " + NDJSON)) {
      assertThat(answer.body()).doesNotContain("\"status\":5");
    }
  }

  private static String lines(String line) {
    return (line + '\n').repeat(3);
  }
}
