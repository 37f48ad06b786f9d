package dev.screener.cli.models;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.screener.cli.Commands;
import dev.screener.contracts.event.DecisionAction;
import dev.screener.contracts.event.DecisionEffect;
import dev.screener.contracts.event.ModeratorDecision;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.embedded.EmbeddedKafka;
import dev.screener.embedded.EmbeddedKafkaSettings;
import dev.screener.scoring.Head;
import dev.screener.scoring.ModelFile;
import dev.screener.scoring.ReviewScorer;
import dev.screener.scoring.ReviewText;
import dev.screener.scoring.ScoringModel;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From decisions on a real topic to a model on another, with texts from a service beside them. */
@Timeout(300)
class LearnFromDecisionsIT {
  private static final int TEXTS = 400;
  private static final ReviewText UNSEEN =
      new ReviewText(null, "The zorbling lamps of our house make every evening softer!", null);

  private static EmbeddedKafka kafka;
  private static HttpServer moderation;
  private static final Map<String, String> TEXT_OF = new ConcurrentHashMap<>();

  @TempDir private Path directory;

  @BeforeAll
  static void start() throws IOException {
    kafka = EmbeddedKafka.started(EmbeddedKafkaSettings.temporary());
    moderation = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    moderation.createContext("/v1/cases/", LearnFromDecisionsIT::answer);
    moderation.start();
  }

