package dev.steward.redaction;

import java.util.List;

/** Which recognisers there are, in sets. */
public final class Recognisers {
  private Recognisers() {}

  /** Every kind, names and addresses included: for what is stored or sent to a model. */
  public static List<Recogniser> all() {
    Lexicon lexicon = Lexicon.shared();
    return List.of(
        new Identifiers(),
        new Emails(),
        new Domains(),
        new Ibans(),
        new Cards(),
        new SocialSecurity(),
        new IpAddresses(),
        new Dates(),
        new Phones(true),
        new Streets(lexicon),
        new Names(lexicon));
  }

  /** What is personal wherever it stands: for log lines, whose own names and times must stay. */
  public static List<Recogniser> plain() {
    return List.of(
        new Identifiers(),
        new Emails(),
        new Ibans(),
        new Cards(),
        new SocialSecurity(),
        new Phones(false));
  }
}
