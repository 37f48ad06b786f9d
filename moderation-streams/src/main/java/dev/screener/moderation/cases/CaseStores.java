package dev.screener.moderation.cases;

import dev.screener.contracts.serde.WriterSchemas;
import dev.screener.moderation.line.DeskStore;
import dev.screener.moderation.line.Table;
import dev.screener.moderation.line.TableReader;
import dev.screener.moderation.record.CampaignStanding;
import dev.screener.moderation.record.CaseRecord;
import java.util.List;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * What the case desk keeps: five tables in one store, by film; cases and their texts are the record
 * of truth.
 */
final class CaseStores {

  static final String CASE_DESK = "case-desk";

  private static final char CASES = 'c';
  private static final char TEXTS = 't';
  private static final char OPEN = 'o';
  private static final char STANDINGS = 's';
  private static final char MEMBERS = 'm';

  private final StoreBuilder<KeyValueStore<String, Object>> store;

  CaseStores(WriterSchemas writerSchemas) {
    store =
        DeskStore.of(CASE_DESK, writerSchemas, List.of(CaseRecord.class, CampaignStanding.class));
  }

  Set<StoreBuilder<?>> all() {
    return Set.of(store);
  }

  /**
   * filmId/reviewId to {@link CaseRecord}; about 250 bytes with its key and 25 signals. An entry
   * lives as long as the review; a withdrawn review's stub, about 60 bytes, 30 days of event time
   * longer.
   */
  static Table<CaseRecord> cases(ProcessorContext<?, ?> context) {
    return Table.of(context, CASE_DESK, CASES);
  }

  /** The same from outside the stream. */
  static TableReader<CaseRecord> cases(ReadOnlyKeyValueStore<String, Object> store) {
    return new TableReader<>(store, CASES);
  }

  /**
   * filmId/reviewId to the newest ReviewSubmission as it came, written once a revision. An entry
   * goes when the review is withdrawn, and 183 days of event time after it was last judged where it
   * is rejected.
   */
  static Table<byte[]> texts(ProcessorContext<?, ?> context) {
    return Table.of(context, CASE_DESK, TEXTS);
  }

  /** The same from outside the stream. */
  static TableReader<byte[]> texts(ReadOnlyKeyValueStore<String, Object> store) {
    return new TableReader<>(store, TEXTS);
  }

  /**
   * The HELD ones and those that a published policy will judge again, to the event time in ms at
   * which time alone does something to them; about 50 bytes. An entry goes when nothing is due.
   */
  static Table<Long> open(ProcessorContext<?, ?> context) {
    return Table.of(context, CASE_DESK, OPEN);
  }

  /**
   * A template key as 16 hex digits to {@link CampaignStanding}; about 100 bytes. An entry goes 203
   * days of event time after a review was last found to belong to it or its campaign's state was
   * told.
   */
  static Table<CampaignStanding> standings(ProcessorContext<?, ?> context) {
    return Table.of(context, CASE_DESK, STANDINGS);
  }

  /** The same from outside the stream. */
  static TableReader<CampaignStanding> standings(ReadOnlyKeyValueStore<String, Object> store) {
    return new TableReader<>(store, STANDINGS);
  }

  /**
   * A template key, a slash and filmId/reviewId, for each member of a campaign, to when it was
   * written; about 60 bytes. Names no person. An entry goes with its campaign's standing, and when
   * the review is edited, withdrawn or erased.
   */
  static Table<Long> members(ProcessorContext<?, ?> context) {
    return Table.of(context, CASE_DESK, MEMBERS);
  }

  /** The same from outside the stream. */
  static TableReader<Long> members(ReadOnlyKeyValueStore<String, Object> store) {
    return new TableReader<>(store, MEMBERS);
  }
}
