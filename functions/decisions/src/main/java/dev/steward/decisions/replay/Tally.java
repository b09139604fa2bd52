package dev.steward.decisions.replay;

import dev.steward.decisions.constitutions.Constitution;
import dev.steward.decisions.constitutions.Judgement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Counts what became of replayed decisions, in the order they come in. */
final class Tally {
  static final int EXAMPLES = 100;

  /** So many cases of a change are explained; the counts tell of how many. */
  private static final int EXPLAINED = 200;

  /** So many that are decided alike are kept to know what is usual. */
  private static final int ALIKE = 1_000;

  private final Constitution constitution;
  private final Map<String, Integer> impossible = new TreeMap<>();
  private final Map<Way, Group> verdicts = new LinkedHashMap<>();
  private final Map<Way, Group> levels = new LinkedHashMap<>();
  private final Map<Way, Group> rules = new LinkedHashMap<>();
  private final List<Past> alike = new ArrayList<>();
  private int decisions;
  private int same;
  private BigDecimal affected = BigDecimal.ZERO;
  private Optional<Instant> oldest = Optional.empty();
  private Optional<Instant> latest = Optional.empty();

  Tally(Constitution constitution) {
    this.constitution = constitution;
  }

  private record Way(String before, String after) {}

  /** The decisions that went one way. */
  private static final class Group {
    private final List<Again.Made> cases = new ArrayList<>();
    private int count;
    private int verdicts;
    private BigDecimal money = BigDecimal.ZERO;

    void add(Again.Made made) {
      count++;
      verdicts += made.sameVerdict() ? 0 : 1;
      money = money.add(made.past().money().orElse(BigDecimal.ZERO));
      if (cases.size() < EXPLAINED) {
        cases.add(made);
      }
    }
  }

  void add(Again again) {
    decisions++;
    Instant at = again.past().at();
    latest = latest.filter(it -> it.isAfter(at)).or(() -> Optional.of(at));
    oldest = oldest.filter(it -> it.isBefore(at)).or(() -> Optional.of(at));
    switch (again) {
      case Again.Impossible(Past _, String why) -> impossible.merge(why, 1, Integer::sum);
      case Again.Made made -> add(made);
    }
  }

  private void add(Again.Made made) {
    Past past = made.past();
    Judgement now = made.judgement();
    group(verdicts, past.verdict().wire(), now.verdict().wire()).add(made);
    group(levels, past.level().name(), now.level().name()).add(made);
    if (made.same()) {
      same++;
    } else {
      group(rules, past.rule(), now.rule()).add(made);
    }
    if (!made.sameVerdict()) {
      affected = affected.add(past.money().orElse(BigDecimal.ZERO));
    } else if (made.sameLevel() && alike.size() < ALIKE) {
      alike.add(past);
    }
  }

  Report report(double seconds) {
    Usual usual = Usual.of(constitution, alike);
    int failed = impossible.values().stream().mapToInt(Integer::intValue).sum();
    return new Report(
        constitution.id(),
        constitution.domain(),
        constitution.digest().value(),
        decisions,
        decisions - failed,
        same,
        decisions - failed - same,
        impossible,
        oldest,
        latest,
        moves(verdicts),
        moves(levels),
        ruleMoves(usual),
        affected,
        examples(usual),
        seconds);
  }

  private static Group group(Map<Way, Group> groups, String before, String after) {
    return groups.computeIfAbsent(new Way(before, after), _ -> new Group());
  }

  private static List<Report.Move> moves(Map<Way, Group> groups) {
    return groups.entrySet().stream()
        .map(
            each ->
                new Report.Move(
                    each.getKey().before(),
                    each.getKey().after(),
                    each.getValue().count,
                    each.getValue().money))
        .sorted(Comparator.comparing(Report.Move::before).thenComparing(Report.Move::after))
        .toList();
  }

  private List<Report.RuleMove> ruleMoves(Usual usual) {
    return rules.entrySet().stream()
        .map(each -> ruleMove(each.getKey(), each.getValue(), usual))
        .sorted(
            Comparator.comparingInt(Report.RuleMove::verdictsChanged)
                .thenComparingInt(Report.RuleMove::decisions)
                .reversed())
        .toList();
  }

  private static Report.RuleMove ruleMove(Way way, Group group, Usual usual) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Again.Made made : group.cases) {
      usual.factors(made).forEach(factor -> counts.merge(factor, 1, Integer::sum));
    }
    List<Report.Factor> factors =
        counts.entrySet().stream()
            .map(each -> new Report.Factor(each.getKey(), each.getValue(), group.cases.size()))
            .sorted(Comparator.comparingInt(Report.Factor::decisions).reversed())
            .limit(5)
            .toList();
    return new Report.RuleMove(
        way.before(),
        way.after(),
        group.cases.getFirst().judgement().reason(),
        group.count,
        group.verdicts,
        group.money,
        factors);
  }

  /** Those first whose verdict differs; some of every way. */
  private List<Report.Change> examples(Usual usual) {
    int each = Math.max(1, EXAMPLES / Math.max(1, rules.size()));
    return rules.values().stream()
        .flatMap(group -> group.cases.stream().limit(each))
        .sorted(Comparator.comparing(Again.Made::sameVerdict))
        .limit(EXAMPLES)
        .map(made -> change(made, usual))
        .toList();
  }

  private Report.Change change(Again.Made made, Usual usual) {
    Past past = made.past();
    Judgement now = made.judgement();
    return new Report.Change(
        past.id(),
        past.entity(),
        past.at(),
        new Report.Side(past.policy(), past.verdict().wire(), past.level().name(), past.rule(), ""),
        new Report.Side(
            constitution.id(), now.verdict().wire(), now.level().name(), now.rule(), now.reason()),
        past.money(),
        usual.factors(made));
  }
}
