package dev.steward.reliability.promises;

import dev.steward.reliability.records.Effect;
import dev.steward.reliability.records.Records;
import dev.steward.reliability.records.RunRow;
import dev.steward.reliability.records.Sent;
import dev.steward.reliability.records.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What was acknowledged is there, as it was told; what happened, happened once. */
final class NothingLost implements Promise {
  private static final Set<String> NOT_DONE = Set.of("held", "admitted", "refused", "cancelled");

  @Override
  public int number() {
    return 1;
  }

  @Override
  public String text() {
    return "No acknowledged run is lost; no effect happens twice";
  }

  @Override
  public String looked(Records records) {
    return "%,d answers, %,d runs, %,d effects"
        .formatted(records.told().size(), records.runs().size(), records.effects().size());
  }

  @Override
  public List<Violation> check(Records records) {
    List<Violation> violations = new ArrayList<>();
    acknowledged(records, violations);
    oneRunForACall(records, violations);
    oneEffectForACall(records, violations);
    asItWasSent(records, violations);
    keyOfAnotherBody(records, violations);
    stateTellsTheTruth(records, violations);
    everythingEnded(records, violations);
    return violations;
  }

  /** A run that was named in an answer exists, and an end that was told is the end it has. */
  private static void acknowledged(Records records, List<Violation> violations) {
    Map<String, RunRow> runs = records.runsById();
    for (Told told : records.told()) {
      if (told.run().isEmpty() || told.how().equals("vandal")) {
        continue;
      }
      RunRow run = runs.get(told.run());
      if (run == null) {
        violations.add(
            new Violation(told.call() + " was told of " + told.run() + ", which is nowhere"));
      } else if (!run.call().equals(told.call())) {
        violations.add(
            new Violation(told.call() + " was told of " + told.run() + ", a run of " + run.call()));
      } else if (!stands(told, run)) {
        violations.add(
            new Violation(
                "%s was told that %s is %s; it is %s"
                    .formatted(told.call(), run.id(), told.state(), run.state())));
      }
    }
  }

  private static boolean stands(Told told, RunRow run) {
    return switch (told.state()) {
      case "succeeded" -> run.state().equals("succeeded") && told.effect() == run.effect();
      case "failed", "refused", "cancelled" -> run.state().equals(told.state());
      // May still be found out.
      case "unknown" -> Set.of("unknown", "succeeded", "failed").contains(run.state());
      default -> true;
    };
  }

  /** The same key never stands for two runs, unless the earlier ones were refused. */
  private static void oneRunForACall(Records records, List<Violation> violations) {
    records
        .runsByCall()
        .forEach(
            (call, runs) -> {
              List<String> real =
                  runs.stream()
                      .filter(run -> !run.state().equals("refused"))
                      .map(RunRow::id)
                      .toList();
              if (real.size() > 1) {
                violations.add(new Violation(call + " became several runs: " + real));
              }
            });
  }

  private static void oneEffectForACall(Records records, List<Violation> violations) {
    records
        .effectsByCall()
        .forEach(
            (call, effects) -> {
              if (effects.size() > 1) {
                violations.add(
                    new Violation(
                        "%s had %d effects: %s"
                            .formatted(
                                call,
                                effects.size(),
                                effects.stream().map(Effect::key).collect(Collectors.toSet()))));
              }
            });
  }

  private static void asItWasSent(Records records, List<Violation> violations) {
    Map<String, Sent> calls = records.calls();
    for (Effect effect : records.effects()) {
      Sent call = calls.get(effect.call());
      if (call == null) {
        violations.add(new Violation(effect.key() + " had an effect that nobody asked for"));
      } else if (!call.input().equals(effect.input()) || !call.tenant().equals(effect.tenant())) {
        violations.add(
            new Violation(
                "%s asked for %s, and %s happened to %s"
                    .formatted(effect.call(), call.input(), effect.input(), effect.tenant())));
      }
    }
  }

  private static void keyOfAnotherBody(Records records, List<Violation> violations) {
    records.told().stream()
        .filter(told -> told.how().equals("misused") && told.status() < 400)
        .forEach(
            told ->
                violations.add(
                    new Violation(
                        "%s was answered %d under a key of another body"
                            .formatted(told.call(), told.status()))));
  }

  private static void stateTellsTheTruth(Records records, List<Violation> violations) {
    Map<String, List<Effect>> effects = new HashMap<>(records.effectsByRun());
    for (RunRow run : records.runs()) {
      List<Effect> own = effects.getOrDefault(run.id(), List.of());
      effects.remove(run.id());
      judge(run, own, violations);
    }
    effects.forEach(
        (run, own) ->
            violations.add(
                new Violation(own.size() + " effects of " + run + ", which is nowhere")));
  }

  private static void judge(RunRow run, List<Effect> own, List<Violation> violations) {
    boolean surelyNot =
        NOT_DONE.contains(run.state()) || (run.state().equals("failed") && !run.answeredWrongly());
    if (surelyNot && !own.isEmpty()) {
      violations.add(
          new Violation(
              "%s is %s (%s), and yet it had an effect"
                  .formatted(run.id(), run.state(), run.problem())));
    }
    if (run.state().equals("succeeded")
        && own.stream().noneMatch(effect -> effect.number() == run.effect())) {
      violations.add(new Violation(run.id() + " succeeded without its effect " + run.effect()));
    }
    if (!own.isEmpty() && run.dispatchings() == 0) {
      violations.add(new Violation(run.id() + " had an effect and no run.dispatching on record"));
    }
    if (!run.lastEvent().equals("run." + run.state())) {
      violations.add(
          new Violation(
              "%s is %s, and the journal ends with %s"
                  .formatted(run.id(), run.state(), run.lastEvent())));
    }
  }

  private static void everythingEnded(Records records, List<Violation> violations) {
    records.runs().stream()
        .filter(run -> Set.of("admitted", "dispatching").contains(run.state()))
        .forEach(
            run -> violations.add(new Violation(run.id() + " is " + run.state() + " for ever")));
  }
}
