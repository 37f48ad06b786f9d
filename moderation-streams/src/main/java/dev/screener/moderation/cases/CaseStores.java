package dev.screener.moderation.cases;

import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.line.StoreSettings;
import dev.screener.moderation.record.CampaignStanding;
import dev.screener.moderation.record.CaseRecord;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The case desk's stores; those keyed by filmId/reviewId are the record of truth. */
final class CaseStores {

  /**
   * To {@link CaseRecord}; about 250 bytes with its key and 25 signals. An entry lives as long as
   * the review; a withdrawn review's stub, about 60 bytes, 30 days of event time longer.
   */
  static final String CASES = "cases";

  /**
   * To the newest ReviewSubmission as it came, written once a revision. An entry goes when the
   * review is withdrawn, and 183 days of event time after it was last judged where it is rejected.
   */
  static final String CASE_TEXT = "case-text";

  /**
   * The HELD ones and those that a published policy will judge again, to the event time in ms at
   * which time alone does something to them; about 50 bytes. An entry goes when nothing is due.
   */
  static final String OPEN_CASES = "open-cases";

  /**
   * A template key as 16 hex digits to {@link CampaignStanding}; about 100 bytes. An entry goes 203
   * days of event time after a review was last found to belong to it or its campaign's state was
   * told.
   */
  static final String CAMPAIGN_STANDINGS = "campaign-standings";

  /**
   * A template key, a slash and filmId/reviewId, for each member of a campaign, to when it was
   * written; about 60 bytes. Names no person. An entry goes with its campaign's standing, and when
   * the review is edited, withdrawn or erased.
   */
  static final String CAMPAIGN_MEMBERS = "campaign-members";

  private final StoreBuilder<KeyValueStore<String, CaseRecord>> cases;
  private final StoreBuilder<KeyValueStore<String, byte[]>> text;
  private final StoreBuilder<KeyValueStore<String, Long>> open;
  private final StoreBuilder<KeyValueStore<String, CampaignStanding>> standings;
  private final StoreBuilder<KeyValueStore<String, Long>> members;

  CaseStores(WriterSchemas writerSchemas) {
    cases =
        StoreSettings.persistent(
            CASES, Serdes.String(), AvroSerde.of(CaseRecord.class, writerSchemas));
    text = StoreSettings.persistent(CASE_TEXT, Serdes.String(), Serdes.ByteArray());
    open = StoreSettings.persistent(OPEN_CASES, Serdes.String(), Serdes.Long());
    standings =
        StoreSettings.persistent(
            CAMPAIGN_STANDINGS,
            Serdes.String(),
            AvroSerde.of(CampaignStanding.class, writerSchemas));
    members = StoreSettings.persistent(CAMPAIGN_MEMBERS, Serdes.String(), Serdes.Long());
  }

  Set<StoreBuilder<?>> all() {
    return Set.of(cases, text, open, standings, members);
  }
}
