package dev.screener.moderation.cases;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A case as a moderator reads it, and its verdict recomputed from what it records. For moderators
 * only: it holds the text, rules and thresholds.
 *
 * @param signals the evidence, reports included, by signal name
 * @param reports unsettled, by kind
 * @param appeal the open one's text
 * @param recomputed the verdict made again by the policy that the case names
 * @param rules what each rule of that policy makes of the evidence
 * @param inForce what the policy now in force would say
 * @param spans where the text speaks for a head, strongest first
 * @param campaigns of which it is a member, each once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CaseExplanation(
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
    Recomputed recomputed,
    List<Rule> rules,
    InForce inForce,
    List<TextSpan> spans,
    List<OfCampaign> campaigns) {

  /** A moderator's decision, as the case noted it. */
  public record Decision(
      String decisionId,
      int revision,
      boolean approves,
      boolean rules,
      boolean undone,
      boolean lost,
      String decidedAt) {}

  /**
   * The verdict made again.
   *
   * @param differs one sentence for each difference; empty when there is none
   */
  public record Recomputed(
      @Nullable String outcome,
      @Nullable String display,
      List<String> reasons,
      List<String> ruleIds,
      List<String> differs) {}

  /** One rule: how it came out, and by which numbers. */
  public record Rule(String ruleId, String how, String detail) {}

  /** What another policy says. */
  public record InForce(
      String policyVersion,
      String outcome,
      String display,
      List<String> reasons,
      List<String> ruleIds) {}

  /**
   * Characters of the original text.
   *
   * @param inTitle whether they lie in the title; else in the text
   * @param from the first, from 0, in UTF-16 units
   * @param to behind the last
   */
  public record TextSpan(String head, boolean inTitle, int from, int to, float weight) {}

  /** A campaign of which the review is a member, as its case noted it. */
  public record OfCampaign(
      String campaignId, String state, long members, long authors, long films, float confidence) {}
}
