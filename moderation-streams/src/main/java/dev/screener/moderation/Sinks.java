package dev.screener.moderation;

import dev.screener.contracts.event.Campaign;
import dev.screener.contracts.event.ModerationStats;
import dev.screener.contracts.event.PublishedPolicy;
import dev.screener.contracts.event.QueuedJob;
import dev.screener.contracts.event.ReportSettled;
import dev.screener.contracts.event.ReviewVerdict;
import dev.screener.contracts.event.StandingChange;
import dev.screener.contracts.topics.TopicCatalogue;
import dev.screener.moderation.campaign.CampaignDesk;
import dev.screener.moderation.cases.Change;
import dev.screener.moderation.cases.Judgement;
import dev.screener.moderation.cases.StandingWord;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.line.Received;
import dev.screener.moderation.policies.PolicyTimeline;
import dev.screener.moderation.policies.WatchRules;
import dev.screener.moderation.record.CaseTimer;
import dev.screener.moderation.record.ScreenedReview;
import dev.screener.moderation.siege.SiegeDesk;
import dev.screener.moderation.stats.TallyVerdicts;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;

/** Where the flow ends: what is written to topics. */
final class Sinks {

  private final TopicCatalogue topics;
  private final PolicyTimeline policies;
  private final ModerationMeters meters;
  private final Formats formats;

  Sinks(TopicCatalogue topics, PolicyTimeline policies, ModerationMeters meters, Formats formats) {
    this.topics = topics;
    this.policies = policies;
    this.meters = meters;
    this.formats = formats;
  }

  void writeRerouted(KStream<String, Received> misplaced) {
    misplaced.to(topics.rerouted().name(), formats.produced(topics.rerouted(), formats.received()));
  }

  /** All that a judgement changes. */
  void writeJudgements(KStream<String, Judgement> judgements) {
    KStream<String, ReviewVerdict> verdicts = verdicts(judgements);
    writeVerdicts(verdicts);
    writePoliciesWithoutFailingRules(verdicts);
    writeApproved(judgements);
    writeQueue(judgements);
    writeStanding(judgements);
    writeReportersStanding(judgements);
    writeStats(judgements);
  }

  /** The part before the slash is the template key, by which the same partitioner places. */
  void passAgain(KStream<String, ScreenedReview> again) {
    again.to(
        topics.linked().name(),
        formats.producedByFilm(topics.linked().name(), ScreenedReview.class));
  }

  void writeCampaigns(CampaignDesk.Told told) {
    told.campaigns()
        .to(
            topics.campaigns().name(),
            formats.produced(topics.campaigns(), formats.avro(Campaign.class)));
    told.jobs().to(topics.queue().name(), formats.producedByFilm("campaign-jobs", QueuedJob.class));
  }

  private static KStream<String, ReviewVerdict> verdicts(KStream<String, Judgement> judgements) {
    return judgements
        .filter((key, judgement) -> judgement.said(), Named.as("if-verdict-is-new"))
        .mapValues(Judgement::verdict, Named.as("take-verdict"));
  }

  private void writeVerdicts(KStream<String, ReviewVerdict> verdicts) {
    verdicts
        .peek((key, verdict) -> meters.judged(verdict), Named.as("count-verdict"))
        .to(topics.verdicts().name(), formats.producedByFilm(topics.verdicts()));
  }

  private void writePoliciesWithoutFailingRules(KStream<String, ReviewVerdict> verdicts) {
    verdicts
        .process(new WatchRules(policies, meters), Named.as("watch-rules"))
        .to(
            topics.policies().name(),
            formats.produced(topics.policies(), formats.avro(PublishedPolicy.class)));
  }

  private void writeApproved(KStream<String, Judgement> judgements) {
    changes(judgements, Judgement::approved, "approved")
        .to(topics.approved().name(), formats.producedByFilm(topics.approved()));
  }

  private void writeQueue(KStream<String, Judgement> judgements) {
    changes(judgements, Judgement::queue, "queue")
        .to(topics.queue().name(), formats.producedByFilm(topics.queue()));
  }

  void writeSieges(SiegeDesk.Seen seen) {
    seen.sieges().to(topics.sieges().name(), formats.producedByFilm(topics.sieges()));
    seen.files().to(topics.siegeFiles().name(), formats.producedByFilm(topics.siegeFiles()));
    seen.jobs().to(topics.queue().name(), formats.producedByFilm("siege-jobs", QueuedJob.class));
  }

  void writeDue(KStream<String, CaseTimer> due) {
    due.to(topics.due().name(), formats.producedByFilm(topics.due().name(), CaseTimer.class));
  }

  private void writeStanding(KStream<String, Judgement> judgements) {
    judgements
        .filter(
            (key, judgement) -> judgement.word() != StandingWord.NONE,
            Named.as("if-standing-changes"))
        .map(
            (key, judgement) -> KeyValue.pair(judgement.authorId(), judgement.standing()),
            Named.as("take-standing"))
        .to(
            topics.standing().name(),
            formats.produced(topics.standing(), formats.avro(StandingChange.class)));
  }

  private void writeReportersStanding(KStream<String, Judgement> judgements) {
    judgements
        .flatMap((key, judgement) -> settled(judgement), Named.as("take-settled"))
        .to(
            topics.reportersStanding().name(),
            formats.produced(topics.reportersStanding(), formats.avro(ReportSettled.class)));
  }

  /** Nearly every judgement settles nothing. */
  private static List<KeyValue<String, ReportSettled>> settled(Judgement judgement) {
    return judgement.settled().isEmpty()
        ? List.of()
        : judgement.settled().stream()
            .map(settled -> KeyValue.pair(settled.reporterId(), settled.settlement()))
            .toList();
  }

  private void writeStats(KStream<String, Judgement> judgements) {
    judgements
        .process(new TallyVerdicts(), Named.as("tally-verdicts"))
        .to(
            topics.stats().name(),
            formats.produced(topics.stats(), formats.avro(ModerationStats.class)));
  }

  private static <V> KStream<String, V> changes(
      KStream<String, Judgement> judgements, Function<Judgement, Change<V>> change, String what) {
    return judgements
        .filter(
            (key, judgement) -> change.apply(judgement).happens(),
            Named.as("if-" + what + "-changes"))
        .mapValues(judgement -> change.apply(judgement).value(), Named.as("take-" + what));
  }
}
