package dev.screener.moderation.cases;

import static dev.screener.moderation.cases.CaseStores.CASES;
import static dev.screener.moderation.cases.CaseStores.CASE_TEXT;
import static dev.screener.moderation.cases.CaseStores.OPEN_CASES;

import dev.screener.contracts.event.Outcome;
import dev.screener.contracts.event.ReviewSubmission;
import dev.screener.contracts.serde.AvroSerde;
import dev.screener.moderation.record.CaseRecord;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The case desk's three stores as one: a case is taken from them and put back whole. */
final class CaseShelf {

  private final KeyValueStore<String, CaseRecord> cases;
  private final KeyValueStore<String, byte[]> texts;
  private final KeyValueStore<String, Long> open;
  private final AvroSerde<ReviewSubmission> submissions;

  CaseShelf(ProcessorContext<?, ?> context, AvroSerde<ReviewSubmission> submissions) {
    this.cases = context.getStateStore(CASES);
    this.texts = context.getStateStore(CASE_TEXT);
    this.open = context.getStateStore(OPEN_CASES);
    this.submissions = submissions;
  }

  KeyValueStore<String, CaseRecord> cases() {
    return cases;
  }

  @Nullable CaseRecord state(String key) {
    return cases.get(key);
  }

  /** The case with its text; empty where there is none, or it was withdrawn. */
  Optional<Docket> docket(String key) {
    CaseRecord state = cases.get(key);
    byte[] text = texts.get(key);
    return state == null || text == null
        ? Optional.empty()
        : Optional.of(new Docket(state, submissions.decodePresent(text)));
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
    Long heldSince = next.getHeldSince();
    if (isHeld(next) && heldSince != null) {
      open.put(key, heldSince);
    } else if (before != null && isHeld(before)) {
      open.delete(key);
    }
  }

  private static boolean isHeld(CaseRecord state) {
    return state.getOutcome().equals(Outcome.HELD.name());
  }
}
