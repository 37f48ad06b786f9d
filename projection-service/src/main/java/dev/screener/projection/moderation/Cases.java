package dev.screener.projection.moderation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Cases with their full texts, as moderation-streams tells them, and policies tried on them. It is
 * asked with the caller's own authorization.
 */
public interface Cases {

  /**
   * A case.
   *
   * @param spans where the text speaks for a head, the strongest first
   */
  record Told(
      String filmId,
      String reviewId,
      int revision,
      String outcome,
      String display,
      List<String> reasons,
      List<String> ruleIds,
      String policyVersion,
      String modelVersion,
      String decidedBy,
      String judgedAt,
      @Nullable String title,
      @Nullable String text,
      @Nullable String language,
      @Nullable Integer rating,
      Map<String, Float> signals,
      Map<String, Integer> reports,
      @Nullable String appeal,
      List<Decision> decisions,
      List<Rule> rules,
      List<Span> spans,
      List<OfCampaign> campaigns) {

    public Told {
      // Null is how Jackson reads an answer of an older version.
      signals = signals == null ? Map.of() : signals;
      reports = reports == null ? Map.of() : reports;
      decisions = decisions == null ? List.of() : decisions;
      rules = rules == null ? List.of() : rules;
      spans = spans == null ? List.of() : spans;
      campaigns = campaigns == null ? List.of() : campaigns;
    }

    /** The same without anything that was made of it or said about it: for a blind label. */
    public Told forBlindLabel() {
      return new Told(
          filmId, reviewId, revision, "", "", List.of(), List.of(), "", "", "", "", title, text,
          language, rating, Map.of(), Map.of(), null, List.of(), List.of(), List.of(), List.of());
    }
  }

  /** A moderator's decision, as the case noted it. */
  record Decision(
      String decisionId,
      int revision,
      boolean approves,
      boolean rules,
      boolean undone,
      boolean lost,
      String decidedAt) {}

  /** One rule: how it came out, and by which numbers. */
  record Rule(String ruleId, String how, String detail) {}

  /**
   * Characters of the original text.
   *
   * @param from the first, from 0, in UTF-16 units
   * @param to behind the last
   */
  record Span(String head, boolean inTitle, int from, int to, float weight) {}

  /** A campaign of which the case is a member, as the case noted it. */
  record OfCampaign(
      String campaignId, String state, long members, long authors, long films, float confidence) {}

  /**
   * A case with its text; empty where there is none. Fails with {@link UnavailableException} when
   * moderation-streams does not answer.
   *
   * @param authorization the caller's header, as it came
   */
  CompletionStage<Optional<Told>> find(String filmId, String reviewId, String authorization);

  /**
   * A review by the author of a case.
   *
   * @param firstSubmittedAt of revision 1, ms since the epoch
   */
  record Written(
      String filmId, String reviewId, int revision, long firstSubmittedAt, boolean withdrawn) {}

  /**
   * What the author of a case has written, the case itself included; who that is, is not told.
   *
   * @param newest the newest first, at most 12
   * @param known how many there are
   */
  record AuthorPast(List<Written> newest, int known) {

    public AuthorPast {
      newest = newest == null ? List.of() : List.copyOf(newest);
    }
  }

  /** What else the author of a case has written; empty and failing as {@link #find}. */
  CompletionStage<Optional<AuthorPast>> author(
      String filmId, String reviewId, String authorization);

  /**
   * Where and when a campaign's members were written.
   *
   * @param complete false where there are more members than are counted
   * @param byTime members by the beginnings of spans of event time, seconds since the epoch
   * @param byFilm members by film, of the films with the most
   */
  record Spread(
      long members,
      long films,
      boolean complete,
      Map<Long, Integer> byTime,
      Map<String, Integer> byFilm) {

    public Spread {
      byTime = byTime == null ? Map.of() : byTime;
      byFilm = byFilm == null ? Map.of() : byFilm;
    }
  }

  /**
   * A campaign's spread, added up over all instances. Fails with {@link UnavailableException} when
   * one of them does not answer.
   *
   * @param spanSeconds how long a span of time is
   */
  CompletionStage<Spread> spread(String campaignId, long spanSeconds, String authorization);

  /** What was answered to a policy that was tried: 200 with the difference, or a problem. */
  record Tried(int status, JsonNode body) {}

  /**
   * What a policy would change among the cases judged last, added up over all instances. Fails with
   * {@link UnavailableException} when one of them does not answer.
   *
   * @param rules YAML
   */
  CompletionStage<Tried> tryPolicy(String rules, @Nullable String overlay, String authorization);

  /** moderation-streams does not answer; the message may be read by the caller. */
  final class UnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(String why) {
      // Expected, so there is no stack to be told.
      super(why, null, false, false);
    }
  }
}
