package dev.screener.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A report as a client sends it: of the right form, not yet checked for sense. */
record SubmitReportRequest(
    @Nullable String reporterId, @Nullable String kind, @Nullable String note) {

  /** The fields by their names in JSON. */
  enum Field implements JsonFields.Name {
    REPORTER_ID("reporterId"),
    KIND("kind"),
    NOTE("note");

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
   * @throws Refusal 400, when it is not of the form of a report
   */
  static SubmitReportRequest read(byte[] bytes) throws Refusal {
    return JsonFields.read(bytes, 0, bytes.length, Field.ALL, SubmitReportRequest::read);
  }

  private static SubmitReportRequest read(JsonFields<Field> fields) throws IOException, Refusal {
    String reporterId = null;
    String kind = null;
    String note = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case REPORTER_ID -> reporterId = fields.text();
        case KIND -> kind = fields.text();
        case NOTE -> note = fields.text();
      }
    }
    return new SubmitReportRequest(reporterId, kind, note);
  }
}
