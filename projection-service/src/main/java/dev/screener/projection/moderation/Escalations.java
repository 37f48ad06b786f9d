package dev.screener.projection.moderation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Cases that a moderator has handed to those with more say. Such a case leaves the ordinary queue
 * until it is settled, handed back, or written anew.
 */
public interface Escalations {

  /** Why a case is handed on; codes, so that nothing is on record that names a person. */
  enum Why {
    UNSURE("I cannot tell what is right here"),
    LEGAL("It may break the law"),
    DANGER("Somebody may be in danger"),
    CONFLICT("I should not decide on this one"),
    RULES("The rules do not fit it");

    private final String words;

    Why(String words) {
      this.words = words;
    }

    /** As the moderator would say it. */
    public String words() {
      return words;
    }

    /** Of a code, which a later version may have made; then the code itself. */
    public static String wordsOf(String code) {
      return List.of(values()).stream()
          .filter(why -> why.name().equals(code))
          .map(Why::words)
          .findFirst()
          .orElse(code);
    }
  }

  /**
   * That a case was handed on.
   *
   * @param yours whether the asker did it
   * @param moderator a token that stands for whoever did it
   * @param why a code, as of {@link Why}
   */
  record Escalation(boolean yours, String moderator, String why, Instant at) {}

  /** The escalation that counts for a job as it waits now. */
  Optional<Escalation> of(Job job, String moderator);

  /**
   * Hands the job on; ends once that is read back. Fails with {@link
   * dev.screener.projection.view.ViewNotReadyException} when the brokers do not answer in time.
   *
   * @param moderator the name of the credential
   */
  CompletionStage<Escalation> escalate(Job job, Why why, String moderator);

  /** Hands the job back to all; the same otherwise. */
  CompletionStage<Void> handBack(Job job, String moderator);
}
