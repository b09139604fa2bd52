package dev.steward.decisions.webhooks;

import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The endpoints of a vendor; finds out whether what came for one is genuine. */
public final class Mailboxes {
  private Mailboxes() {}

  /** What is done in answer is done with the token of a name: there are no two of it. */
  public static List<Mailbox> of(List<Mailbox> configured) {
    Set<String> names = new HashSet<>();
    for (Mailbox mailbox : configured) {
      if (!names.add(mailbox.name())) {
        throw new IllegalArgumentException(
            "steward.webhooks.%s: two are named %s".formatted(mailbox.source(), mailbox.name()));
      }
    }
    return List.copyOf(configured);
  }

  /** Who has no secret is told nothing of which endpoints there are. */
  public static Mailbox genuine(List<Mailbox> all, String name, Predicate<String> isSignedWith) {
    if (all.isEmpty()) {
      throw new Fault(ProblemType.NOT_FOUND, "no endpoint of this vendor is configured here");
    }
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
