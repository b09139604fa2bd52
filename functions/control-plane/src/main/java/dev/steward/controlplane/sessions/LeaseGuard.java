package dev.steward.controlplane.sessions;

import dev.steward.controlplane.kernel.DispatchGuard;
import dev.steward.controlplane.kernel.GateSlot;
import dev.steward.controlplane.kernel.Verdict;
import dev.steward.controlplane.runs.Run;
import dev.steward.core.ProblemType;
import dev.steward.database.Statements;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The session a run names is its principal's own and open, at admission and at every dispatch. */
@Singleton
final class LeaseGuard implements DispatchGuard {
  private final Sessions sessions;
  private final InstantSource clock;

  LeaseGuard(Sessions sessions, InstantSource clock) {
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public GateSlot slot() {
    return GateSlot.LEASE;
  }

  @Override
  public String requirement() {
    return "session-lease";
  }

  @Override
  public void require(Statements statements, Run run) {
    run.session()
        .ifPresent(
            session ->
                statements.require(
                    requirement(),
                    """
                    SELECT count(*) FROM control.session
                    WHERE tenant_id = ?
                      AND id = ?
                      AND principal = ?
                      AND state = 'open'
                      AND expires_at > ?
                      AND (policy IS NULL OR policy = ?)
                    """,
                    slots ->
                        slots
                            .text(run.tenant().value())
                            .text(session)
                            .text(run.principal())
                            .moment(clock.instant())
                            .text(run.policy().orElse(null))));
  }

  @Override
  public Verdict.Refuse unmet(Run run) {
    return new Verdict.Refuse(
        ProblemType.SESSION_ENDED,
        sessions
            .find(run.tenant(), run.session().orElseThrow())
            .filter(session -> session.principal().equals(run.principal()))
            .map(this::why)
            .orElse("this principal has no such session: open one with POST /v1/sessions"));
  }

  private String why(Session session) {
    String state = session.state(clock.instant());
    return state.equals("open")
        ? "the policy changed since the session was opened: renew it"
        : "the session is " + state + ": open another, or renew one that expired";
  }
}
