package dev.screener.cli.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.screener.contracts.event.Outcome;
import java.util.OptionalDouble;

/** How often moderators and the policy said the same, and how not. Mutable: a count. */
final class Opinions {

  /** How a decision and the policy's opinion of the same text meet. */
  enum Meeting {
    AGREE,
    /** The policy keeps out what a moderator lets pass. */
    STRICTER,
    /** The policy lets pass what a moderator keeps out. */
    LAXER,
    /** The policy asks a person, so it neither agrees nor not. */
    HELD;

    static Meeting of(boolean moderatorApproves, Outcome policy) {
      return switch (policy) {
        case APPROVED -> moderatorApproves ? AGREE : LAXER;
        case REJECTED -> moderatorApproves ? STRICTER : AGREE;
        case HELD -> HELD;
        case UNKNOWN, REFUSED, WITHDRAWN ->
            throw new IllegalArgumentException(policy + " is no opinion of a policy");
      };
    }
  }

  private long bothApprove;
  private long bothReject;
  private long stricter;
  private long laxer;
  private long heldApproved;
  private long heldRejected;

  void add(boolean moderatorApproves, Outcome policy) {
    switch (Meeting.of(moderatorApproves, policy)) {
      case AGREE -> {
        if (moderatorApproves) {
          bothApprove++;
        } else {
          bothReject++;
        }
      }
      case STRICTER -> stricter++;
      case LAXER -> laxer++;
      case HELD -> {
        if (moderatorApproves) {
          heldApproved++;
        } else {
          heldRejected++;
        }
      }
    }
  }

  long stricter() {
    return stricter;
  }

  long laxer() {
    return laxer;
  }

  long held() {
    return heldApproved + heldRejected;
  }

  /** All decisions, those on which the policy asks a person included. */
  long decisions() {
    return bothApprove + bothReject + stricter + laxer + held();
  }

  /** Of the decisions on which the policy has an opinion of its own. */
  Share agreement() {
    long agree = bothApprove + bothReject;
    return new Share(agree, agree + stricter + laxer);
  }

  /**
   * Agreement beyond what two who decide at random, each with their own habits, would reach; 1 is
   * all, 0 none. Unknown where either always says the same and so do both.
   *
   * @see <a href="https://doi.org/10.1177/001316446002000104">Cohen, 1960</a>
   */
  OptionalDouble kappa() {
    double n = agreement().of();
    if (n == 0) {
      return OptionalDouble.empty();
    }
    double moderatorApproves = (bothApprove + stricter) / n;
    double policyApproves = (bothApprove + laxer) / n;
    double expected =
        moderatorApproves * policyApproves + (1 - moderatorApproves) * (1 - policyApproves);
    return expected == 1
        ? OptionalDouble.empty()
        : OptionalDouble.of((agreement().value() - expected) / (1 - expected));
  }

  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("decisions", decisions());
    node.put("bothApprove", bothApprove);
    node.put("bothReject", bothReject);
    node.put("policyStricter", stricter);
    node.put("policyLaxer", laxer);
    node.putObject("policyHolds").put("approved", heldApproved).put("rejected", heldRejected);
    node.set("agreement", agreement().json());
    OptionalDouble kappa = kappa();
    if (kappa.isPresent()) {
      node.put("kappa", kappa.getAsDouble());
    } else {
      node.putNull("kappa");
    }
    return node;
  }
}
