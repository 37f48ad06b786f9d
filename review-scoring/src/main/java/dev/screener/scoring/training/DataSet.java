package dev.screener.scoring.training;

import dev.screener.scoring.Head;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A data set that the trainer knows: under which licence it stands and what its labels teach.
 *
 * @param licence as its publisher states it
 * @param shippable whether a model that is given away may learn from it (CC0, CC BY, MIT)
 * @param positive for each head the labels that are examples of it
 * @param negative for each head the labels that are examples against it
 * @param filmText whether its texts are honest film reviews, on which false alarms are counted
 */
public record DataSet(
    String name,
    String licence,
    boolean shippable,
    Map<Head, Set<String>> positive,
    Map<Head, Set<String>> negative,
    boolean filmText) {

  /** All that the trainer knows, in a fixed order. */
  public static final List<DataSet> KNOWN =
      List.of(
          new DataSet(
              "tubespam",
              "CC BY 4.0 (UCI Machine Learning Repository)",
              true,
              Map.of(Head.SPAM, Set.of("spam"), Head.OFF_TOPIC, Set.of("ham", "spam")),
              Map.of(
                  Head.SPAM,
                  Set.of("ham"),
                  Head.GIBBERISH,
                  Set.of("ham"),
                  Head.LOW_EFFORT,
                  Set.of("ham"),
                  Head.ABUSE,
                  Set.of("ham")),
              false),
          new DataSet(
              "sms_spam",
              "CC BY 4.0 (UCI Machine Learning Repository)",
              true,
              Map.of(Head.SPAM, Set.of("spam"), Head.OFF_TOPIC, Set.of("ham", "spam")),
              Map.of(
                  Head.SPAM,
                  Set.of("ham"),
                  Head.GIBBERISH,
                  Set.of("ham"),
                  Head.LOW_EFFORT,
                  Set.of("ham"),
                  Head.ABUSE,
                  Set.of("ham")),
              false),
          new DataSet(
              "telegram_ru",
              "MIT",
              true,
              Map.of(Head.SPAM, Set.of("spam")),
              Map.of(
                  Head.SPAM,
                  Set.of("ham"),
                  Head.GIBBERISH,
                  Set.of("ham", "spam"),
                  Head.LOW_EFFORT,
                  Set.of("ham")),
              false),
          new DataSet(
              "subjectivity_plot_vs_opinion",
              "CC BY 4.0",
              true,
              Map.of(),
              Map.of(
                  Head.SPAM, Set.of("plot_summary", "review_opinion"),
                  Head.ABUSE, Set.of("plot_summary", "review_opinion"),
                  Head.GIBBERISH, Set.of("plot_summary", "review_opinion"),
                  Head.LOW_EFFORT, Set.of("plot_summary", "review_opinion"),
                  Head.OFF_TOPIC, Set.of("plot_summary", "review_opinion")),
              true),
          new DataSet(
              "nsmc_ko",
              "CC0",
              true,
              Map.of(),
              Map.of(
                  Head.GIBBERISH,
                  Set.of("genuine_unverified"),
                  Head.LOW_EFFORT,
                  Set.of("genuine_unverified")),
              true),
          new DataSet(
              "nsmc_replay",
              "CC0",
              true,
              Map.of(Head.COMMONPLACE, Set.of("commonplace")),
              Map.of(
                  Head.COMMONPLACE, Set.of("told_once"),
                  Head.LOW_EFFORT, Set.of("told_once", "commonplace"),
                  Head.GIBBERISH, Set.of("told_once", "commonplace")),
              true),
          new DataSet(
              "davidson_toxic",
              "MIT",
              true,
              Map.of(Head.ABUSE, Set.of("hate", "offensive"), Head.OFF_TOPIC, Set.of("neither")),
              Map.of(
                  Head.ABUSE,
                  Set.of("neither"),
                  Head.GIBBERISH,
                  Set.of("hate", "offensive", "neither")),
              false),
          new DataSet(
              "profanity_words",
              "CC BY 4.0 and MIT",
              true,
              Map.of(),
              Map.of(Head.GIBBERISH, Set.of("profanity")),
              false),
          new DataSet(
              "vispam_reviews_vi",
              "research only",
              false,
              Map.of(Head.SPAM, Set.of("non_review")),
              Map.of(
                  Head.SPAM,
                  Set.of("genuine"),
                  Head.GIBBERISH,
                  Set.of("genuine"),
                  Head.LOW_EFFORT,
                  Set.of("genuine")),
              false),
          new DataSet(
              "olid_toxic",
              "none stated",
              false,
              Map.of(Head.ABUSE, Set.of("OFF")),
              Map.of(Head.ABUSE, Set.of("NOT"), Head.GIBBERISH, Set.of("NOT")),
              false),
          film("imdb_acl_sample"),
          film("rt_user_short"),
          film("letterboxd_top"),
          new DataSet(
              "imdb_spoiler_weak",
              "none stated",
              false,
              Map.of(Head.SPOILER, Set.of("spoiler_declared")),
              Map.of(Head.SPOILER, Set.of("no_spoiler_declared")),
              true));

  private static DataSet film(String name) {
    Set<String> genuine = Set.of("genuine");
    return new DataSet(
        name,
        "none stated",
        false,
        Map.of(),
        Map.of(
            Head.SPAM,
            genuine,
            Head.ABUSE,
            genuine,
            Head.GIBBERISH,
            genuine,
            Head.LOW_EFFORT,
            genuine,
            Head.OFF_TOPIC,
            genuine),
        true);
  }

  /** 1 when the label is an example of the head, -1 when it is one against it, else 0. */
  public int target(Head head, String label) {
    if (positive.getOrDefault(head, Set.of()).contains(label)) {
      return 1;
    }
    return negative.getOrDefault(head, Set.of()).contains(label) ? -1 : 0;
  }
}
