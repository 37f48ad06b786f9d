package dev.screener.moderation.campaign;

import dev.screener.moderation.line.ClusterKeys;
import dev.screener.moderation.line.ModerationMeters;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.ClusterNews;
import dev.screener.moderation.record.ScreenedReview;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What leaves the campaign desk, and under which key. */
final class Dispatch {

  private final ProcessorContext<String, Passage> context;
  private final ModerationMeters meters;

  Dispatch(ProcessorContext<String, Passage> context, ModerationMeters meters) {
    this.context = context;
    this.meters = meters;
  }

  /** Tells the cases of those who came before; not that of the review which is at hand. */
  void late(
      Record<String, ScreenedReview> record,
      List<Member> members,
      Travelling travelling,
      CampaignEvidence evidence) {
    for (Member member : members) {
      if (!travelling.isSelf(member)) {
        forward(
            record, Evidences.keyOf(member), new Passage.Late(Evidences.about(evidence, member)));
      }
    }
  }

  /** It is of a campaign, and goes to its case with that. */
  void taken(Record<String, ScreenedReview> record, CampaignEvidence evidence) {
    long writtenAt = TimeUnit.MILLISECONDS.toSeconds(record.timestamp());
    ScreenedReview review =
        Travelling.onward(
            record.value(), CampaignEvidence.newBuilder(evidence).setWrittenAt(writtenAt).build());
    forward(record, ClusterKeys.reviewOf(record.key()), new Passage.Onward(review));
  }

  /**
   * Tells the review's other keys of the campaign, so that variants of it are known at once.
   *
   * @param steps so many texts away from one that spread
   */
  void teach(Record<String, ScreenedReview> record, CampaignEvidence evidence, int steps) {
    ScreenedReview review = record.value();
    ScreenedReview lesson = Travelling.lesson(review, evidence, steps);
    teach(record, review.getTemplate(), evidence, lesson);
    for (long link : ClusterKeys.unpacked(review.getLinks())) {
      teach(record, link, evidence, lesson);
    }
  }

  private void teach(
      Record<String, ScreenedReview> record,
      long key,
      CampaignEvidence evidence,
      ScreenedReview lesson) {
    if (key != evidence.getCluster()) {
      again(record, key, lesson);
    }
  }

  /** No campaign takes it: it passes again under its next key, or goes to its case. */
  void onward(Record<String, ScreenedReview> record, ScreenedReview review) {
    if (!again(record, review)) {
      forward(
          record,
          ClusterKeys.reviewOf(record.key()),
          new Passage.Onward(Travelling.onward(review, null)));
    }
  }

  /** Sends it past the desk under its next key; false when it has none. */
  boolean again(Record<String, ScreenedReview> record, ScreenedReview review) {
    long next = Travelling.next(review);
    if (next != 0) {
      again(record, next, Travelling.again(review));
    }
    return next != 0;
  }

  private void again(Record<String, ScreenedReview> record, long key, ScreenedReview review) {
    meters.comparedAgain();
    forward(
        record,
        ClusterKeys.member(key, ClusterKeys.reviewOf(record.key())),
        new Passage.Again(review));
  }

  /** To the step that names campaigns. */
  void news(Record<String, ScreenedReview> record, ClusterNews news) {
    forward(record, ClusterKeys.written(news.getSpread().getCluster()), new Passage.News(news));
  }

  private void forward(Record<String, ScreenedReview> record, String key, Passage passage) {
    context.forward(record.withKey(key).withValue(passage));
  }
}
