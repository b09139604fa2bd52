package dev.steward.controlplane.ledger;

import dev.steward.controlplane.kernel.Move;
import dev.steward.controlplane.kernel.OnMove;
import dev.steward.controlplane.ledger.prices.PriceTable;
import dev.steward.controlplane.runs.Run;
import dev.steward.core.Digest;
import dev.steward.core.IdSource;
import dev.steward.database.Statements;
import dev.steward.journal.Facts;
import dev.steward.journal.NewEntry;
import dev.steward.json.Json;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.OptionalLong;

/** Settles or gives back what a run holds, in the transaction that ends it. */
@Singleton
final class Accounting implements OnMove {
  private final Ledger ledger;
  private final Charges charges;
  private final PriceTable prices;
  private final IdSource ids;
  private final InstantSource clock;
  private final Counter overruns;

  Accounting(
      Ledger ledger,
      Charges charges,
      PriceTable prices,
      IdSource ids,
      InstantSource clock,
      MeterRegistry metrics) {
    this.ledger = ledger;
    this.charges = charges;
    this.prices = prices;
    this.ids = ids;
    this.clock = clock;
    this.overruns =
        Counter.builder("steward.ledger.overruns")
            .description("Runs that used more than was held for them")
            .register(metrics);
  }

  @Override
  public OptionalLong cost(Move move) {
    return switch (charges.of(move)) {
      case Charge.Used(long micros) -> OptionalLong.of(Math.min(micros, move.after().maxCost()));
      case Charge.Nothing _, Charge.Later _ -> OptionalLong.empty();
    };
  }

  @Override
  public List<NewEntry> add(Statements statements, Move move) {
    Run run = move.after();
    if (run.maxCost() == 0) {
      return List.of();
    }
    return switch (charges.of(move)) {
      case Charge.Later _ -> List.of();
      case Charge.Nothing _ -> {
        ledger.giveBack(statements, run);
        yield List.of();
      }
      case Charge.Used(long micros) -> {
        ledger.settle(statements, run, micros);
        yield micros > run.maxCost() ? List.of(overrun(run, micros)) : List.of();
      }
    };
  }

  /** The budget is kept; that the price table was wrong about this tool, somebody must learn. */
  private NewEntry overrun(Run run, long used) {
    overruns.increment();
    return new NewEntry(
        ids.next("evt"),
        "ledger.overrun",
        clock.instant(),
        new Facts(
            run.principal(),
            run.id(),
            run.trace(),
            run.session().orElse(null),
            run.task().orElse(null),
            run.tool(),
            run.toolDigest().map(Digest::value).orElse(null)),
        Json.object()
            .put("held", Long.toString(run.maxCost()))
            .put("used", Long.toString(used))
            .put("charged", Long.toString(run.maxCost()))
            .put("currency", prices.currency().value()));
  }
}
