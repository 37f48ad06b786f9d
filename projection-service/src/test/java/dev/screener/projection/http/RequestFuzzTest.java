package dev.screener.projection.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.screener.contracts.access.Credentials;
import dev.screener.contracts.access.Role;
import dev.screener.contracts.event.CampaignState;
import dev.screener.contracts.event.Lane;
import dev.screener.contracts.fuzz.Faults;
import dev.screener.contracts.fuzz.Fuzz;
import dev.screener.contracts.fuzz.RawRequest;
import dev.screener.contracts.http.WriteToken;
import dev.screener.contracts.topics.Partitioning;
import dev.screener.projection.moderation.Cases.Tried;
import dev.screener.projection.moderation.InMemoryModeration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is asked of whatever address of the read side, the answer is no fault of ours. */
@Timeout(3600)
class RequestFuzzTest {

  private static final String FILM = InMemoryFilmReviews.FILM;
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";

  /** An address with a sound request to it; in a path and query `{…}` is a cursor of such text. */
  private record Address(String method, String path, String type, String body) {

    static Address get(String path) {
      return new Address("GET", path, JSON, "");
    }

    RawRequest broken(Random random) {
      Map<String, String> headers = new LinkedHashMap<>();
      String bearer = Role.values()[random.nextInt(Role.values().length)].code();
      if (random.nextInt(4) != 0) {
        headers.put("Authorization", seldomBroken("Bearer " + bearer, random));
      }
      if (!body.isEmpty()) {
        headers.put("Content-Type", seldomBroken(type, random));
      }
      more(random, "Cookie", "screener-moderator=AAAA; screener-session=BBBB.CC", headers);
      more(random, "Origin", "http://127.0.0.1", headers);
      more(random, "If-None-Match", "W/\"a\", \"b\"", headers);
      more(random, "Last-Event-ID", base64("q0:3"), headers);

      more(random, "Content-Encoding", "gzip", headers);
      more(random, "Expect", "100-continue", headers);
      more(random, "Accept-Language", "pt-BR, en;q=0.3", headers);
      more(random, "X-Forwarded-For", "127.0.0.1", headers);
      more(random, "Screener-Forwarded", "1", headers);
      if (random.nextInt(12) == 0) {
        // Any write that has not come is waited for, so few of these are left whole.
        headers.put(
            WriteToken.HEADER,
            Faults.in(base64("s:" + FILM + "/r1@s1").substring(2), random, Faults.PIECES));
      }
      return new RawRequest(
          method,
          '/' + seldomBroken(withCursor(random).substring(1), random),
          headers,
          Faults.in(body.getBytes(UTF_8), random, Faults.PIECES));
    }

    private String withCursor(Random random) {
      int from = path.indexOf('{');
      int to = path.indexOf('}');
      return from < 0
          ? path
          : path.substring(0, from)
              + base64(Faults.in(path.substring(from + 1, to), random, Faults.PIECES))
              + path.substring(to + 1);
    }

    private static String seldomBroken(String sound, Random random) {
      return random.nextInt(4) == 0 ? Faults.in(sound, random, Faults.PIECES) : sound;
    }

    private static void more(
        Random random, String name, String value, Map<String, String> headers) {
      if (random.nextInt(10) == 0) {
        headers.put(name, Faults.in(value, random, Faults.PIECES));
      }
    }

    private static String base64(String text) {
      return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
  }

