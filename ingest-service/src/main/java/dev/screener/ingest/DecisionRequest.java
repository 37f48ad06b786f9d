package dev.screener.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A moderator's decision as a client sends it: of the right form, not yet checked for sense.
 *
 * @param decidedAt ISO 8601 with an offset
 */
record DecisionRequest(
    @Nullable DecisionTarget target,
    @Nullable String action,
    @Nullable String undoes,
    @Nullable String effect,
    @Nullable String reason,
    @Nullable String note,
    @Nullable String moderatorId,
    @Nullable String decidedAt) {

  /** The fields by their names in JSON. */
  enum Field implements JsonFields.Name {
    TARGET("target"),
    ACTION("action"),
    UNDOES("undoes"),
    EFFECT("effect"),
    REASON("reason"),
    NOTE("note"),
    MODERATOR_ID("moderatorId"),
    DECIDED_AT("decidedAt");

    private static final Field[] ALL = values();
    private final String json;

    Field(String json) {
      this.json = json;
    }

    @Override
    public String json() {
      return json;
    }
  }

  /**
   * Reads one JSON object.
   *
   * @throws Refusal 400, when it is not of the form of a decision
   */
  static DecisionRequest read(byte[] bytes, int offset, int length) throws Refusal {
    return JsonFields.read(bytes, offset, length, Field.ALL, DecisionRequest::read);
  }

  private static DecisionRequest read(JsonFields<Field> fields) throws IOException, Refusal {
    DecisionTarget target = null;
    String action = null;
    String undoes = null;
    String effect = null;
    String reason = null;
    String note = null;
    String moderatorId = null;
    String decidedAt = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case TARGET -> target = fields.object(DecisionTarget.Field.values(), DecisionTarget::read);
        case ACTION -> action = fields.text();
        case UNDOES -> undoes = fields.text();
        case EFFECT -> effect = fields.text();
        case REASON -> reason = fields.text();
        case NOTE -> note = fields.text();
        case MODERATOR_ID -> moderatorId = fields.text();
        case DECIDED_AT -> decidedAt = fields.text();
      }
    }
    return new DecisionRequest(
        target, action, undoes, effect, reason, note, moderatorId, decidedAt);
  }
}
