package dev.screener.cli.report;

import static dev.screener.cli.report.Verdicts.answer;
import static dev.screener.cli.report.Verdicts.first;
import static dev.screener.cli.report.Verdicts.label;
import static dev.screener.cli.report.Verdicts.later;
import static dev.screener.cli.report.Verdicts.report;
import static dev.screener.cli.report.Verdicts.undo;
import static dev.screener.contracts.event.DecidedBy.MODERATOR;
import static dev.screener.contracts.event.DecisionAction.APPROVE;
import static dev.screener.contracts.event.DecisionAction.REJECT;
import static dev.screener.contracts.event.DecisionAnswer.LABELLED;
import static dev.screener.contracts.event.DecisionAnswer.UNDONE;
import static dev.screener.contracts.event.Outcome.APPROVED;
import static dev.screener.contracts.event.Outcome.HELD;
import static dev.screener.contracts.event.Outcome.REJECTED;
import static dev.screener.contracts.event.VerdictCause.DECISION;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.ReportKind;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.Topic;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.contracts.topics.TopicSetup;
import dev.screener.embedded.EmbeddedKafka;
import dev.screener.embedded.EmbeddedKafkaSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The reports, read from a real broker. */
@Timeout(120)
class ReportsIT {

  // Of late, since a broker drops what is older than its topic keeps, and takes nothing from ahead.
  private static final LocalDate DAY = LocalDate.now(ZoneOffset.UTC).minusDays(2);
  private static final Instant WITHIN = DAY.atTime(12, 0).toInstant(ZoneOffset.UTC);
  private static final Instant BEFORE = DAY.atStartOfDay().toInstant(ZoneOffset.UTC).minusMillis(1);
  private static final Instant AFTER = DAY.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
  private static EmbeddedKafka kafka;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private TopicCatalogue topics;

  @BeforeAll
  static void startKafka() {
    kafka = EmbeddedKafka.started(EmbeddedKafkaSettings.temporary());
  }

  @AfterAll
  static void stopKafka() {
    kafka.close();
  }

  @BeforeEach
  void createTopics(TestInfo test) {
    topics = new TopicCatalogue(test.getTestMethod().orElseThrow().getName() + ".", 2);
    try (Admin admin = Admin.create(connection())) {
      new TopicSetup(admin, topics).apply((short) 1);
    }
  }

  @Test
  void agreementJoinsTheDecisionsOfTheTimeWithTheirAnswers() throws Exception {
    write(topics.decisions(), BEFORE, "r0", label("d0", "r0", APPROVE));
    write(topics.decisions(), WITHIN, "r1", label("d1", "r1", APPROVE));
    write(topics.decisions(), WITHIN, "r2", label("d2", "r2", APPROVE));
    write(topics.decisions(), WITHIN, "r3", label("d3", "r3", REJECT));
    write(topics.decisions(), WITHIN, "r4", label("d4", "r4", REJECT));
    write(topics.decisions(), AFTER, "r4", undo("d5", "r4", "d4"));
    write(topics.verdicts(), BEFORE, "r0", answer("r0", "d0", LABELLED, APPROVED));
    write(topics.verdicts(), WITHIN, "r1", answer("r1", "d1", LABELLED, APPROVED));
    write(topics.verdicts(), WITHIN, "r2", answer("r2", "d2", LABELLED, REJECTED));
    writeGarbage(topics.verdicts(), WITHIN);
    write(topics.verdicts(), AFTER, "r3", answer("r3", "d3", LABELLED, HELD));
    write(topics.verdicts(), AFTER, "r4", answer("r4", "d4", LABELLED, APPROVED));
    write(topics.verdicts(), AFTER, "r4", answer("r4", "d5", UNDONE, APPROVED));
    HttpServer cases = cases("{\"title\": null, \"text\": \"Slow, and worth it.\"}");

    int exitCode =
        run(
            "agreement --from "
                + DAY
                + " --to "
                + DAY
                + " --json --token t0 --moderation-url "
                + "http://127.0.0.1:"
                + cases.getAddress().getPort());
    cases.stop(0);

    assertThat(exitCode).as(err.toString()).isZero();
    JsonNode document = new ObjectMapper().readTree(out.toString());
    assertThat(document.path("all").path("decisions").asInt()).isEqualTo(3);
    assertThat(document.path("all").path("bothApprove").asInt()).isOne();
    assertThat(document.path("all").path("policyStricter").asInt()).isOne();
    assertThat(document.path("all").path("policyHolds").path("rejected").asInt()).isOne();
    assertThat(document.path("leftOut").toString()).isEqualTo("{\"UNDONE\":1}");
    assertThat(document.path("unreadable").asInt()).isOne();
    assertThat(document.path("disagreements")).hasSize(1);
    assertThat(document.path("disagreements").get(0).path("text").asText())
        .isEqualTo("Slow, and worth it.");
  }

  @Test
  void agreementIsPrintedForPeopleAndSaysHowToGetTheTexts() throws Exception {
    write(topics.decisions(), WITHIN, "r2", label("d2", "r2", APPROVE));
    write(topics.verdicts(), WITHIN, "r2", answer("r2", "d2", LABELLED, REJECTED));

    assertThat(run("agreement --from " + WITHIN)).isZero();

    assertThat(out.toString())
        .contains("by language\n  en ", "1 disagreement to read", "crossing/r2, revision 1")
        .contains("moderator APPROVE; policy REJECTED SPAM by spam-with-contact")
        .contains("GET /v1/cases/crossing/r2");
  }

