package dev.screener.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A review as a client sends it: of the right form, not yet checked for sense. Null is a field that
 * was left out.
 *
 * @param accountCreatedAt ISO 8601 with an offset, as is {@code submittedAt}
 */
record SubmitReviewRequest(
    @Nullable String filmId,
    @Nullable String reviewId,
    @Nullable String authorId,
    @Nullable String authorName,
    @Nullable Integer rating,
    @Nullable String title,
    @Nullable String text,
    @Nullable String language,
    @Nullable String accountCreatedAt,
    @Nullable Boolean verifiedViewing,
    @Nullable String clientHash,
    @Nullable String submittedAt,
    boolean imported,
    @Nullable String priorOutcome) {

  /** The fields by their names in JSON. */
  enum Field implements JsonFields.Name {
    FILM_ID("filmId"),
    REVIEW_ID("reviewId"),
    AUTHOR_ID("authorId"),
    AUTHOR_NAME("authorName"),
    RATING("rating"),
    TITLE("title"),
    TEXT("text"),
    LANGUAGE("language"),
    ACCOUNT_CREATED_AT("accountCreatedAt"),
    VERIFIED_VIEWING("verifiedViewing"),
    CLIENT_HASH("clientHash"),
    SUBMITTED_AT("submittedAt"),
    IMPORTED("imported"),
    PRIOR_OUTCOME("priorOutcome");

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
   * @throws Refusal 400, when it is not of the form of a review
   */
  static SubmitReviewRequest read(byte[] bytes, int offset, int length) throws Refusal {
    return JsonFields.read(bytes, offset, length, Field.ALL, SubmitReviewRequest::read);
  }

  private static SubmitReviewRequest read(JsonFields<Field> fields) throws IOException, Refusal {
    String filmId = null;
    String reviewId = null;
    String authorId = null;
    String authorName = null;
    Integer rating = null;
    String title = null;
    String text = null;
    String language = null;
    String accountCreatedAt = null;
    Boolean verifiedViewing = null;
    String clientHash = null;
    String submittedAt = null;
    boolean imported = false;
    String priorOutcome = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case FILM_ID -> filmId = fields.text();
        case REVIEW_ID -> reviewId = fields.text();
        case AUTHOR_ID -> authorId = fields.text();
        case AUTHOR_NAME -> authorName = fields.text();
        case RATING -> rating = fields.integer();
        case TITLE -> title = fields.text();
        case TEXT -> text = fields.text();
        case LANGUAGE -> language = fields.text();
        case ACCOUNT_CREATED_AT -> accountCreatedAt = fields.text();
        case VERIFIED_VIEWING -> verifiedViewing = fields.flag();
        case CLIENT_HASH -> clientHash = fields.text();
        case SUBMITTED_AT -> submittedAt = fields.text();
        case IMPORTED -> imported = fields.requiredFlag();
        case PRIOR_OUTCOME -> priorOutcome = fields.text();
      }
    }
    return new SubmitReviewRequest(
        filmId,
        reviewId,
        authorId,
        authorName,
        rating,
        title,
        text,
        language,
        accountCreatedAt,
        verifiedViewing,
        clientHash,
        submittedAt,
        imported,
        priorOutcome);
  }
}
