package dev.steward.decisions.replay;

import dev.steward.core.TenantId;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.policies.Policies;
import dev.steward.decisions.policies.PolicyId;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides again, from the stored facts and features: no model is asked, nothing is written. Reading
 * goes on in one thread while all processors judge what was read.
 */
@Singleton
public final class Replays {
  private static final int BATCH = 4_000;

  private final Policies policies;
  private final PastRows rows;
  private final TenantTransactions transactions;

  Replays(Policies policies, PastRows rows, TenantTransactions transactions) {
    this.policies = policies;
    this.rows = rows;
    this.transactions = transactions;
  }

  public Report replay(TenantId tenant, PolicyId policy, Selection selection) {
    long start = System.nanoTime();
    Constitution constitution = policies.get(tenant, policy).constitution();
    Judging judging = new Judging(constitution);
    Tally tally = new Tally(constitution);
    List<PastRows.Raw> batch = new ArrayList<>(BATCH);
    transactions.read(
        tenant,
        tx -> {
          rows.read(
              tx,
              tenant,
              constitution.domain(),
              selection,
              raw -> {
                batch.add(raw);
                if (batch.size() == BATCH) {
                  judge(judging, batch, tally);
                }
              });
          return tally;
        });
    judge(judging, batch, tally);
    return tally.report(Duration.ofNanos(System.nanoTime() - start).toMillis() / 1_000.0);
  }

  private static void judge(Judging judging, List<PastRows.Raw> batch, Tally tally) {
    batch.parallelStream().map(raw -> judging.again(raw.understood())).toList().forEach(tally::add);
    batch.clear();
  }
}
