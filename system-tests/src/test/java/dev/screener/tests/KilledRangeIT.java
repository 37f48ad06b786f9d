package dev.screener.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The range on a real cluster: an attack is found although one of two instances of
 * moderation-streams is killed (SIGKILL) in its midst and comes back. It plays in wall time, so it
 * runs only where {@code -Drange.minutes=10} says for how long; {@code -Drange.rate} and {@code
 * -Drange.scale} are those of {@code screener simulate}, {@code -Drange.scenarios} names one of the
 * two; of a small swarm more than a hundredth comes before anything can form. The scores are left
 * in {@code target}.
 */
@EnabledIfSystemProperty(
    named = "range.minutes",
    matches = "\\d+",
    disabledReason = "it plays in wall time: -Drange.minutes=10 says for how long")
class KilledRangeIT {
  private static final int MINUTES = Integer.getInteger("range.minutes", 10);
  private static final String RATE = System.getProperty("range.rate", "50");
  private static final String SCALE = System.getProperty("range.scale", "1");
  private static final String SEED = System.getProperty("seed", "1");

  /** The middle of each attack, as a share of the time. */
  private static final Map<String, Double> MIDST = Map.of("template-swarm", 0.7, "bomb-low", 0.62);

  static Stream<String> scenarios() {
    return Stream.of(System.getProperty("range.scenarios", "template-swarm,bomb-low").split(","));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  @Timeout(value = 60, unit = TimeUnit.MINUTES)
  void anAttackIsFoundAlthoughAnInstanceIsKilledInItsMidst(String scenario, @TempDir Path directory)
      throws Exception {
    try (TestCluster cluster = TestCluster.start(1, directory);
        ServiceProcess one = cluster.moderation("moderation-one", Map.of()).start();
        ServiceProcess other = cluster.moderation("moderation-other", Map.of()).start();
        ServiceProcess ingest = cluster.ingest().start()) {
      one.awaitReady();
      other.awaitReady();
      ingest.awaitReady();
      CommandLine command =
          new CommandLine(
              Map.of(
                  "KAFKA_BOOTSTRAP_SERVERS", cluster.bootstrapServers(),
                  "SCREENER_INGEST_URL", ingest.url(),
                  "SCREENER_TOKEN", Site.TOKEN),
              directory,
              Duration.ofMinutes(MINUTES + 20));

      // When
      CompletableFuture<CommandLine.Answer> simulation =
          CompletableFuture.supplyAsync(() -> simulate(command, scenario));
      awaitTheMidst(scenario);
      one.kill();
      one.start().awaitReady();
      CommandLine.Answer answer = simulation.get();

      // Then
      assertThat(answer.code()).as(answer.err()).isZero();
      Files.writeString(Path.of("target", "range-" + scenario + "-killed.json"), answer.out());
      JsonNode score = answer.json();
      System.out.println("[range, killed] " + scenario + " " + score);
      assertThat(score.path("attack").path("reviews").asLong()).isPositive();
      if (scenario.equals("template-swarm")) {
        assertSwarm(score);
      } else {
        assertBombing(score);
      }
    }
  }

  /** As line 1 of the range asks. */
  private static void assertSwarm(JsonNode score) {
    JsonNode attack = score.path("attack");
    JsonNode honest = score.path("honest");
    assertThat(share(attack, "from20NeverPublic", "from20")).isGreaterThanOrEqualTo(0.99);
    assertThat(share(attack, "downInTheEnd", "reviews")).isGreaterThanOrEqualTo(0.99);
    assertThat(share(honest, "shortKeptOut", "shortReviews")).isLessThanOrEqualTo(0.005);
    long members = score.path("honestKeptOutByReason").path("TEMPLATE_CAMPAIGN").asLong();
    assertThat(members / honest.path("reviews").asDouble()).isLessThanOrEqualTo(0.001);
  }

  /** As line 3 of the range asks. */
  private static void assertBombing(JsonNode score) {
    assertThat(score.path("sieges").path("opened").asInt()).isPositive();
    assertThat(score.path("sieges").path("onHonestFilms").asInt()).isZero();
    assertThat(score.path("sieges").path("secondsToOpen").asDouble()).isLessThanOrEqualTo(60);
    assertThat(share(score.path("attack"), "neverPublic", "reviews")).isGreaterThanOrEqualTo(0.9);
    assertThat(share(score.path("honest"), "keptOut", "reviews")).isLessThanOrEqualTo(0.05);
  }

  private static double share(JsonNode of, String part, String whole) {
    return of.path(part).asDouble() / of.path(whole).asDouble();
  }

  private static CommandLine.Answer simulate(CommandLine command, String scenario) {
    try {
      return command.run(
          "simulate",
          scenario,
          "--rate",
          RATE,
          "--minutes",
          Integer.toString(MINUTES),
          "--scale",
          SCALE,
          "--seed",
          SEED,
          "--json");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitTheMidst(String scenario) {
    Duration until = Duration.ofSeconds((long) (MINUTES * 60 * MIDST.get(scenario)));
    await().pollDelay(until).atMost(until.plusMinutes(1)).until(() -> true);
  }
}
