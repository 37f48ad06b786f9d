package dev.screener.ingest;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What a decision is about, a review at the revision that was seen, a campaign or a siege; not yet
 * checked for sense.
 *
 * @param siegeOpenedAt ISO 8601 with an offset
 */
record DecisionTarget(
    @Nullable String filmId,
    @Nullable String reviewId,
    @Nullable Integer revision,
    @Nullable String campaignId,
    @Nullable String siegeOpenedAt) {

  /** The fields by their names in JSON. */
  enum Field implements JsonFields.Name {
    FILM_ID("filmId"),
    REVIEW_ID("reviewId"),
    REVISION("revision"),
    CAMPAIGN_ID("campaignId"),
    SIEGE_OPENED_AT("siegeOpenedAt");

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
    String siegeOpenedAt = null;
    for (Field field = fields.next(); field != null; field = fields.next()) {
      switch (field) {
        case FILM_ID -> filmId = fields.text();
        case REVIEW_ID -> reviewId = fields.text();
        case REVISION -> revision = fields.integer();
        case CAMPAIGN_ID -> campaignId = fields.text();
        case SIEGE_OPENED_AT -> siegeOpenedAt = fields.text();
      }
    }
    return new DecisionTarget(filmId, reviewId, revision, campaignId, siegeOpenedAt);
  }
}
