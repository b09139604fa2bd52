package dev.steward.policy;

import java.util.Optional;

/** A call and what a policy is to say of it. */
public record PolicyCase(String name, CallFacts call, Ruling verdict, String rule) {
  /** What the policy says instead, if it does. */
  public Optional<String> failure(Policy policy) {
    Judgement judgement = policy.judge(call);
    return judgement.ruling() == verdict && judgement.rule().equals(rule)
        ? Optional.empty()
        : Optional.of(
            "expected %s by %s, got %s by %s (%s)"
                .formatted(
                    verdict.wire(),
                    rule,
                    judgement.ruling().wire(),
                    judgement.rule(),
                    judgement.reason()));
  }
}
