package dev.screener.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a decision is about, a review at the revision that was seen or a campaign; not yet checked
 * for sense.
 */
record DecisionTarget(
    @Nullable String filmId,
    @Nullable String reviewId,
    @Nullable Integer revision,
    @Nullable String campaignId) {

  /** The fields by their names in JSON. */
  enum Field implements JsonFields.Name {
    FILM_ID("filmId"),
    REVIEW_ID("reviewId"),
    REVISION("revision"),
    CAMPAIGN_ID("campaignId");

    private final String json;

    Field(String json) {
      this.json = json;
    }

    @Override
    public String json() {
      return json;
    }
  }

  static DecisionTarget read(JsonFields<Field> fields) throws IOException, Refusal {
    String filmId = null;
    String reviewId = null;
    Integer revision = null;
    String campaignId = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case FILM_ID -> filmId = fields.text();
        case REVIEW_ID -> reviewId = fields.text();
        case REVISION -> revision = fields.integer();
        case CAMPAIGN_ID -> campaignId = fields.text();
      }
    }
    return new DecisionTarget(filmId, reviewId, revision, campaignId);
  }
}