  @AfterAll
  static void stop() {
    moderation.stop(0);
    kafka.close();
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String text = TEXT_OF.get(exchange.getRequestURI().getPath());
    byte[] body =
        new ObjectMapper()
            .writeValueAsBytes(
                text == null ? Map.of("status", 404) : Map.of("revision", 1, "text", text));
    exchange.sendResponseHeaders(text == null ? 404 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Test
  void aBetterModelIsPublishedAndTheWayBackIsOpen() throws Exception {
    decide("a.", TEXTS, true);
    String train = "train --from-topic moderation.decisions --data " + directory + " --prefix a.";
    Path file = directory.resolve("ours.model");

    Commands.Answer dry = screener(train + " --dry-run --json --out " + file);
    assertThat(dry.code()).as(dry.err()).isZero();
    assertThat(dry.json().path("published").asBoolean()).isFalse();
    assertThat(screener("model list --prefix a. --json").json().path("models")).isEmpty();

    Commands.Answer learned = screener(train + " --json");
    assertThat(learned.code()).as(learned.err() + learned.out()).isZero();
    JsonNode told = learned.json();
    assertThat(told.path("model").asText()).isEqualTo("site/1");
    assertThat(told.at("/leftOut/UNDONE").asInt()).isOne();
    assertThat(told.at("/leftOut/GONE").asInt()).isOne();
    assertThat(told.at("/heads/spam/learned").asBoolean()).isTrue();
    assertThat(told.at("/heads/abuse/learned").asBoolean()).isFalse();
    assertThat(told.at("/comparison/resamplesBetter").asDouble()).isGreaterThan(0.95);
    assertThat(learned.out() + learned.err()).doesNotContain("zorbling");

    // What the dry run wrote is what was published, to the byte.
    try (InputStream stream = Files.newInputStream(file)) {
      ScoringModel model = ModelFile.read(stream);
      assertThat(model.name()).isEqualTo("site/1");
      assertThat(model.card()).contains("continues: shipped", "figure: spam");
      assertThat(spam(model)).isGreaterThan(spam(ScoringModel.shipped()));
    }
    assertThat(screener("model list --prefix a.").out()).contains("site/1");

    // And back: to the built-in model, and to what was learned.
    assertThat(screener("model publish --built-in --name site --prefix a.").code()).isZero();
    Commands.Answer again = screener("model publish --again site/1 --prefix a. --json");
    assertThat(again.json().path("model").asText()).isEqualTo("site/3");
    assertThat(screener("model publish " + file + " --prefix a. --json").json().path("model"))
        .hasToString("\"site/4\"");
  }

  @Test
  void fewDecisionsTeachNothing() throws Exception {
    decide("b.", 60, true);

    Commands.Answer answer =
        screener("train --from-topic moderation.decisions --prefix b. --data " + directory);

    assertThat(answer.code()).isOne();
    assertThat(answer.err())
        .contains("Not published: too few decisions", "a head needs 50", "abuse 0 for");
    assertThat(screener("model list --prefix b. --json").json().path("models")).isEmpty();
  }

  @Test
  void whatIsNotBetterIsNotPublishedUnlessThatIsAccepted() throws Exception {
    // Decisions by the toss of a coin: nothing can be learned from them.
    decide("c.", TEXTS, false);
    String train = "train --from-topic moderation.decisions --prefix c. --data " + directory;

    Commands.Answer refused = screener(train);
    assertThat(refused.code()).isOne();
    assertThat(refused.err()).contains("Not published: it is");
    assertThat(screener("model list --prefix c. --json").json().path("models")).isEmpty();

    assertThat(screener(train + " --accept-worse").code()).isZero();
    assertThat(screener("model list --prefix c. --json").json().path("models")).hasSize(1);
  }

  @Test
  void whatIsNoModelIsNotPublished() throws Exception {
    assertThat(
            Commands.run("topics apply --partitions 2 --replication 1 --prefix d." + cluster())
                .code())
        .isZero();
    Path file = Files.writeString(directory.resolve("no.model"), "no model at all");

    Commands.Answer answer = screener("model publish " + file + " --prefix d.");

    assertThat(answer.code()).isOne();
    assertThat(answer.err()).contains("no.model");
  }

  private static double spam(ScoringModel model) {
    return new ReviewScorer(model).score(UNSEEN).value(Head.SPAM.signal());
  }

  private static Commands.Answer screener(String line) {
    return Commands.run(
        line
            + cluster()
            + (line.startsWith("train")
                ? " --token t --moderation-url http://127.0.0.1:"
                    + moderation.getAddress().getPort()
                : ""));
  }

  private static String cluster() {
    return " --bootstrap-server " + kafka.bootstrapServers();
  }

  /** Half adverts of a kind that the shipped model does not know, half honest; one of each gone. */
  private static void decide(String prefix, int count, boolean sensibly) throws Exception {
    assertThat(
            Commands.run(
                    "topics apply --partitions 2 --replication 1 --prefix " + prefix + cluster())
                .code())
        .isZero();
    try (KafkaProducer<String, ModeratorDecision> producer =
        new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers()),
            new StringSerializer(),
            AvroSerde.of(ModeratorDecision.class, WriterSchemas.none()))) {
      Random coin = new Random(1);
      for (int i = 0; i < count; i++) {
        boolean advert = i % 2 == 0;
        String text =
            advert
                ? "The zorbling lamps of our house make every evening softer, number " + i
                : "The second act drags but the harbour scene is lovely, number " + i;
        TEXT_OF.put("/v1/cases/" + prefix + "crossing/r" + i, text);
        boolean rejects = sensibly ? advert : coin.nextBoolean();
        send(producer, prefix, decision(prefix, i, rejects).build());
      }
      send(producer, prefix, decision(prefix, count, true).build());
      send(producer, prefix, decision(prefix, count + 1, true).build());
      send(
          producer,
          prefix,
          decision(prefix, count + 2, true)
              .setAction(DecisionAction.UNDO)
              .setUndoes("d" + (count + 1))
              .build());
    }
  }

  private static void send(
      KafkaProducer<String, ModeratorDecision> producer, String prefix, ModeratorDecision decision)
      throws Exception {
    producer
        .send(
            new ProducerRecord<>(
                prefix + "moderation.decisions",
                0,
                decision.getFilmId() + '/' + decision.getReviewId(),
                decision))
        .get();
  }

  private static ModeratorDecision.Builder decision(String prefix, int number, boolean rejects) {
    return ModeratorDecision.newBuilder()
        .setDecisionId("d" + number)
        .setFilmId(prefix + "crossing")
        .setReviewId("r" + number)
        .setRevision(1)
        .setAction(rejects ? DecisionAction.REJECT : DecisionAction.APPROVE)
        .setReason(rejects ? "SPAM" : "")
        .setEffect(number % 3 == 0 ? DecisionEffect.LABEL : DecisionEffect.RULES)
        .setModeratorToken("token")
        .setDecidedAt(Instant.parse("2026-03-01T12:00:00Z"));
  }
}
