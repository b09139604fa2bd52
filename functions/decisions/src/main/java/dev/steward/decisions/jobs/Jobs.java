package dev.steward.decisions.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.core.Fault;
import dev.steward.core.ProblemType;
import dev.steward.core.TenantId;
import dev.steward.core.Violation;
import dev.steward.database.TenantTransactions;
import dev.steward.decisions.History;
import dev.steward.json.Json;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Runs a job for a day: by one at a time, and once. */
@Singleton
final class Jobs {
  private final Map<String, Job> jobs = new TreeMap<>();
  private final JobRows rows;
  private final TenantTransactions transactions;
  private final History history;

  Jobs(List<Job> jobs, JobRows rows, TenantTransactions transactions, History history) {
    jobs.forEach(job -> this.jobs.put(job.name(), job));
    this.rows = rows;
    this.transactions = transactions;
    this.history = history;
  }

  /** Who asks, in which call. */
  record Asker(String principal, String run) {}

  /** What became of it; {@code ran} is false when that day was done before. */
  record Done(boolean ran, ObjectNode report, List<Job.Proposal> proposals) {}

  Done run(TenantId tenant, Asker asker, String name, LocalDate day) {
    Job job =
        Optional.ofNullable(jobs.get(name))
            .orElseThrow(
                () -> invalid("/job", "must be one of " + String.join(", ", jobs.keySet())));
    Optional<JobRows.Claimed> claimed =
        transactions.write(tenant, tx -> rows.claim(tx, tenant, name, day));
    if (claimed.isEmpty()) {
      return transactions
          .read(tenant, tx -> rows.report(tx, tenant, name, day))
          .map(report -> again(report, asker))
          .orElseThrow(() -> new Fault(ProblemType.CONFLICT, name + " is being run for this day"));
    }
    int epoch = claimed.get().epoch();
    try {
      Job.Report report =
          job.run(tenant, day, new Held(tenant, name, day, epoch, claimed.get().progress()));
      ObjectNode said = said(report, asker);
      end(tenant, asker.principal(), name, day, epoch, said);
      return new Done(true, said, report.proposals());
    } catch (RuntimeException e) {
      transactions.write(
          tenant,
          tx -> {
            rows.letGo(tx, tenant, name, day, epoch);
            return name;
          });
      throw e;
    }
  }

  private static ObjectNode said(Job.Report report, Asker asker) {
    ObjectNode said = report.said().deepCopy().put("run", asker.run());
    ArrayNode proposals = said.putArray("proposals");
    report
        .proposals()
        .forEach(
            each ->
                proposals.addObject().put("tool", each.tool()).set("arguments", each.arguments()));
    return said;
  }

  /** The very run that did it may ask again, when its answer was lost; no other proposes anew. */
  private static Done again(ObjectNode report, Asker asker) {
    if (!report.path("run").asText().equals(asker.run())) {
      return new Done(false, report, List.of());
    }
    List<Job.Proposal> proposals = new ArrayList<>();
    report
        .path("proposals")
        .forEach(
            each ->
                proposals.add(
                    new Job.Proposal(each.path("tool").asText(), each.path("arguments"))));
    return new Done(true, report, proposals);
  }

  private void end(
      TenantId tenant, String principal, String job, LocalDate day, int epoch, JsonNode report) {
    transactions.write(
        tenant,
        tx -> {
          if (!rows.end(tx, tenant, job, day, epoch, report)) {
            throw takenOver(job);
          }
          history.tell(
              tx,
              tenant,
              principal,
              "job.done",
              Json.object().put("job", job).put("day", day.toString()));
          return job;
        });
  }

  private static Fault takenOver(String job) {
    return new Fault(ProblemType.CONFLICT, "another has taken " + job + " over");
  }

  private static Fault invalid(String pointer, String message) {
    return new Fault(
        ProblemType.INVALID_INPUT,
        "that is no job",
        List.of(new Violation(pointer, message)),
        null);
  }

  private final class Held implements Lease {
    private final TenantId tenant;
    private final String job;
    private final LocalDate day;
    private final int epoch;
    private final ObjectNode progress;

    Held(TenantId tenant, String job, LocalDate day, int epoch, ObjectNode progress) {
      this.tenant = tenant;
      this.job = job;
      this.day = day;
      this.epoch = epoch;
      this.progress = progress;
    }

    @Override
    public ObjectNode progress() {
      return progress.deepCopy();
    }

    @Override
    public void keep(JsonNode now) {
      boolean held = transactions.write(tenant, tx -> rows.keep(tx, tenant, job, day, epoch, now));
      if (!held) {
        throw takenOver(job);
      }
    }
  }
}
