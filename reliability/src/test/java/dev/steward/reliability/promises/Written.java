package dev.steward.reliability.promises;

import dev.steward.reliability.records.Agreed;
import dev.steward.reliability.records.Arrival;
import dev.steward.reliability.records.Broken;
import dev.steward.reliability.records.Decided;
import dev.steward.reliability.records.Effect;
import dev.steward.reliability.records.Halt;
import dev.steward.reliability.records.Listed;
import dev.steward.reliability.records.Period;
import dev.steward.reliability.records.Probe;
import dev.steward.reliability.records.Purse;
import dev.steward.reliability.records.Records;
import dev.steward.reliability.records.Records.Finding;
import dev.steward.reliability.records.RunRow;
import dev.steward.reliability.records.Sent;
import dev.steward.reliability.records.Told;
import java.util.ArrayList;
import java.util.List;

/** Records written by hand, to be found fault with. */
final class Written {
  private final List<Sent> sent = new ArrayList<>();
  private final List<Told> told = new ArrayList<>();
  private final List<Broken> broken = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<Purse> purses = new ArrayList<>();
  private final List<Decided> decided = new ArrayList<>();
  private final List<Halt> halts = new ArrayList<>();
  private final List<Probe> probes = new ArrayList<>();
  private final List<Listed> listed = new ArrayList<>();
  private final List<RunRow> runs = new ArrayList<>();
  private final List<Period> periods = new ArrayList<>();
  private final List<Agreed> agreed = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  Written sent(String call, String tool, String task) {
    sent.add(new Sent(1, call, "alder", "ada", tool, task, "{\"call\":\"" + call + "\"}"));
    return this;
  }

  Written told(String call, String run, String state, long effect) {
    return told(
        call, "call", state.equals("succeeded") ? 200 : 502, "executor-failed", run, state, effect);
  }

  Written told(
      String call, String how, int status, String problem, String run, String state, long effect) {
    told.add(
        new Told(
            2, call, how, 1_000, status, status < 400 ? "" : problem, true, run, state, effect));
    return this;
  }

  Written broken(String call, long at, long took) {
    broken.add(new Broken(at, call, "call", took, "no answer"));
    return this;
  }

  Written effect(String run, String tool, String call, long number, long pages) {
    effects.add(
        new Effect(10, run, "alder", tool, call, "{\"call\":\"" + call + "\"}", number, pages));
    return this;
  }

  /** The first effect of that input. */
  Written effect(String run, String tool, String call, String input) {
    effects.add(new Effect(10, run, "alder", tool, call, input, 1, 0));
    return this;
  }

  Written arrival(long at, String tool) {
    arrivals.add(new Arrival(at, "run_1", "alder", tool, 1));
    return this;
  }

  Written purse(String task, long limit) {
    purses.add(new Purse("alder", task, limit));
    return this;
  }

  Written decided(String run, String approver, String decision, String arguments) {
    decided.add(
        new Decided(5, "alder", approver, "apr_1", run, "ada", arguments, decision, 200, ""));
    return this;
  }

  Written agreed(String run, String decidedBy, String arguments, String state) {
    agreed.add(new Agreed(run, "ada", decidedBy, arguments, state));
    return this;
  }

  Written finding(int promise) {
    findings.add(new Finding(promise, "something that was looked for"));
    return this;
  }

  Written halt(long acknowledged, long releasing, String tool) {
    halts.add(new Halt(acknowledged, releasing, "alder", tool, "the stop"));
    return this;
  }

  Written probe(int status, String foreign, String missing) {
    probes.add(new Probe("/v1/runs/ID", status, foreign, status, missing));
    return this;
  }

  Written listed(String tenant, String run) {
    listed.add(new Listed(tenant, run));
    return this;
  }

  Written period(long posted, long pending, long limit) {
    periods.add(new Period("alder", "task", posted, pending, limit));
    return this;
  }

  Written run(String id, String tool, String state, String call, long effect, long cost) {
    runs.add(
        new RunRow(
            "alder", id, tool, state, "ada", call, "{}", "", 0, effect, cost, 1, "run." + state));
    return this;
  }

  List<Violation> against(Promise promise) {
    return promise.check(
        new Records(
            sent, told, broken, effects, arrivals, purses, decided, halts, probes, listed, runs,
            periods, agreed, List.of(), findings, 0));
  }
}
