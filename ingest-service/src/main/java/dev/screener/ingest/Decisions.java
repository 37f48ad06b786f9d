package dev.screener.ingest;

import dev.screener.contracts.access.PersonKeys;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Puts decisions onto their topic, without the moderator's name and with the note encrypted. */
final class Decisions {

  private final PersonKeys keys;
  private final Submissions submissions;

  Decisions(PersonKeys keys, Submissions submissions) {
    this.keys = keys;
    this.submissions = submissions;
  }

  /** Ends once the brokers have answered, or could not. */
  CompletionStage<Publication> publish(DecisionDraft draft) {
    return inOrder().publish(draft);
  }

  /**
   * For decisions that must come to the topic in the order in which they are given: the first of a
   * moderator's may have to wait for a key, and the next ones then wait behind it.
   */
  InOrder inOrder() {
    return new InOrder();
  }

  /** Not for use by several threads. */
  final class InOrder {

    private CompletionStage<?> sent = CompletableFuture.completedStage(null);

    private InOrder() {}

    /** As {@link Decisions#publish}. */
    CompletionStage<Publication> publish(DecisionDraft draft) {
      CompletableFuture<Publication> answered = new CompletableFuture<>();
      sent =
          sent.thenCompose(before -> sealed(draft))
              .handle(
                  (hidden, failure) -> {
                    if (failure == null) {
                      draft
                          .publish(submissions, hidden.moderatorToken(), hidden.note())
                          .thenAccept(answered::complete);
                    } else {
                      answered.complete(NotWritten.publicationOf(failure));
                    }
                    return null;
                  });
      return answered;
    }
  }

  /** What stands for the moderator and the note. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sealed(String moderatorToken, byte @Nullable [] note) {}

  private CompletionStage<Sealed> sealed(DecisionDraft draft) {
    String person = PersonKeys.staff(draft.moderator());
    String note = draft.note();
    CompletionStage<String> token = keys.tokenOf(person);
    return note == null
        ? token.thenApply(known -> new Sealed(known, null))
        : token.thenCombine(keys.encrypt(person, note), Sealed::new);
  }
}
