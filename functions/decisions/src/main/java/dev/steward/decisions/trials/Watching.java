package dev.steward.decisions.trials;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.Declaration;
import dev.steward.decisions.drift.Watched;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is watched of one side, baseline or window: verdicts, levels, rules, what facts say, and
 * whether those are given that need not be.
 */
final class Watching {
  private final Constitution constitution;
  private long cases;
  private final Map<String, Map<String, Long>> levels = new TreeMap<>();
  private final Map<String, List<Double>> numbers = new TreeMap<>();

  Watching(Constitution constitution) {
    this.constitution = constitution;
  }

  /** How many were seen. */
  long cases() {
    return cases;
  }

  void see(DriftRows.Seen seen) {
    cases++;
    count("verdict", seen.verdict());
    count("level", seen.level());
    count("rule", seen.rule());
    for (Declaration fact : constitution.facts().all()) {
      JsonNode value = seen.facts().path(fact.name());
      String name = "facts." + fact.name();
      if (fact.personal()) {
        continue;
      }
      boolean given = !value.isMissingNode() && !value.isNull();
      if (!fact.required()) {
        count("known." + fact.name(), given ? "given" : "missing");
      }
      if (!given) {
        continue;
      }
      switch (fact.type()) {
        case NUMBER, INTEGER ->
            numbers.computeIfAbsent(name, _ -> new ArrayList<>()).add(value.asDouble());
        case BOOLEAN -> count(name, value.asText());
        case STRING -> {
          if (!fact.values().isEmpty()) {
            count(name, value.asText());
          }
        }
        case TIMESTAMP -> {
          // goes on by itself
        }
      }
    }
  }

  static Map<String, Watched> beside(Watching baseline, Watching window) {
    Map<String, Watched> watched = new HashMap<>();
    window.levels.forEach(
        (name, counts) ->
            watched.put(
                name, new Watched.Levels(baseline.levels.getOrDefault(name, Map.of()), counts)));
    window.numbers.forEach(
        (name, values) ->
            watched.put(
                name, new Watched.Numbers(baseline.numbers.getOrDefault(name, List.of()), values)));
    return watched;
  }

  private void count(String name, String level) {
    levels.computeIfAbsent(name, _ -> new HashMap<>()).merge(level, 1L, Long::sum);
  }
}
