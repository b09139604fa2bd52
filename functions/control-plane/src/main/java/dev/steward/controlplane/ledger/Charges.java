package dev.steward.controlplane.ledger;

import dev.steward.controlplane.kernel.Move;
import dev.steward.controlplane.kernel.Usage;
import dev.steward.controlplane.ledger.prices.Price;
import dev.steward.controlplane.ledger.prices.PriceTable;
import dev.steward.controlplane.runs.Run;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Decides what a move of a run costs. */
@Singleton
final class Charges {
  private final PriceTable prices;

  Charges(PriceTable prices) {
    this.prices = prices;
  }

  Charge of(Move move) {
    if (move.before().isEmpty()) {
      return new Charge.Later();
    }
    Run run = move.after();
    return switch (run.state()) {
      case ADMITTED, HELD, DISPATCHING, UNKNOWN -> new Charge.Later();
      case REFUSED, CANCELLED -> new Charge.Nothing();
      case SUCCEEDED -> answered(run, move.usage());
      case FAILED -> failed(run, move.usage());
    };
  }

  /** An answer of success that broke its contract was work all the same. */
  private Charge failed(Run run, Usage usage) {
    int status = run.evidence().map(evidence -> evidence.path("status").asInt()).orElse(0);
    if (status >= 200 && status < 300) {
      return answered(run, usage);
    }
    return usage.units().isEmpty()
        ? new Charge.Nothing()
        : priced(run, price -> price.reported(usage.units()));
  }

  private Charge answered(Run run, Usage usage) {
    Map<String, Long> units = usage.units();
    return priced(run, price -> price.actual(run.input().root(), run.output(), units));
  }

  /** The price may have gone from the table since the run began: then all that is held is used. */
  private Charge priced(Run run, ToLongFunction<Price> cost) {
    if (run.maxCost() == 0) {
      return new Charge.Used(0);
    }
    Optional<Price> price = prices.price(run.tool());
    return new Charge.Used(price.isPresent() ? cost.applyAsLong(price.get()) : run.maxCost());
  }
}
