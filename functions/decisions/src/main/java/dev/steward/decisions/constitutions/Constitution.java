package dev.steward.decisions.constitutions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.steward.core.Digest;
import dev.steward.policy.expressions.Condition;
import dev.steward.policy.expressions.Formula;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How a domain decides, as it was published: never changed again under its name and version. {@code
 * digest} covers {@code definition}, the whole file as JSON, in canonical form.
 */
public record Constitution(
    String name,
    ConstitutionVersion version,
    String domain,
    String description,
    Declarations facts,
    List<String> features,
    List<Guard> guards,
    Autonomy autonomy,
    Optional<Formula> money,
    Optional<Assist> assist,
    OutcomeTerms outcome,
    List<Guardrail> guardrails,
    Trial trial,
    DriftTerms drift,
    long price,
    JsonNode definition,
    Digest digest) {
  public Constitution {
    features = List.copyOf(features);
    guards = List.copyOf(guards);
    guardrails = List.copyOf(guardrails);
  }

  /** Such as {@code finance-constitution@1.0.0}. */
  public String id() {
    return name + '@' + version;
  }

  /** The same case is judged the same for ever; whatever cannot be judged is escalated. */
  public Judgement judge(Case known) {
    return CaseVariables.evaluate(CaseVariables.of(this, known), this::judge);
  }

  /** How much money is decided about, as far as that can be told. */
  public Optional<BigDecimal> moneyOf(Case known) {
    return money.flatMap(
        formula -> number(CaseVariables.evaluate(CaseVariables.of(this, known), formula::value)));
  }

  private Judgement judge(CaseVariables known) {
    Formula.Answer size = autonomy.measure().value(known);
    Optional<BigDecimal> measure = number(size);
    Optional<Band> band = measure.flatMap(autonomy::band);
    for (Guard guard : guards) {
      switch (guard.condition().test(known)) {
        case Condition.Answer.Yes _ -> {
          return judgement(guard, band, measure);
        }
        case Condition.Answer.No _ -> {}
        case Condition.Answer.Failed(String why) -> {
          return Judgement.unsure(
              "the guard " + guard.name() + " cannot be evaluated: " + why, measure);
        }
      }
    }
    if (size instanceof Formula.Answer.Failed(String why)) {
      return Judgement.unsure("the size of the matter cannot be told: " + why, measure);
    }
    return band.map(it -> new Judgement(it.verdict(), it.level(), it.name(), it.reason(), measure))
        .orElseGet(() -> Judgement.unsure("it is larger than any band", measure));
  }

  private static Judgement judgement(
      Guard guard, Optional<Band> band, Optional<BigDecimal> measure) {
    AutonomyLevel level =
        guard.verdict() == Verdict.ESCALATE
            ? AutonomyLevel.AL0
            : guard.level().orElseGet(() -> band.map(Band::level).orElse(AutonomyLevel.AL0));
    return new Judgement(guard.verdict(), level, guard.name(), guard.reason(), measure);
  }

  private static Optional<BigDecimal> number(Formula.Answer answer) {
    return answer instanceof Formula.Answer.Value(BigDecimal number)
        ? Optional.of(number)
        : Optional.empty();
  }
}
