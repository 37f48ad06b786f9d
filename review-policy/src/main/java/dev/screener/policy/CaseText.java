package dev.screener.policy;

import dev.screener.scoring.PlainText;
import dev.screener.scoring.ReviewText;
import org.jspecify.annotations.Nullable;

/**
 * Title and text of a review as policies read them; folded at most once a case, and only when a
 * rule asks.
 */
final class CaseText {

  private final ReviewText review;
  private final LiteralPatterns patterns;
  private @Nullable String written;
  private @Nullable String plain;

  /**
   * @param patterns those of the policy that asks
   */
  CaseText(ReviewText review, LiteralPatterns patterns) {
    this.review = review;
    this.patterns = patterns;
  }

  boolean mentions(WordList words) {
    return words.occursIn(plain());
  }

  long mentionCount(WordList words) {
    return words.countIn(plain());
  }

  boolean hasPattern(String pattern) {
    return patterns.occurs(pattern, written());
  }

  long patternCount(String pattern) {
    return patterns.count(pattern, written());
  }

  /** As the author wrote it, the title on a line of its own. */
  private String written() {
    String text = written;
    if (text == null) {
      text = written = join(review.title(), review.text());
    }
    return text;
  }

  /** In its plain form: small letters, disguises undone. */
  private String plain() {
    String text = plain;
    if (text == null) {
      text = plain = PlainText.of(review);
    }
    return text;
  }

  private static String join(@Nullable String title, @Nullable String text) {
    if (title == null || title.isEmpty()) {
      return text == null ? "" : text;
    }
    return text == null ? title : title + "\n" + text;
  }
}
