package dev.steward.journal.checkpoints;

import dev.steward.journal.Verification;

/** What the chains of a tenant say of themselves, and what the checkpoints say of them. */
public record Audit(Verification chains, Confirmation confirmation) {
  /** Both hold. A tenant without any history needs nobody to vouch for it. */
  public boolean intact() {
    return chains instanceof Verification.Intact intact
        && switch (confirmation) {
          case Confirmation.Confirmed _ -> true;
          case Confirmation.None _ -> intact.entries() == 0;
          case Confirmation.Contradicted _, Confirmation.Invalid _, Confirmation.Unreadable _ ->
              false;
        };
  }

  /** Whether something is known to be wrong, rather than not known. */
  public boolean broken() {
    return chains instanceof Verification.Broken
        || confirmation instanceof Confirmation.Contradicted
        || confirmation instanceof Confirmation.Invalid;
  }
}
