package dev.screener.projection.view;

import dev.screener.contracts.event.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that the view knows of one review but its text: the verdict that stands, its place in the
 * film's view, and which submissions were answered. Pure; each change makes a new row.
 *
 * @param answered hashes of the last submissions that got a verdict other than REFUSED, newest
 *     first
 * @param refusals the last refused submissions, newest first
 * @param place null while the review is not shown
 * @param unshownRating of a revision that is held or rejected: 1 to 10, 0 for none; null for any
 *     other, and where a program of before did not keep it
 */
record ReviewRow(
    @Nullable Standing standing,
    List<Long> answered,
    List<Refusal> refusals,
    @Nullable Place place,
    @Nullable Integer unshownRating)
    implements ReviewStatus {

  /** An author who edits and waits asks for one of the last few submissions. */
  static final int MAX_ANSWERED = 4;

  static final int MAX_REFUSALS = 4;

  static final ReviewRow EMPTY = new ReviewRow(null, List.of(), List.of(), null);

  /** A row of which no rating is kept. */
  ReviewRow(
      @Nullable Standing standing,
      List<Long> answered,
      List<Refusal> refusals,
      @Nullable Place place) {
    this(standing, answered, refusals, place, null);
  }

  ReviewRow {
    answered = List.copyOf(answered);
    refusals = List.copyOf(refusals);
  }

  /** Nothing is left to know, so the row may go. */
  boolean isEmpty() {
    return equals(EMPTY);
  }

  /** The same with another standing verdict, which answers {@code submissionId} if there is one. */
  ReviewRow judged(Standing verdict, @Nullable String submissionId) {
    return new ReviewRow(verdict, withAnswered(submissionId), refusals, place, null);
  }

  /** The same with the rating of a revision that is held or rejected; 0 for none. */
  ReviewRow unshown(int rating) {
    return new ReviewRow(standing, answered, refusals, place, rating);
  }

  /** What the review adds to those of its film that readers do not see; null for nothing. */
  FilmHidden.@Nullable One hidden() {
    if (standing == null || unshownRating == null) {
      return null;
    }
    boolean held = standing.outcome() == Outcome.HELD;
    return new FilmHidden.One(
        held, held ? standing.reasons() : List.of(), place == null ? unshownRating : 0);
  }

  /** The same with a refused submission; what stands goes on standing. */
  ReviewRow refused(String submissionId, List<String> reasons) {
    Refusal refusal = new Refusal(SubmissionHash.of(submissionId), reasons);
    List<Refusal> newest =
        Stream.concat(
                Stream.of(refusal),
                refusals.stream().filter(other -> other.submission() != refusal.submission()))
            .limit(MAX_REFUSALS)
            .toList();
    return new ReviewRow(standing, answered, newest, place, unshownRating);
  }

  /** The same of a review whose author was erased: only its place is kept, until that goes too. */
  ReviewRow erased() {
    return new ReviewRow(null, List.of(), List.of(), place);
  }

  ReviewRow placed(@Nullable Place newPlace) {
    return new ReviewRow(standing, answered, refusals, newPlace, unshownRating);
  }

  @Override
  public Optional<List<String>> lastRefusal() {
    return refusals.stream().findFirst().map(Refusal::reasons);
  }

  @Override
  public Optional<List<String>> refusalOf(String submissionId) {
    long hash = SubmissionHash.of(submissionId);
    return refusals.stream()
        .filter(refusal -> refusal.submission() == hash)
        .findFirst()
        .map(Refusal::reasons);
  }

  /**
   * Whether a reader who waits for this submission waits no longer: its verdict is here and, if the
   * review stands approved, so is the review at that revision.
   */
  @Override
  public boolean hasArrived(String submissionId) {
    if (refusalOf(submissionId).isPresent()) {
      return true;
    }
    return answered.contains(SubmissionHash.of(submissionId)) && showsWhatStands();
  }

  private boolean showsWhatStands() {
    return standing == null
        || standing.outcome() != Outcome.APPROVED
        || (place != null && place.revision() >= standing.revision());
  }

  private List<Long> withAnswered(@Nullable String submissionId) {
    if (submissionId == null) {
      return answered;
    }
    List<Long> newest = new ArrayList<>();
    newest.add(SubmissionHash.of(submissionId));
    answered.stream().filter(hash -> !newest.contains(hash)).forEach(newest::add);
    return newest.subList(0, Math.min(MAX_ANSWERED, newest.size()));
  }
}
