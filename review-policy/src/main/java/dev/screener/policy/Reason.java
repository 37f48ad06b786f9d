package dev.screener.policy;

import org.jspecify.annotations.Nullable;

/**
 * Why a review stands where it stands. The code is for programs and stays; the sentence is for the
 * review's author: plain, kind, and saying how to mend what can be mended. Neither tells rules or
 * thresholds, which are for moderators.
 */
public enum Reason {
  // How an approved review is shown.
  SHORT_REACTION(
      "Your review is shown among the short reactions. A sentence about the film itself would set it beside the longer reviews."),
  SPOILER("Your review is shown behind a click, since it tells parts of the plot."),
  OFF_TOPIC(
      "Your review seems to be about something other than this film. You can edit it to say what you think of the film."),

  // Why a review is held or rejected.
  SPAM(
      "Your review looks like an advertisement. Please take out links, contact details and offers, and tell us about the film."),
  TEMPLATE_CAMPAIGN(
      "The same words have been posted under several films. Please tell us about this film in words of your own."),
  LOW_EFFORT(
      "Your review does not yet tell other readers anything about the film. Add a rating or a sentence about the film, and it is looked at again at once."),
  GIBBERISH(
      "We could not read your review as words. If the keyboard or the encoding played a trick, please edit it and send it again."),
  ABUSE(
      "Your review seems to attack people rather than discuss the film. Criticise the film as sharply as you like, but please leave out insults and threats."),
  FLOOD(
      "Many reviews came from your account within a short time, so a person looks at them first. You need not do anything."),
  SIEGE(
      "This film got an unusual number of reviews at once that seem to act together. Yours came among them and is not shown as long as it is counted among these."),
  REPORTED(
      "Readers have asked us to look at your review. A person will read it; you need not do anything."),
  MODERATOR("A moderator has read your review and decided."),
  RULE_FAILED(
      "Something went wrong on our side while your review was checked, so a person will read it. You need not do anything."),

  // Why a write was refused, or what the author did.
  STALE("The review has changed since you saw it. Please look at it as it is now and edit that."),
  FOREIGN("This review does not exist, or it belongs to another author."),
  ALREADY_SUBMITTED("You have already reviewed this film under this id. Edit that review instead."),
  WITHDRAWN("You took this review back."),
  ERASED("This review was erased, as its author asked.");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  /** The stable code, as it stands on {@code reviews.verdicts}. */
  public String code() {
    return name();
  }

  /** One or two sentences in English that the author may read. */
  public String sentence() {
    return sentence;
  }

  /** The reason with this code, or null for a code of another version. */
  public static @Nullable Reason byCode(String code) {
    for (Reason reason : values()) {
      if (reason.name().equals(code)) {
        return reason;
      }
    }
    return null;
  }
}
