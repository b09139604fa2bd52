package dev.steward.controlplane.dispatch;

import dev.steward.controlplane.kernel.Cancellation;
import dev.steward.controlplane.kernel.Dispatch;
import dev.steward.controlplane.kernel.Dispatcher;
import dev.steward.controlplane.kernel.Outcome;
import dev.steward.controlplane.kernel.Verdict;
import dev.steward.controlplane.resilience.Circuit;
import dev.steward.controlplane.resilience.Circuits;
import io.micronaut.context.annotation.Primary;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Sends only what the executor's circuit lets through, and tells it what came of it. */
@Singleton
@Primary
final class GuardedDispatcher implements Dispatcher {
  private final Dispatcher wire;
  private final Circuits circuits;

  GuardedDispatcher(@Named(HttpDispatcher.NAME) Dispatcher wire, Circuits circuits) {
    this.wire = wire;
    this.circuits = circuits;
  }

  @Override
  public Outcome send(Dispatch dispatch, Cancellation cancellation) {
    Circuit circuit = circuits.of(dispatch.tool());
    Optional<Verdict.Refuse> refusal = circuit.enter();
    if (refusal.isPresent()) {
      return new Outcome.Failed(refusal.get().type(), refusal.get().detail(), Optional.empty());
    }
    Runnable end = circuit::failed;
    try {
      Outcome outcome = wire.send(dispatch, cancellation);
      end = cancellation.requested() ? circuit::left : end(circuit, outcome);
      return outcome;
    } finally {
      end.run();
    }
  }

  private static Runnable end(Circuit circuit, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Returned _ -> circuit::answered;
      case Outcome.Unknown _ -> circuit::failed;
      case Outcome.Failed failed ->
          switch (failed.type()) {
            case EXECUTOR_REFUSED, OVERLOADED -> circuit::answered;
            case EXECUTOR_FAILED -> circuit::failed;
            // Not a word was exchanged, for reasons of our own.
            default -> circuit::left;
          };
    };
  }
}
