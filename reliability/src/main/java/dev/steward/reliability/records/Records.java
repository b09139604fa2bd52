package dev.steward.reliability.records;

import dev.steward.reliability.app.Tortured.Outage;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that was written down, by clients, executor and database. */
public record Records(
    List<Sent> sent,
    List<Told> told,
    List<Broken> broken,
    List<Effect> effects,
    List<Arrival> arrivals,
    List<Purse> purses,
    List<Decided> decided,
    List<Halt> halts,
    List<Probe> probes,
    List<Listed> listed,
    List<RunRow> runs,
    List<Period> periods,
    List<Agreed> agreed,
    List<Outage> outages,
    List<Finding> findings,
    int verifications) {
  /** Something that was looked for while Steward was still there to be asked. */
  public record Finding(int promise, String what) {}

  public Records with(List<Finding> more, int howOften) {
    return new Records(
        sent,
        told,
        broken,
        effects,
        arrivals,
        purses,
        decided,
        halts,
        probes,
        listed,
        runs,
        periods,
        agreed,
        outages,
        Stream.concat(findings.stream(), more.stream()).toList(),
        verifications + howOften);
  }

  public Map<String, Sent> calls() {
    return sent.stream().collect(Collectors.toMap(Sent::call, Function.identity(), (a, _) -> a));
  }

  public Map<String, RunRow> runsById() {
    return runs.stream().collect(Collectors.toMap(RunRow::id, Function.identity()));
  }

  public Map<String, List<RunRow>> runsByCall() {
    return runs.stream().collect(Collectors.groupingBy(RunRow::call));
  }

  public Map<String, List<Effect>> effectsByRun() {
    return effects.stream().collect(Collectors.groupingBy(Effect::key));
  }

  public Map<String, List<Effect>> effectsByCall() {
    return effects.stream().collect(Collectors.groupingBy(Effect::call));
  }
}