  @Test
  void aTokenThatMayNotReadCasesIsTold() throws Exception {
    write(topics.decisions(), WITHIN, "r2", label("d2", "r2", APPROVE));
    write(topics.verdicts(), WITHIN, "r2", answer("r2", "d2", LABELLED, REJECTED));
    HttpServer cases = cases("{}");

    int exitCode =
        run(
            "agreement --from "
                + DAY
                + " --token wrong --moderation-url http://127.0.0.1:"
                + cases.getAddress().getPort());
    cases.stop(0);

    assertThat(exitCode).isOne();
    assertThat(err.toString()).contains("may not read cases");
  }

  @Test
  void transparencyWritesWhatItCountedAndWhatItDoesNotKnow(@TempDir Path directory)
      throws Exception {
    ReviewVerdict approved = first("r1", APPROVED);
    write(topics.reports(), WITHIN, "r1", report("n1", "r1", ReportKind.ABUSE, 5));
    write(topics.verdicts(), BEFORE, "r0", first("r0", REJECTED));
    write(topics.verdicts(), WITHIN, "r1", approved);
    write(topics.verdicts(), WITHIN, "r1", later(approved, 65, DECISION, MODERATOR, REJECTED));
    write(topics.verdicts(), WITHIN, "r2", first("r2", REJECTED));
    write(topics.verdicts(), AFTER, "r3", first("r3", REJECTED));
    write(topics.stats(), WITHIN, "0/0", stats());

    int exitCode =
        run("transparency --from " + DAY + " --to " + DAY + " --json --out " + directory);

    assertThat(exitCode).as(err.toString()).isZero();
    JsonNode document = new ObjectMapper().readTree(out.toString());
    assertThat(document.path("measures").path("imposed")).hasSize(2);
    assertThat(document.path("notices").path("byKind").path("ABUSE").path("actedUpon").asInt())
        .isOne();
    assertThat(document.path("notices").path("medianHoursToDecision").asDouble()).isEqualTo(1);
    assertThat(document.path("automation").path("audits").path("missed").path("share").asDouble())
        .isEqualTo(0.25);
    assertThat(document.path("notKnownHere")).isNotEmpty();
    assertThat(document.path("sources").findValuesAsText("topic"))
        .containsExactly(topics.reports().name(), topics.verdicts().name(), topics.stats().name());
    assertThat(new ObjectMapper().readTree(directory.resolve("transparency.json").toFile()))
        .isEqualTo(document);
    assertThat(Files.readString(directory.resolve("measures.csv")))
        .isEqualTo(
            "restriction,reason,decided,basis,count\r\n"
                + "REJECTED,(none),by a person,notices,1\r\n"
                + "REJECTED,SPAM,automatically,own initiative,1\r\n");
    assertThat(Files.readString(directory.resolve("notices.csv")))
        .endsWith("\r\nABUSE,1,1,0,0,0,0,1.0000\r\n");
    assertThat(directory.resolve("complaints.csv")).exists();
    assertThat(Files.readString(directory.resolve("automation.csv")))
        .contains("automatic rejections overturned,0,1,0.0000,");
  }

  @Test
  void aTimeThatIsNoneIsAnErrorOfTheCommandLine() {
    assertThat(run("agreement --from yesterday")).isEqualTo(2);
    assertThat(err.toString()).contains("--from is a date");
    assertThat(run("agreement --from 2026-11-02 --to 2026-11-01")).isEqualTo(2);
    assertThat(run("transparency --from 2026-11-01")).isEqualTo(2);
    assertThat(err.toString()).contains("--out DIR, or --json");
  }

  private int run(String commandLine) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    String[] args =
        Stream.concat(
                Stream.of(commandLine.split(" ")),
                Stream.of(
                    "--bootstrap-server", kafka.bootstrapServers(), "--prefix", topics.prefix()))
            .toArray(String[]::new);
    return new CommandLine(new ReportCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(args);
  }

  private static HttpServer cases(String body) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/v1/cases/crossing/r2",
        exchange -> {
          boolean known =
              "Bearer t0".equals(exchange.getRequestHeaders().getFirst("Authorization"));
          exchange.sendResponseHeaders(known ? 200 : 403, 0);
          exchange.getResponseBody().write(body.getBytes(UTF_8));
          exchange.close();
        });
    server.start();
    return server;
  }

  private static ModerationStats stats() {
    return ModerationStats.newBuilder()
        .setMinute(WITHIN)
        .setPartition(0)
        .setVerdicts(1)
        .setAudits(Map.of("APPROVED/REJECT", 1L, "APPROVED/APPROVE", 3L))
        .build();
  }

  private static Map<String, Object> connection() {
    return Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
  }

  private static <V extends SpecificRecord> void write(
      Topic<V> topic, Instant at, String reviewId, V value) throws Exception {
    byte[] bytes = AvroSerde.of(topic.value(), WriterSchemas.none()).encode(value);
    write(topic.name(), at, "crossing/" + reviewId, bytes);
  }

  private static void writeGarbage(Topic<?> topic, Instant at) throws Exception {
    write(topic.name(), at, "crossing/garbage", "garbage".getBytes(UTF_8));
  }

  /** All in one partition, so that the time's bounds are met within it. */
  private static void write(String topic, Instant at, String key, byte[] value) throws Exception {
    try (KafkaProducer<String, byte[]> producer =
        new KafkaProducer<>(connection(), new StringSerializer(), new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(topic, 1, at.toEpochMilli(), key, value)).get();
    }
  }
}
