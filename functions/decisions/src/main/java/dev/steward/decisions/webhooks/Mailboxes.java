package dev.steward.decisions.webhooks;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.List;
import java.util.function.Predicate;

/** Finds out whether what came for an endpoint is genuine. */
public final class Mailboxes {
  private Mailboxes() {}

  /** Who has no secret is told nothing of which endpoints there are. */
  public static Mailbox genuine(List<Mailbox> all, String name, Predicate<String> isSignedWith) {
    return all.stream()
        .filter(mailbox -> mailbox.name().equals(name))
        .filter(mailbox -> mailbox.secrets().stream().anyMatch(isSignedWith))
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    ProblemType.UNAUTHENTICATED,
                    "there is no such endpoint, or this was not signed just now with its secret"));
  }
}
