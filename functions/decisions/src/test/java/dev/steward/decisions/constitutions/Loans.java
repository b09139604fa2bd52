package dev.steward.decisions.constitutions;

/** A small constitution for tests, of which one place is another. */
public record Loans(String text) {
  /** Line by line as it stands, so that tests can name lines. */
  public static Loans plain() {
    return new Loans(
        """
        name: loans
        version: 1.0.0
        domain: lending
        facts:
          amount: {type: number, minimum: 0}
          months: {type: integer, minimum: 0}
          income: {type: number, required: false}
          age: {type: integer, required: false, protected: true}
          applicant: {type: string, required: false, personal: true}
        guards:
          - name: too-long
            when: facts.months > 60
            verdict: deny
            level: AL2
            reason: longer than five years
        autonomy:
          measure: facts.amount
          bands:
            - {upTo: 500, level: AL3, verdict: approve, reason: small}
            - {upTo: 1000, level: AL1, verdict: approve, reason: a person agrees}
            - {level: AL0, verdict: escalate, reason: large}
        money: facts.amount
        outcome:
          metrics:
            repaid: {type: boolean}
          success: outcome.repaid
        """);
  }

  /** With the guard's condition. */
  public Loans when(String expression) {
    return with("facts.months > 60", expression);
  }

  public Loans version(String version) {
    return with("version: 1.0.0", "version: " + version);
  }

  public Loans with(String before, String after) {
    if (!text.contains(before)) {
      throw new IllegalArgumentException("there is no " + before);
    }
    return new Loans(text.replace(before, after));
  }
}
