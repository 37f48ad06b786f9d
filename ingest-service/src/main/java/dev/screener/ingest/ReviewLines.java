package dev.screener.ingest;

import dev.screener.contracts.event.ReviewSubmission;
import java.util.concurrent.CompletionStage;

/** A review a line. */
record ReviewLines(Envelope envelope, ReviewIntake intake, Submissions submissions)
    implements BatchLines<ReviewSubmission> {

  @Override
  public Reading<ReviewSubmission> read(long line, byte[] bytes, int offset, int length) {
    return intake.read(envelope.ofLine(line), bytes, offset, length);
  }

  @Override
  public LineAnswer answer(long line, ReviewSubmission submission) {
    return LineAnswer.to(
        line,
        submission.getFilmId(),
        submission.getReviewId(),
        "submissionId",
        submission.getSubmissionId());
  }

  @Override
  public CompletionStage<Publication> publish(ReviewSubmission submission) {
    return submissions.publish(submission);
  }
}
