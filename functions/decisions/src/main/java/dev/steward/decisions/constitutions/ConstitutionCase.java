package dev.steward.decisions.constitutions;

import java.util.Optional;

/** A case and what a constitution is to say of it. */
public record ConstitutionCase(
    String name, Case known, Verdict verdict, AutonomyLevel level, String rule) {
  /** What the constitution says instead, if it does. */
  public Optional<String> failure(Constitution constitution) {
    Judgement judgement = constitution.judge(known);
    return judgement.verdict() == verdict
            && judgement.level() == level
            && judgement.rule().equals(rule)
        ? Optional.empty()
        : Optional.of(
            "expected %s at %s by %s, got %s at %s by %s (%s)"
                .formatted(
                    verdict.wire(),
                    level,
                    rule,
                    judgement.verdict().wire(),
                    judgement.level(),
                    judgement.rule(),
                    judgement.reason()));
  }
}
