package dev.screener.moderation.cases;

import dev.screener.contracts.event.ApprovedReview;
import dev.screener.contracts.event.Outcome;
import dev.screener.moderation.record.CaseRecord;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The case desk's three stores as one: a case is taken from them and put back whole. */
final class CaseShelf {

  /** Among the open cases, for what waits for a person only. */
  static final long NEVER = Long.MAX_VALUE;

  /** Behind the key of what readers see of an earlier revision; no id holds the character. */
  private static final String OLDER = "@shown";

  private final KeyValueStore<String, CaseRecord> cases;
  private final KeyValueStore<String, byte[]> texts;
  private final KeyValueStore<String, Long> open;
  private final CaseSerdes serdes;
  private final Due due;

  CaseShelf(ProcessorContext<?, ?> context, CaseSerdes serdes, Due due) {
    this.cases = CaseStores.cases(context);
    this.texts = CaseStores.texts(context);
    this.open = CaseStores.open(context);
    this.serdes = serdes;
    this.due = due;
  }

  KeyValueStore<String, CaseRecord> cases() {
    return cases;
  }

  KeyValueStore<String, Long> open() {
    return open;
  }

  @Nullable CaseRecord state(String key) {
    return cases.get(key);
  }

  /** The case with its text; empty where the review was withdrawn, or its text has been dropped. */
  Optional<Docket> docket(String key, @Nullable CaseRecord state) {
    byte[] text = state == null ? null : texts.get(key);
    return state == null || text == null
        ? Optional.empty()
        : Optional.of(
            new Docket(state, serdes.submissions().decodePresent(text), older(key, state)));
  }

  /** Keeps a case whose text is new. */
  void keep(String key, @Nullable CaseRecord before, CaseRecord next, byte[] text) {
    if (next.getOutcome().equals(Outcome.WITHDRAWN.name())) {
      texts.delete(key);
    } else {
      texts.put(key, text);
    }
    keep(key, before, next);
  }

  /** Keeps a case whose text is as it was. */
  void keep(String key, @Nullable CaseRecord before, CaseRecord next) {
    cases.put(key, next);
    if (isOpen(next)) {
      open.put(key, Objects.requireNonNullElse(due.at(next), NEVER));
    } else if (before != null && isOpen(before)) {
      open.delete(key);
    }
  }

  /** Whether time does something to a case by now; what waits for nothing is looked up no more. */
  boolean isDue(String key, long now) {
    CaseRecord state = cases.get(key);
    if (state == null || !isOpen(state)) {
      open.delete(key);
      return false;
    }
    Long at = due.at(state);
    return at != null && at <= now;
  }

  /** Keeps what readers see of an earlier revision until the present one is approved. */
  void keepOlder(String key, ApprovedReview shown) {
    texts.put(key + OLDER, serdes.approved().encode(shown));
  }

  void dropOlder(String key) {
    texts.delete(key + OLDER);
  }

  /** Drops the text of a review that can no longer be appealed; the case keeps what was decided. */
  void dropText(String key, CaseRecord state) {
    texts.delete(key);
    texts.delete(key + OLDER);
    cases.put(key, CaseRecord.newBuilder(state).setAuthorId("").build());
  }

  private @Nullable ApprovedReview older(String key, CaseRecord state) {
    // What a moderator approved may be taken back; what the policy approved has replaced it.
    boolean one =
        state.getRevision() > 1
            && (!state.getOutcome().equals(Outcome.APPROVED.name())
                || Decisions.ruling(state, state.getRevision()).isPresent());
    byte[] shown = one && serdes.olderStays() ? texts.get(key + OLDER) : null;
    return shown == null ? null : serdes.approved().decodePresent(shown);
  }

  private boolean isOpen(CaseRecord state) {
    return Due.isHeld(state) || due.at(state) != null;
  }
}
