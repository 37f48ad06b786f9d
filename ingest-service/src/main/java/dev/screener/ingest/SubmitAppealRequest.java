package dev.screener.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** An appeal as a client sends it: of the right form, not yet checked for sense. */
record SubmitAppealRequest(@Nullable String authorId, @Nullable String text) {

  /** The fields by their names in JSON. */
  enum Field implements JsonFields.Name {
    AUTHOR_ID("authorId"),
    TEXT("text");

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
   * @throws Refusal 400, when it is not of the form of an appeal
   */
  static SubmitAppealRequest read(byte[] bytes) throws Refusal {
    return JsonFields.read(bytes, 0, bytes.length, Field.ALL, SubmitAppealRequest::read);
  }

  private static SubmitAppealRequest read(JsonFields<Field> fields) throws IOException, Refusal {
    String authorId = null;
    String text = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case AUTHOR_ID -> authorId = fields.text();
        case TEXT -> text = fields.text();
      }
    }
    return new SubmitAppealRequest(authorId, text);
  }
}
