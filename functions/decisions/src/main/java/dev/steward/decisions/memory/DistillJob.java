package dev.steward.decisions.memory;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.TenantId;
import dev.steward.decisions.UsedTokens;
import dev.steward.decisions.jobs.Job;
import dev.steward.decisions.jobs.Lease;
import dev.steward.decisions.plans.Plan;
import dev.steward.decisions.plans.Plans;
import dev.steward.json.Json;
import dev.steward.ports.models.Tokens;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.Optional;

/**
 * {@code distill}: a snapshot of the day for every domain, what a model makes of it where there is
 * one, and embeddings of decisions that have none yet, where there is an embedder.
 */
@Singleton
final class DistillJob implements Job {
  private static final int EMBEDDED = 5_000;

  private final Distiller distiller;
  private final Narrator narrator;
  private final Optional<Backfill> backfill;
  private final Plans plans;

  DistillJob(Distiller distiller, Narrator narrator, Optional<Backfill> backfill, Plans plans) {
    this.distiller = distiller;
    this.narrator = narrator;
    this.backfill = backfill;
    this.plans = plans;
  }

  @Override
  public String name() {
    return "distill";
  }

  @Override
  public Report run(TenantId tenant, LocalDate day, Lease lease) {
    ObjectNode said = Json.object();
    ObjectNode progress = lease.progress();
    ArrayNode snapshots = said.putArray("snapshots");
    for (Knowledge knowledge : distiller.run(tenant, day)) {
      ObjectNode snapshot =
          snapshots
              .addObject()
              .put("domain", knowledge.domain())
              .put("summary", knowledge.summary())
              .put("digest", knowledge.digest().value());
      Optional<Narrator.Told> told = narrator.tell(tenant, knowledge);
      told.ifPresent(it -> tell(snapshot, it));
      Tokens more = told.map(Narrator.Told::used).orElse(Tokens.NONE);
      progress.set(TOKENS, UsedTokens.json(UsedTokens.of(progress.path(TOKENS)).plus(more)));
      lease.keep(progress);
    }
    said.set(TOKENS, UsedTokens.json(UsedTokens.of(progress.path(TOKENS))));
    ArrayNode embedded = said.putArray("embedded");
    backfill.ifPresent(
        it -> {
          for (Plan plan : plans.all(tenant)) {
            Backfilled done = it.run(tenant, plan.domain(), EMBEDDED);
            embedded
                .addObject()
                .put("domain", plan.domain())
                .put("now", done.now())
                .put("before", done.before())
                .put("skipped", done.skipped());
            lease.keep(progress.put("domain", plan.domain()));
          }
        });
    return Report.of(said);
  }

  private static void tell(ObjectNode snapshot, Narrator.Told told) {
    switch (told) {
      case Narrator.Told.Narrative(String text, _) -> snapshot.put("narrative", text);
      case Narrator.Told.Nothing(String why, _) -> snapshot.put("notNarrated", why);
    }
  }
}