  private static final List<Address> ADDRESSES =
      List.of(
          Address.get("/v1/films?q=cro&sort=title&limit=2&cursor={title,0,f,Abc}"),
          Address.get("/v1/films?sort=mostReviewed&cursor={mostReviewed,3,f,Abc}"),
          Address.get("/v1/films/" + FILM),
          Address.get("/v1/films/" + FILM + "/events"),
          Address.get("/v1/films/" + FILM + "/reviews?sort=oldest&cursor={oldest,,8,1,r1}"),
          Address.get("/v1/films/" + FILM + "/reviews?rating=8&cursor={newest,8,8,1,r1}"),
          Address.get("/v1/films/" + FILM + "/reviews/r1"),
          Address.get("/v1/moderation/sieges?ended=true&limit=3&cursor={5,4,f}"),
          Address.get("/v1/moderation/events"),
          Address.get("/v1/moderation/queue?lane=DOUBT&language=en&film=f&cursor={0.5,9,f/r1}"),
          Address.get("/v1/moderation/queue?escalated=true&limit=5"),
          new Address("POST", "/v1/moderation/queue/" + FILM + "/r1/claim", JSON, ""),
          new Address("DELETE", "/v1/moderation/queue/" + FILM + "%2Fr1/claim", JSON, ""),
          new Address(
              "POST", "/v1/moderation/queue/" + FILM + "/r1/escalation?reason=UNSURE", JSON, ""),
          new Address("DELETE", "/v1/moderation/queue/" + FILM + "/r1/escalation", JSON, ""),
          Address.get("/v1/moderation/audit?kind=CLAIM&moderator=m&subject=s&cursor={3,a}"),
          Address.get("/v1/moderation/cases/" + FILM + "/r1"),
          Address.get("/v1/moderation/campaigns?state=SUSPECTED&cursor={0,c1}"),
          Address.get("/v1/moderation/campaigns/c1"),
          Address.get("/v1/moderation/stats?minutes=60"),
          Address.get("/v1/moderation/policies?limit=3"),
          new Address("POST", "/v1/moderation/policies/preview", JSON, "{\"rules\":\"policy: a\"}"),
          Address.get("/?q=cro&sort=title"),
          Address.get("/films/" + FILM + "?sort=lowest&cursor={lowest,,8,1,r1}"),
          Address.get("/moderation/sign-in?then=/moderation/queue?lane=DOUBT"),
          new Address("POST", "/moderation/session", FORM, "token=moderator&then=/moderation"),
          new Address("POST", "/moderation/sign-out", FORM, ""),
          new Address("POST", "/session", FORM, ""),
          Address.get("/moderation"),
          Address.get("/moderation/queue?lane=DOUBT&language=en&job=f/r1"),
          Address.get("/moderation/cases/" + FILM + "/r1"),
          Address.get("/moderation/campaigns?state=SUSPECTED"),
          Address.get("/moderation/campaigns/c1"),
          Address.get("/moderation/sieges"),
          Address.get("/moderation/audit?kind=CLAIM&moderator=m&cursor={3,a}"),
          Address.get("/moderation/policies?show=ours/1"),
          Address.get("/static/screener.css?v=1"),
          Address.get("/openapi.yaml"),
          Address.get("/health/ready?x=1"),
          Address.get("/health/live"),
          Address.get("/metrics"));

  @TempDir private Path directory;
  private RunningServer server;

  @BeforeEach
  void start() throws IOException {
    server = RunningServer.start(credentials());
    server.reviews.show("r1", 8, "The keys are a gimmick.");
    server.live.begin(Partitioning.ofKey(FILM, RunningServer.PARTITIONS), Set.of("q0"));
    server.moderation.queue(InMemoryModeration.caseJob(FILM, "r1", Lane.DOUBT, 0.5).build());
    server.moderation.campaign(
        InMemoryModeration.campaign("c1", CampaignState.SUSPECTED, Instant.EPOCH));
    server.moderation.tried = new Tried(200, JsonNodeFactory.instance.objectNode());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void noRequestIsAnsweredAsOurFault() {
    Fuzz.of(
            "requests to projection-service",
            random -> ADDRESSES.get(random.nextInt(ADDRESSES.size())).broken(random))
        .madeSmallerBy(RawRequest::smaller)
        // Pages and JSON are made on the readers' threads; on the loop everybody waits.
        .onThreads("vert.x-eventloop")
        .tries(1_500)
        .check(this::isSoundlyAnswered);
  }

  private void isSoundlyAnswered(RawRequest request) throws IOException {
    RawRequest.Answer answer = request.send(server.port());

    if (answer.hasHeader("content-type: text/html")) {
      // Pages are for people: what is wrong is told on them.
      assertThat(answer.status()).as(answer.body()).isBetween(200, 499);
      assertThat(answer.body()).doesNotContain("Exception");
    } else {
      answer.mustBeSound();
    }
  }

  private Optional<Credentials> credentials() throws IOException {
    String entries =
        Arrays.stream(Role.values())
            .filter(role -> role != Role.READER)
            .map(Role::code)
            .map(
                role ->
                    "{\"name\":\"%s\",\"roles\":[\"%s\"],\"tokenSha256\":\"%s\"}"
                        .formatted(role, role, Credentials.sha256(role)))
            .collect(Collectors.joining(",", "{\"credentials\":[", "]}"));
    Path file = Files.writeString(directory.resolve("credentials.json"), entries);
    return Optional.of(Credentials.read(file));
  }
}
