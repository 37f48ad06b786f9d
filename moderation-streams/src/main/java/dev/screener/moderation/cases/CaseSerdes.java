package dev.screener.moderation.cases;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.contracts.serde.WriterSchemas;

/**
 * How texts lie beside their cases.
 *
 * @param olderStays whether readers see a review's earlier text until its edit is approved
 */
record CaseSerdes(
    AvroSerde<ReviewSubmission> submissions,
    AvroSerde<ApprovedReview> approved,
    boolean olderStays) {

  static CaseSerdes of(WriterSchemas writerSchemas, boolean olderStays) {
    return new CaseSerdes(
        AvroSerde.of(ReviewSubmission.class, writerSchemas),
        AvroSerde.of(ApprovedReview.class, writerSchemas),
        olderStays);
  }
}
