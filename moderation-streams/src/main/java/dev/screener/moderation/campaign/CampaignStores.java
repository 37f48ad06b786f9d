package dev.screener.moderation.campaign;

import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.line.StoreSettings;
import dev.screener.moderation.record.CampaignFile;
import dev.screener.moderation.record.TemplateCluster;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** The stores of the campaign desk and of the step that names campaigns. */
final class CampaignStores {

  /**
   * A template key as 16 hex digits to {@link TemplateCluster}; about 120 bytes with one member, at
   * most 5 KB with 64. Holds hashes of authors and filmId/reviewId, no text and no id of a person.
   * An entry goes 30 days of event time after its last review, a formed one after 180.
   */
  static final String TEMPLATE_CLUSTERS = "template-clusters";

  /** One entry, which stays: what reviews of this partition are usually like. */
  static final String TEMPLATE_BACKGROUND = "template-background";

  /**
   * campaignId to {@link CampaignFile}; about 1 KB. An entry goes 200 days of event time after the
   * last news of it or the last decision that changed its state; one that decisions were quicker
   * than after a day.
   */
  static final String CAMPAIGNS = "campaigns";

  /** A template key as 16 hex digits to the id of its campaign; goes with the campaign. */
  static final String CAMPAIGN_CLUSTERS = "campaign-clusters";

  /**
   * The hash of a member as 16 hex digits to the template key in which it was remembered first; 24
   * bytes, at most 64 a template. An entry goes when its template's campaign has gone.
   */
  static final String CAMPAIGN_HASHES = "campaign-hashes";

  private final StoreBuilder<KeyValueStore<String, TemplateCluster>> templates;
  private final StoreBuilder<KeyValueStore<String, byte[]>> background;
  private final StoreBuilder<KeyValueStore<String, CampaignFile>> campaigns;
  private final StoreBuilder<KeyValueStore<String, String>> clusters;
  private final StoreBuilder<KeyValueStore<String, Long>> hashes;

  CampaignStores(WriterSchemas writerSchemas) {
    templates =
        StoreSettings.persistent(
            TEMPLATE_CLUSTERS, Serdes.String(), AvroSerde.of(TemplateCluster.class, writerSchemas));
    background = StoreSettings.persistent(TEMPLATE_BACKGROUND, Serdes.String(), Serdes.ByteArray());
    campaigns =
        StoreSettings.persistent(
            CAMPAIGNS, Serdes.String(), AvroSerde.of(CampaignFile.class, writerSchemas));
    clusters = StoreSettings.persistent(CAMPAIGN_CLUSTERS, Serdes.String(), Serdes.String());
    hashes = StoreSettings.persistent(CAMPAIGN_HASHES, Serdes.String(), Serdes.Long());
  }

  Set<StoreBuilder<?>> ofDesk() {
    return Set.of(templates, background);
  }

  Set<StoreBuilder<?>> ofNaming() {
    return Set.of(campaigns, clusters, hashes);
  }
}
