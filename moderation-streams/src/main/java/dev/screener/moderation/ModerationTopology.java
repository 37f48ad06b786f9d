package dev.screener.moderation;

import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.moderation.author.AuthorDesk;
import dev.screener.moderation.author.PlaceByAuthor;
import dev.screener.moderation.campaign.CampaignDesk;
import dev.screener.moderation.cases.CaseDesk;
import dev.screener.moderation.cases.Judgement;
import dev.screener.moderation.films.Films;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.Received;
import dev.screener.moderation.models.ModelTimeline;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.moderation.record.WeighedReport;
import dev.screener.moderation.reporter.ReporterDesk;
import dev.screener.moderation.siege.SiegeDesk;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Branched;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/**
 * The whole flow, one arrow a line:
 *
 * <pre>
 * reviews.submitted ──> author desk ─┬─ nothing to compare ───────> [by film] ──> case desk ─┬─> reviews.verdicts
 *        └─ misplaced ─> .rerouted ─┘  │                                ^  ^ ^ ^     ^       ├─> reviews.approved
 *                                      └─> [by template] ─> campaign desk ─┘ │ │ │     │       ├─> moderation.queue
 *                                               ^ reviews.linked <─┘  │      │ │ │     │       ├─> moderation.stats
 *                                                       late evidence └──────┘ │ │     │       │
 * moderation.reports ──> [by reporter] ──> reporter desk ──> [by film] ────────┘ │     │       │
 * moderation.decisions ──────────────────────────────────────────────────────────┘     │       │
 * cases.due ───────────────────────────────────────────────────────────────────────────┤ <─────┤
 *                                                                                      │
 *    news of clusters ──────────> [one partition] ──> name campaigns ──> [to every partition]
 *    moderation.campaign-decisions ─────┘                └─> moderation.campaigns, moderation.queue
 *
 *    before the case desk, by film: siege desk ──> films.sieges, moderation.sieges, moderation.queue
 *    moderation.siege-decisions ──────┘
 *
 *    authors.standing (to the author desk), reporters.standing (to the reporter desk) <──┤
 *    moderation.policies (to every instance's case desk) <── without a rule that fails ──┘
 *    moderation.models (to every instance's author desk)
 * </pre>
 */
public final class ModerationTopology {

  /** The desks, in the order in which a review passes them. */
  public record Desks(
      AuthorDesk author,
      CampaignDesk campaign,
      ReporterDesk reporter,
      SiegeDesk sieges,
      CaseDesk cases) {}

  private final TopicCatalogue topics;
  private final WriterSchemas writerSchemas;
  private final Desks desks;
  private final PolicyTimeline policies;
  private final ModelTimeline models;
  private final Films films;
  private final ModerationMeters meters;

  public ModerationTopology(
      TopicCatalogue topics,
      WriterSchemas writerSchemas,
      Desks desks,
      PolicyTimeline policies,
      ModelTimeline models,
      Films films,
      ModerationMeters meters) {
    this.topics = topics;
    this.writerSchemas = writerSchemas;
    this.desks = desks;
    this.policies = policies;
    this.models = models;
    this.films = films;
    this.meters = meters;
  }

  /** The topology under these Streams settings; nothing is started. */
  public Topology build(Properties streamsProperties) {
    // The config must reach the builder too: build(properties) alone skips the explicit-naming
    // check.
    StreamsBuilder builder =
        new StreamsBuilder(new TopologyConfig(new StreamsConfig(streamsProperties)));
    Formats formats = new Formats(writerSchemas);
    Sources from = new Sources(builder, topics, writerSchemas, formats);
    Hops hops = new Hops(topics, formats);
    Sinks to = new Sinks(topics, policies, meters, formats);
    from.learn(policies, models, films, meters);

    KStream<String, Received> submissions = byAuthor(from, to);
    KStream<String, ScreenedReview> screened = desks.author().screen(submissions);
    desks.author().note(from.standing());
    KStream<String, ScreenedReview> comparable =
        screened.filterNot(ModerationTopology::isAlone, Named.as("if-comparable"));
    CampaignDesk.Found found =
        desks
            .campaign()
            .compare(hops.byTemplate(comparable).merge(from.linked(), Named.as("merge-linked")));
    to.passAgain(found.again());
    CampaignDesk.Told told =
        desks.campaign().name(hops.inOnePlace(found.news()), from.campaignDecisions());
    KStream<String, ScreenedReview> alone =
        screened.filter(ModerationTopology::isAlone, Named.as("if-alone"));
    KStream<String, ScreenedReview> examined =
        hops.reviewsByFilm("examined", alone)
            .merge(hops.reviewsByFilm("compared", found.onward()), Named.as("merge-compared"));

    KStream<String, WeighedReport> weighed =
        desks.reporter().weigh(hops.byReporter(from.reports()));
    desks.reporter().note(from.reportersStanding());
    KStream<String, WeighedReport> heard =
        hops.reportsByFilm(
            weighed.merge(desks.reporter().forget(submissions), Named.as("merge-forgotten")));

    SiegeDesk.Seen seen = desks.sieges().watch(examined, from.siegeDecisions());
    CaseDesk cases = desks.cases();
    KStream<String, Judgement> judgements =
        cases
            .judge(seen.reviews())
            .merge(cases.lookBack(seen.lookedBack()), Named.as("merge-looked-back"))
            .merge(cases.hearSiegeWord(seen.words()), Named.as("merge-siege-told"))
            .merge(cases.decide(from.decisions()), Named.as("merge-decided"))
            .merge(cases.hear(heard), Named.as("merge-heard"))
            .merge(cases.bringUpToDate(from.due()), Named.as("merge-reminded"))
            .merge(
                cases.hearEvidence(hops.evidenceByFilm(found.late())), Named.as("merge-evidence"))
            .merge(cases.hearWord(hops.toEveryPartition(told.words())), Named.as("merge-told"));
    to.writeSieges(seen);
    to.writeDue(cases.remind(examined));
    to.writeJudgements(judgements);
    to.writeCampaigns(told);
    return builder.build(streamsProperties);
  }

  private KStream<String, Received> byAuthor(Sources from, Sinks to) {
    Map<String, KStream<String, Received>> placed =
        from.submitted()
            .process(new PlaceByAuthor(topics.partitions(), meters), Named.as("place-by-author"))
            .split(Named.as("placed-"))
            .branch((author, received) -> received.misplaced(), Branched.as("wrongly"))
            .defaultBranch(Branched.as("rightly"));
    to.writeRerouted(required(placed, "placed-wrongly"));
    return required(placed, "placed-rightly").merge(from.rerouted(), Named.as("merge-rerouted"));
  }

  private static boolean isAlone(String key, ScreenedReview screened) {
    return screened.getTemplate() == 0;
  }

  private static <V> V required(Map<String, V> branches, String name) {
    V branch = branches.get(name);
    if (branch == null) {
      throw new IllegalStateException("no branch " + name);
    }
    return branch;
  }
}
