package dev.steward.reliability.promises;

import dev.steward.core.ProblemType;
import dev.steward.reliability.records.Broken;
import dev.steward.reliability.records.Records;
import dev.steward.reliability.records.Told;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every request has an answer that says what it means. What is not Steward's doing may be a 5xx: an
 * executor that failed, a database that was killed.
 */
final class ClearAnswers implements Promise {
  /** A tool's deadline, and a database that is waited for. */
  private static final long LONGEST_MICROS = 25_000_000;

  private static final Set<String> KNOWN =
      Arrays.stream(ProblemType.values()).map(ProblemType::slug).collect(Collectors.toSet());

  @Override
  public int number() {
    return 7;
  }

  @Override
  public String text() {
    return "Any input gets a clear answer: no 5xx of Steward's own, no hang";
  }

  @Override
  public String looked(Records records) {
    return "%,d answers, of which %,d to nonsense; %,d broken connections"
        .formatted(
            records.told().size(),
            records.told().stream().filter(told -> told.how().equals("vandal")).count(),
            records.broken().size());
  }

  @Override
  public List<Violation> check(Records records) {
    List<Violation> violations = new ArrayList<>(Violation.found(records, number()));
    for (Told told : records.told()) {
      unclear(told).ifPresent(why -> violations.add(new Violation(told.call() + ": " + why)));
    }
    for (Broken broken : records.broken()) {
      if (broken.took() > LONGEST_MICROS) {
        violations.add(
            new Violation(
                "%s waited %d s in vain at %d s: %s"
                    .formatted(
                        broken.call(),
                        broken.took() / 1_000_000,
                        broken.at() / 1_000_000,
                        broken.why())));
      } else if (broken.at() > 0 && !during(broken, records)) {
        violations.add(
            new Violation(
                "%s lost its connection at %.1f s, when nobody had killed Steward: %s"
                    .formatted(broken.call(), broken.at() / 1e6, broken.why())));
      }
    }
    return violations;
  }

  private static Optional<String> unclear(Told told) {
    if (told.took() > LONGEST_MICROS) {
      return Optional.of("answered after " + told.took() / 1_000_000 + " s");
    }
    if (told.status() == 500 || told.problem().equals("internal")) {
      return Optional.of("an answer %d at %d s".formatted(told.status(), told.at() / 1_000_000));
    }
    if (told.how().equals("vandal")
        && told.status() != 503
        && (told.status() < 400 || told.status() >= 500)) {
      return Optional.of("answered with " + told.status());
    }
    if (told.how().equals("storm")
        && told.status() >= 500
        && !told.problem().startsWith("executor-")) {
      return Optional.of("in a storm of duplicates, " + told.status() + " " + told.problem());
    }
    if (told.status() >= 400 && !KNOWN.contains(told.problem())) {
      return Optional.of(told.status() + " with the unknown problem '" + told.problem() + "'");
    }
    return told.json() ? Optional.empty() : Optional.of("no JSON");
  }

  /** A connection may break when the process at its other end does, and for a moment around it. */
  private static boolean during(Broken broken, Records records) {
    long margin = 2_000_000;
    return records.outages().stream()
        .anyMatch(
            outage ->
                broken.at() >= outage.from() - margin
                    && broken.at() - broken.took() <= outage.to() + margin);
  }
}
