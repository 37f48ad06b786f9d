package dev.screener.cli.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.cli.CaseTexts;
import dev.screener.cli.ClusterOptions;
import dev.screener.cli.TopicRange;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code screener report agreement}: moderators' decisions beside what the policy alone says. */
@Command(
    name = "agreement",
    description = {
      "Compares moderators' decisions (labels and rulings) with what the policy alone says of the same revision: in all, by reason, rule,"
          + " language and length, and with disagreements to read.",
      "Counts decisions that were taken in within the time and not undone up to now; of the policy its newest opinion on that revision."
          + " Where the policy holds, it asks a person, so that counts apart.",
      "Keeps some hundred bytes of memory a decision, and as much a review that one is about."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  screener report agreement --from 2026-11-01 --to 2026-11-30",
      "  screener report agreement --from 2026-11-01 --samples 20 --moderation-url http://127.0.0.1:8083 --token TOKEN"
    })
final class AgreementCommand implements Callable<Integer> {
  private static final String TOKEN_KEY = "SCREENER_TOKEN";
  private static final String URL_KEY = "SCREENER_MODERATION_URL";

  @Mixin private PeriodOptions period;
  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--samples",
      paramLabel = "N",
      defaultValue = "100",
      description = "How many disagreements to show. Default: ${DEFAULT-VALUE}.")
  private int samples = 100;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "Another seed shows other disagreements. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--moderation-url",
      paramLabel = "URL",
      description =
          "Where moderation-streams is (port 8083), to show the texts as well. Default: $"
              + URL_KEY
              + ", or no texts.")
  private @Nullable URI moderationUrl;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description =
          "A bearer token with the role moderator, auditor or admin. Default: $SCREENER_TOKEN.")
  private @Nullable String token;

  @Option(names = "--json", description = "Print one JSON document and nothing else.")
  private boolean json;

  @Spec private CommandSpec spec;

  private record Sample(Compared compared, CaseTexts.CaseText text) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (samples < 0) {
      throw new ParameterException(spec.commandLine(), "--samples must be 0 or more");
    }
    PeriodOptions.Period time = period.period();
    CaseTexts texts = texts();
    JoinDecisions join = new JoinDecisions();
    long unreadable = read(time, join);
    List<Compared> compared = join.compared();
    List<Sample> toRead = new ArrayList<>();
    for (Compared one : Agreement.disagreements(compared, samples, seed)) {
      toRead.add(new Sample(one, text(texts, one)));
    }
    Agreement agreement = Agreement.of(compared);
    if (json) {
      ObjectNode document = document(time, agreement, join.leftOut(), toRead);
      document.put("unreadable", unreadable);
      out().println(new ObjectMapper().writeValueAsString(document));
    } else {
      print(time, agreement, join.leftOut(), toRead);
      if (unreadable > 0) {
        out().printf("%,d records could not be read and do not count.%n", unreadable);
      }
      out().flush();
    }
    return 0;
  }

  /**
   * Decisions and verdicts beyond the time's end are read too: they undo, answer and judge again.
   */
  private long read(PeriodOptions.Period time, JoinDecisions join) throws IOException {
    try (TopicRange topics = new TopicRange(cluster)) {
      TopicRange.Result decisions =
          topics.read(
              topics.catalogue().decisions(),
              time.from(),
              null,
              (decision, at) -> join.decision(decision, at.isBefore(time.to())));
      TopicRange.Result verdicts =
          topics.read(
              topics.catalogue().verdicts(),
              time.from(),
              null,
              (verdict, at) -> join.verdict(verdict));
      return decisions.unreadable() + verdicts.unreadable();
    }
  }

  private @Nullable CaseTexts texts() {
    String url = moderationUrl != null ? moderationUrl.toString() : System.getenv(URL_KEY);
    if (url == null) {
      return null;
    }
    String bearer = token != null ? token : System.getenv(TOKEN_KEY);
    if (bearer == null) {
      throw new ParameterException(
          spec.commandLine(), "To read cases a token is needed: give --token or set " + TOKEN_KEY);
    }
    return new CaseTexts(URI.create(url), bearer);
  }

  private static CaseTexts.CaseText text(@Nullable CaseTexts texts, Compared one)
      throws IOException, InterruptedException {
    return texts == null
        ? new CaseTexts.CaseText(
            null,
            null,
            "give --moderation-url to see the text, or ask GET /v1/cases/"
                + one.filmId()
                + "/"
                + one.reviewId()
                + " of moderation-streams")
        : texts.of(one.filmId(), one.reviewId(), one.revision());
  }

  private static ObjectNode document(
      PeriodOptions.Period time,
      Agreement agreement,
      Map<String, Long> leftOut,
      List<Sample> toRead) {
    ObjectNode document = agreement.json();
    document.put("from", time.from().toString()).put("to", time.to().toString());
    ObjectNode out = document.putObject("leftOut");
    leftOut.forEach(out::put);
    toRead.forEach(sample -> document.withArray("disagreements").add(describe(sample)));
    return document;
  }

  private static ObjectNode describe(Sample sample) {
    Compared one = sample.compared();
    ObjectNode node = new ObjectMapper().createObjectNode();
    node.put("filmId", one.filmId()).put("reviewId", one.reviewId());
    node.put("revision", one.revision()).put("decisionId", one.decisionId());
    node.put("decidedAt", one.decidedAt().toString());
    node.put("moderator", one.approves() ? "APPROVE" : "REJECT").put("reason", one.reason());
    node.put("policy", one.policy().outcome().name());
    one.policy().reasons().forEach(node.putArray("reasons")::add);
    one.policy().ruleIds().forEach(node.putArray("rules")::add);
    node.put("language", one.policy().language()).put("words", one.policy().words());
    node.put("title", sample.text().title()).put("text", sample.text().text());
    node.put("note", sample.text().note());
    return node;
  }

  private void print(
      PeriodOptions.Period time,
      Agreement agreement,
      Map<String, Long> leftOut,
      List<Sample> toRead) {
    PrintWriter out = out();
    out.printf("Decisions taken in from %s to %s%n%n", time.from(), time.to());
    out.printf(
        "%-26s %9s %9s %9s %9s  %-24s %s%n",
        "", "decisions", "stricter", "laxer", "held", "agreement (95%)", "kappa");
    printRow("all", agreement.all());
    agreement
        .groups()
        .forEach(
            (name, tallies) -> {
              out.printf("by %s%n", name);
              tallies.forEach((group, opinions) -> printRow("  " + group, opinions));
            });
    out.printf(
        "%nstricter: the policy keeps out what a moderator lets pass; laxer: the reverse.%n");
    leftOut.forEach(
        (why, count) -> out.printf("Not compared: %,d %s%n", count, JoinDecisions.sentence(why)));
    out.printf(
        "%n%d %s to read%n", toRead.size(), toRead.size() == 1 ? "disagreement" : "disagreements");
    toRead.forEach(this::printSample);
  }

  private void printRow(String name, Opinions opinions) {
    out()
        .printf(
            Locale.ROOT,
            "%-26s %,9d %,9d %,9d %,9d  %-24s %s%n",
            name,
            opinions.decisions(),
            opinions.stricter(),
            opinions.laxer(),
            opinions.held(),
            opinions.agreement().text(),
            opinions.kappa().isPresent()
                ? String.format(Locale.ROOT, "%.2f", opinions.kappa().getAsDouble())
                : "-");
  }

  private void printSample(Sample sample) {
    Compared one = sample.compared();
    out()
        .printf(
            "%n%s/%s, revision %d, %s, %d words%n  moderator %s%s; policy %s%s%s%n",
            one.filmId(),
            one.reviewId(),
            one.revision(),
            one.policy().language(),
            one.policy().words(),
            one.approves() ? "APPROVE" : "REJECT",
            one.reason().isEmpty() ? "" : " " + one.reason(),
            one.policy().outcome(),
            after(" ", one.policy().reasons()),
            after(" by ", one.policy().ruleIds()));
    CaseTexts.CaseText text = sample.text();
    for (String line : new String[] {text.title(), text.text(), text.note()}) {
      if (line != null) {
        out().printf("  %s%n", harmless(line).replace("\n", "\n  "));
      }
    }
  }

  private static String after(String word, List<String> list) {
    return list.isEmpty() ? "" : word + String.join(", ", list);
  }

  /** A review may hold what a terminal takes for commands. */
  private static String harmless(String text) {
    return text.replaceAll("[\\p{Cc}&&[^\n]]", "\uFFFD");
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
