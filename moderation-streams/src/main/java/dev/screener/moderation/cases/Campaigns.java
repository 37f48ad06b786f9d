package dev.screener.moderation.cases;

import dev.screener.contracts.event.CampaignState;
import dev.screener.contracts.event.Outcome;
import dev.screener.moderation.record.CampaignEvidence;
import dev.screener.moderation.record.CampaignNote;
import dev.screener.moderation.record.CampaignStanding;
import dev.screener.moderation.record.CaseRecord;
import dev.screener.policy.CampaignSignal;
import dev.screener.policy.Evidence;
import dev.screener.policy.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a case has noted of campaigns that its review may belong to. Notes name the time at which
 * the revision was written that they are about, so an edit leaves a campaign behind.
 */
final class Campaigns {

  private static final int REMEMBERED = 8;

  /** What a person must look at for itself, whatever becomes of the campaign. */
  private static final Set<String> WEIGHTIER = Set.of(Reason.ABUSE.code(), Reason.REPORTED.code());

  private Campaigns() {}

  /**
   * What is to be noted.
   *
   * @param standing what is known of the cluster's campaign; null while it has no name
   */
  static CampaignNote noteOf(CampaignEvidence evidence, @Nullable CampaignStanding standing) {
    return new CampaignNote(
        evidence.getCluster(),
        evidence.getWrittenAt(),
        standing == null ? "" : standing.getCampaignId(),
        standing == null ? CampaignState.SUSPECTED.name() : standing.getState(),
        evidence.getMembers(),
        evidence.getAuthors(),
        evidence.getFilms(),
        evidence.getNewAccountShare(),
        evidence.getConfidence());
  }

  /** The case with a note; the case itself when it knows as much, or has left that revision. */
  static CaseRecord note(CaseRecord state, CampaignNote told) {
    boolean gone = state.getOutcome().equals(Outcome.WITHDRAWN.name());
    boolean left =
        told.getWrittenAt() < writtenAt(state) || (gone && told.getWrittenAt() == writtenAt(state));
    List<CampaignNote> noted = state.getCampaigns();
    boolean known = noted.stream().anyMatch(note -> isAbout(note, told));
    if (state.getErased() || left || known || noted.size() == REMEMBERED) {
      return state;
    }
    return CaseRecord.newBuilder(state).setCampaigns(with(noted, told)).build();
  }

  /** The case once a word on the campaign of one template has come. */
  static CaseRecord told(CaseRecord state, long cluster, CampaignStanding standing) {
    List<CampaignNote> notes = new ArrayList<>(state.getCampaigns());
    notes.replaceAll(
        note ->
            note.getCluster() == cluster
                ? CampaignNote.newBuilder(note)
                    .setCampaignId(standing.getCampaignId())
                    .setState(standing.getState())
                    .build()
                : note);
    return notes.equals(state.getCampaigns())
        ? state
        : CaseRecord.newBuilder(state).setCampaigns(notes).build();
  }

  /**
   * The notes of a case whose review now stands as it was written at a time.
   *
   * @param writtenAt in seconds since the epoch
   * @param arrived what came with it
   */
  static List<CampaignNote> from(
      @Nullable CaseRecord known, long writtenAt, @Nullable CampaignNote arrived) {
    List<CampaignNote> notes =
        known == null
            ? List.of()
            : known.getCampaigns().stream()
                .filter(note -> note.getWrittenAt() >= writtenAt)
                .toList();
    boolean more = arrived != null && notes.stream().noneMatch(note -> isAbout(note, arrived));
    return arrived != null && more ? with(notes, arrived) : notes;
  }

  /** Lays what the weightiest says over the evidence; where there is none it stays as it was. */
  static Evidence over(Evidence evidence, CaseRecord state) {
    CampaignNote weightiest = weightiest(state);
    if (weightiest == null) {
      return evidence;
    }
    CampaignState campaign = stateOf(weightiest);
    return evidence.toBuilder()
        .put(CampaignSignal.MEMBERS, (float) weightiest.getMembers())
        .put(CampaignSignal.AUTHORS, (float) weightiest.getAuthors())
        .put(CampaignSignal.FILMS, (float) weightiest.getFilms())
        .put(CampaignSignal.NEW_ACCOUNT_SHARE, weightiest.getNewAccountShare())
        .put(CampaignSignal.CONFIDENCE, weightiest.getConfidence())
        .put(CampaignSignal.SUSPECTED, campaign == CampaignState.SUSPECTED)
        .put(CampaignSignal.CONFIRMED, campaign == CampaignState.CONFIRMED)
        .put(CampaignSignal.CLEARED, campaign == CampaignState.CLEARED)
        .build();
  }

  /** Whether the job of an open campaign stands for this held case. */
  static boolean standFor(CaseRecord state) {
    CampaignNote weightiest = weightiest(state);
    List<String> reasons = state.getReasons();
    return weightiest != null
        && stateOf(weightiest) == CampaignState.SUSPECTED
        && reasons.contains(Reason.TEMPLATE_CAMPAIGN.code())
        && reasons.stream().noneMatch(WEIGHTIER::contains);
  }

  /** Whether a moderator has decided on the campaign that counts. */
  static boolean isDecidedOn(CaseRecord state) {
    CampaignNote weightiest = weightiest(state);
    return weightiest != null
        && Set.of(CampaignState.CONFIRMED, CampaignState.CLEARED).contains(stateOf(weightiest));
  }

  private static @Nullable CampaignNote weightiest(CaseRecord state) {
    if (state.getCampaigns().isEmpty()) {
      return null;
    }
    return state.getCampaigns().stream()
        .filter(note -> note.getWrittenAt() == writtenAt(state))
        .max(
            Comparator.comparingInt(Campaigns::weight)
                .thenComparingLong(CampaignNote::getMembers)
                .thenComparingLong(CampaignNote::getCluster))
        .orElse(null);
  }

  private static int weight(CampaignNote note) {
    return switch (stateOf(note)) {
      case CONFIRMED -> 3;
      case SUSPECTED -> 2;
      case CLEARED -> 1;
      case UNKNOWN -> 0;
    };
  }

  /** When the present revision was written, in seconds since the epoch. */
  static long writtenAt(CaseRecord state) {
    return TimeUnit.MILLISECONDS.toSeconds(state.getWrittenAt());
  }

  private static CampaignState stateOf(CampaignNote note) {
    for (CampaignState state : CampaignState.values()) {
      if (state.name().equals(note.getState())) {
        return state;
      }
    }
    return CampaignState.UNKNOWN;
  }

  private static boolean isAbout(CampaignNote note, CampaignNote told) {
    return note.getCluster() == told.getCluster() && note.getWrittenAt() == told.getWrittenAt();
  }

  private static List<CampaignNote> with(List<CampaignNote> notes, CampaignNote told) {
    List<CampaignNote> all = new ArrayList<>(notes);
    all.add(told);
    all.sort(
        Comparator.comparingLong(CampaignNote::getWrittenAt)
            .thenComparingLong(CampaignNote::getCluster));
    return all;
  }
}
