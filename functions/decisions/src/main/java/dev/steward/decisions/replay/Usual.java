package dev.steward.decisions.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.steward.decisions.constitutions.Case;
import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.Declaration;
import dev.steward.decisions.constitutions.Judgement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The usual value of each fact: the median of a number, the commonest of anything else, over cases
 * that both policies decide alike. A changed case is explained by the facts of which one, were it
 * usual, would undo the change: a counterfactual of a single factor.
 */
final class Usual {
  private static final int SAMPLE = 1_000;

  private final Constitution constitution;
  private final Map<String, JsonNode> facts;

  private Usual(Constitution constitution, Map<String, JsonNode> facts) {
    this.constitution = constitution;
    this.facts = facts;
  }

  static Usual of(Constitution constitution, List<Past> alike) {
    List<Past> sample = alike.subList(0, Math.min(SAMPLE, alike.size()));
    Map<String, JsonNode> usual = new LinkedHashMap<>();
    for (Declaration fact : constitution.facts().all()) {
      List<JsonNode> values =
          sample.stream()
              .map(past -> past.facts().path(fact.name()))
              .filter(value -> !value.isMissingNode() && !value.isNull())
              .toList();
      if (!values.isEmpty()) {
        usual.put(fact.name(), values.getFirst().isNumber() ? median(values) : mode(values));
      }
    }
    return new Usual(constitution, usual);
  }

  /** The facts, and features, of which one alone makes the difference. */
  List<String> factors(Again.Made made) {
    List<String> factors = new ArrayList<>();
    for (Map.Entry<String, JsonNode> usual : facts.entrySet()) {
      JsonNode own = made.past().facts().path(usual.getKey());
      if (own.equals(usual.getValue())) {
        continue;
      }
      ObjectNode otherwise = made.past().facts().deepCopy();
      otherwise.set(usual.getKey(), usual.getValue());
      if (undone(made, new Case(otherwise, made.past().features()))) {
        factors.add("facts." + usual.getKey());
      }
    }
    for (String feature : made.past().features().keySet()) {
      Map<String, Double> without = new HashMap<>(made.past().features());
      without.remove(feature);
      if (undone(made, new Case(made.past().facts(), without))) {
        factors.add("features." + feature);
      }
    }
    return factors;
  }

  private boolean undone(Again.Made made, Case otherwise) {
    Judgement judgement = constitution.judge(otherwise);
    return judgement.verdict() == made.past().verdict() && judgement.level() == made.past().level();
  }

  private static JsonNode median(List<JsonNode> values) {
    List<JsonNode> sorted =
        values.stream().sorted(Comparator.comparing(JsonNode::decimalValue)).toList();
    return sorted.get(sorted.size() / 2);
  }

  private static JsonNode mode(List<JsonNode> values) {
    return values.stream()
        .collect(
            Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }
}
